import type { DeskRequest } from '../../../src/contract/desks.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';

const HEADLINE = 140;

const headline = (text: string): string =>
  text.length > HEADLINE ? `${text.slice(0, HEADLINE)}…` : text;

/** How it stands, and whether its day has passed. */
export function RequestTags({ request }: { readonly request: DeskRequest }) {
  const { say } = useWords();
  const layout = useLayout();
  const { state, taker, overdue, language } = request;
  return (
    <span className={layout.row}>
      <Tag tone={state === 'answered' ? 'success' : 'informative'}>
        {say(`preparing.desk.states.${state}`, { name: taker ?? '' })}
      </Tag>
      {overdue ? <Tag tone="warning">{say('preparing.desk.overdue')}</Tag> : null}
      <LanguageTag language={language} />
    </span>
  );
}

export function RequestCard({ request }: { readonly request: DeskRequest }) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { id, text, desk, asker, createdAt, dueAt, language } = request;
  return (
    <li className={layout.card}>
      <h3 className={layout.h3} lang={language}>
        <TextLink to={`/desks/${encodeURIComponent(id)}`}>{headline(text)}</TextLink>
      </h3>
      <RequestTags request={request} />
      <p className={layout.muted} style={{ margin: 0 }}>
        {[
          desk.name,
          say('preparing.desk.from', { name: asker, date: date(createdAt) }),
          say('preparing.desk.due', { date: date(dueAt) }),
        ].join(' · ')}
      </p>
    </li>
  );
}
