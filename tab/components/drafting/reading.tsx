import { MessageBar, MessageBarBody, mergeClasses, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import { DocumentLink } from '../links.tsx';
import { Section } from '../page.tsx';
import type { DraftRules, Group, Source } from './desk.ts';
import type { Statement, Work } from './work.ts';

type Kind = DraftRules<Statement>['words'];

/** Being published, or published with the way to its document. */
export function Outcome(props: {
  readonly words: Kind;
  readonly state: 'draft' | 'publishing' | 'published';
  readonly webUrl: string | null;
}) {
  const { words, state, webUrl } = props;
  const { say } = useWords();
  if (state === 'publishing') {
    return (
      <div role="status">
        <Spinner label={say(`tab.drafting.${words}.publishing`)} labelPosition="after" />
      </div>
    );
  }
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        {say(`tab.drafting.${words}.published`)}{' '}
        {webUrl ? (
          <DocumentLink href={webUrl}>{say('tab.drafting.open-document')}</DocumentLink>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}

/** How many, who agreed to be named, and in which languages they wrote. */
export function TookPart(props: {
  readonly words: Kind;
  readonly contributors: number;
  readonly named: readonly string[];
  readonly languages: readonly string[];
}) {
  const { words, contributors, named, languages } = props;
  const { say, list } = useWords();
  const layout = useLayout();
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say(`tab.drafting.${words}.contributors`, { count: contributors })}{' '}
      {named.length > 0
        ? say(`tab.drafting.${words}.named`, { names: list(named) })
        : say('tab.drafting.nobody-named')}{' '}
      {languages.length > 0
        ? say(`tab.drafting.${words}.languages`, {
            languages: list(languages.map((language) => say(`common.languages.${language}`))),
          })
        : null}
    </p>
  );
}

/** That something was taken back, and nothing of what it was. */
export function TakenBack({ count }: { readonly count: number }) {
  const { say } = useWords();
  const layout = useLayout();
  if (count === 0) return null;
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say('tab.drafting.taken-back', { count })}
    </p>
  );
}

/** The statements as they are read, each with what it rests on, and what was set aside. */
export function Statements<T extends Statement>(props: {
  readonly words: Kind;
  readonly groups: readonly Group<T>[];
  readonly setAside: Work<T>['setAside'];
  readonly sources: readonly Source[];
  /** What stands above the text of a statement. */
  readonly label: (statement: T) => ReactNode;
}) {
  const { words, groups, setAside, label } = props;
  const { say } = useWords();
  const layout = useLayout();
  const sources = new Map(props.sources.map((source) => [source.id, source]));
  return (
    <>
      {groups
        .filter(({ statements }) => statements.length > 0)
        .map(({ key, title, statements }) => (
          <Section key={key} id={`group-${key}`} title={title}>
            <ul className={layout.list}>
              {statements.map((statement) => (
                <Said key={statement.id} {...{ words, statement, sources }}>
                  {label(statement)}
                </Said>
              ))}
            </ul>
          </Section>
        ))}
      {setAside.length === 0 ? null : (
        <Section id="set-aside" title={say(`tab.drafting.${words}.set-aside`)}>
          <ul className={layout.list}>
            {setAside.map(({ statement, reason }) => (
              <li key={statement.id} className={layout.card}>
                <p className={layout.written}>{statement.text}</p>
                <p className={mergeClasses(layout.plain, layout.muted)}>
                  {say('tab.drafting.because', { reason })}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Said(props: {
  readonly words: Kind;
  readonly statement: Statement;
  readonly sources: ReadonlyMap<string, Source>;
  readonly children: ReactNode;
}) {
  const { words, statement, sources } = props;
  const { say } = useWords();
  const layout = useLayout();
  const found = statement.sources.flatMap((id) => sources.get(id) ?? []);
  return (
    <li className={layout.card}>
      {props.children}
      <p className={layout.written}>{statement.text}</p>
      {statement.machine ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>{say('rewriting.mark')}</p>
      ) : null}
      <details>
        <summary>
          {say(`tab.drafting.${words}.rests-on`, { count: statement.sources.length })}
        </summary>
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
