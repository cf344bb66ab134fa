import { MessageBar, MessageBarBody, mergeClasses, Spinner } from '@fluentui/react-components';
import type {
  Contribution,
  Statement,
  SynthesisPage,
} from '../../../../src/contract/discussions.ts';
import { useLayout } from '../../../components/layout.ts';
import { DocumentLink } from '../../../components/links.tsx';
import { Section } from '../../../components/page.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';
import { grouped } from './groups.ts';

/** What was let go: being published, or published with the way to its document. */
export function Reader({ page }: { readonly page: SynthesisPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const sources = new Map(page.sources.map((source) => [source.id, source]));
  return (
    <>
      {page.state === 'publishing' ? (
        <div role="status">
          <Spinner label={say('tab.synthesis.publishing')} labelPosition="after" />
        </div>
      ) : (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {say('tab.synthesis.published')}{' '}
            {page.webUrl ? (
              <DocumentLink href={page.webUrl}>{say('tab.synthesis.open-document')}</DocumentLink>
            ) : null}
          </MessageBarBody>
        </MessageBar>
      )}
      <TookPart page={page} />
      {grouped(page.questions, page.statements)
        .filter(({ statements }) => statements.length > 0)
        .map(({ question, statements }) => (
          <Section
            key={question ?? 'none'}
            id={`question-${question ?? 'none'}`}
            title={questionTitle(page, question, say('tab.synthesis.no-question'))}
          >
            <ul className={layout.list}>
              {statements.map((statement) => (
                <Said key={statement.id} statement={statement} sources={sources} />
              ))}
            </ul>
          </Section>
        ))}
      <SetAside page={page} />
    </>
  );
}

export const questionTitle = (
  page: SynthesisPage,
  question: number | null,
  none: string,
): string => (question === null ? none : `${question + 1}. ${page.questions[question] ?? ''}`);

/** How many, and who agreed to be named. */
export function TookPart({ page }: { readonly page: SynthesisPage }) {
  const { say, list } = useWords();
  const layout = useLayout();
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say('tab.synthesis.contributors', { count: page.contributors })}{' '}
      {page.named.length > 0
        ? say('tab.synthesis.named', { names: list(page.named) })
        : say('tab.synthesis.nobody-named')}{' '}
      {page.languages.length > 0
        ? say('tab.synthesis.languages', {
            languages: list(page.languages.map((language) => say(`common.languages.${language}`))),
          })
        : null}
    </p>
  );
}

function Said(props: {
  readonly statement: Statement;
  readonly sources: ReadonlyMap<string, Contribution>;
}) {
  const { statement, sources } = props;
  const { say } = useWords();
  const layout = useLayout();
  const found = statement.sources.flatMap((id) => sources.get(id) ?? []);
  return (
    <li className={layout.card}>
      {statement.kind === 'point' ? null : (
        <div>
          <Tag tone={statement.kind === 'dissent' ? 'warning' : 'brand'}>
            {say(`tab.synthesis.kind.${statement.kind}`)}
          </Tag>
        </div>
      )}
      <p className={layout.written}>{statement.text}</p>
      <details>
        <summary>{say('tab.synthesis.rests-on', { count: statement.sources.length })}</summary>
        <ul>
          {found.map(({ id, author, text, language }) => (
            <li key={id}>
              <strong>{author}</strong> <span lang={language}>{text}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function SetAside({ page }: { readonly page: SynthesisPage }) {
  const { say } = useWords();
  const layout = useLayout();
  if (page.setAside.length === 0) return null;
  return (
    <Section id="set-aside" title={say('tab.synthesis.set-aside')}>
      <ul className={layout.list}>
        {page.setAside.map(({ statement, reason }) => (
          <li key={statement.id} className={layout.card}>
            <p className={layout.written}>{statement.text}</p>
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say('tab.synthesis.because', { reason })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
