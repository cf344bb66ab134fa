import { mergeClasses } from '@fluentui/react-components';
import type { Statement } from '../../../../src/contract/discussions.ts';
import type { Interim } from '../../../../src/contract/summaries.ts';
import { TakenBack } from '../../../components/drafting/reading.tsx';
import { useLayout } from '../../../components/layout.ts';
import { DocumentLink, TextLink } from '../../../components/links.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';
import { groupsOf } from '../synthesis/rules.tsx';

interface Place {
  readonly discussion: string;
  readonly questions: readonly string[];
}

/** Sentences in their contributors' words, each with the way to what it rests on. */
export function Points(props: {
  readonly place: Place;
  readonly statements: readonly Statement[];
  /** Ids of those that a single person says. */
  readonly alone?: readonly string[];
}) {
  const { place, statements, alone = [] } = props;
  const { say } = useWords();
  const layout = useLayout();
  const groups = groupsOf(place.questions, statements, say('tab.synthesis.no-question'));
  return groups
    .filter((group) => group.statements.length > 0)
    .map((group) => (
      <div key={group.key} className={layout.tight}>
        <h4 className={layout.h3}>{group.title}</h4>
        <ul className={layout.tight}>
          {group.statements.map(({ id, kind, text, sources }) => (
            <li key={id}>
              <span>{text}</span>{' '}
              {kind === 'point' ? null : (
                <Tag tone={kind === 'dissent' ? 'warning' : 'brand'}>
                  {say(`tab.synthesis.kind.${kind}`)}
                </Tag>
              )}{' '}
              {alone.includes(id) ? <Tag>{say('summaries.alone')}</Tag> : null}{' '}
              <span className={mergeClasses(layout.muted)}>
                {sources.map((source, index) => (
                  <span key={source}>
                    {index > 0 ? ' · ' : null}
                    <TextLink to={`/discussions/${place.discussion}?said=${source}`}>
                      {say('summaries.source', { number: index + 1 })}
                    </TextLink>
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </div>
    ));
}

/** What was not said, and who was not heard. Nothing where there is nothing of it. */
export function Silences(props: {
  readonly silences: Interim['silences'];
  readonly questions: readonly string[];
  /** Of its headings, by where it stands. */
  readonly level?: 'h2' | 'h4';
}) {
  const { level: Heading = 'h4' } = props;
  const { questions, subjects, documents, groups, withheld } = props.silences;
  const { say, list } = useWords();
  const layout = useLayout();
  const asked = questions.map((index) => `${index + 1}. ${props.questions[index] ?? ''}`);
  const unsaid = [...questions, ...subjects, ...documents].length > 0;
  return (
    <>
      {unsaid ? (
        <div className={layout.tight}>
          <Heading className={layout.h3}>{say('summaries.unsaid.title')}</Heading>
          <ul className={layout.tight}>
            {asked.length > 0 ? (
              <li>{say('summaries.unsaid.questions', { items: list(asked) })}</li>
            ) : null}
            {subjects.length > 0 ? (
              <li>{say('summaries.unsaid.subjects', { items: list([...subjects]) })}</li>
            ) : null}
            {documents.map(({ title, url }) => (
              <li key={url}>
                {say('summaries.unsaid.no-mention')} <DocumentLink href={url}>{title}</DocumentLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {groups.length > 0 || withheld > 0 ? (
        <div className={layout.tight}>
          <Heading className={layout.h3}>{say('summaries.unheard.title')}</Heading>
          {groups.length > 0 ? (
            <p className={layout.plain}>
              {say('summaries.unheard.groups', { items: list([...groups]) })}
            </p>
          ) : null}
          {withheld > 0 ? (
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say('summaries.unheard.withheld', { count: withheld })}
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** On how much it stands, in which languages, and until when. */
export function Fed({ interim }: { readonly interim: Interim }) {
  const { say, list, date } = useWords();
  const layout = useLayout();
  const { contributions: count, languages, until } = interim;
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say('summaries.fed', {
        count,
        languages: list(languages.map((one) => say(`common.languages.${one}`))),
        date: date(until),
      })}
    </p>
  );
}

/** One interim summary as it is read. */
export function InterimRead({
  place,
  interim,
}: {
  readonly place: Place;
  readonly interim: Interim;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.stack}>
      <Fed interim={interim} />
      {interim.statements.length === 0 ? (
        <p className={layout.plain}>{say('summaries.none')}</p>
      ) : null}
      <Points place={place} statements={interim.statements} alone={interim.alone} />
      {interim.setAside.map(({ statement, reason }) => (
        <p key={statement.id} className={mergeClasses(layout.plain, layout.muted)}>
          {statement.text} {say('tab.drafting.because', { reason })}
        </p>
      ))}
      <TakenBack count={interim.gone.length} />
      <Silences silences={interim.silences} questions={place.questions} />
    </div>
  );
}
