import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { PreparationPage as Shape } from '../../../src/contract/preparing.ts';
import { Countries } from '../../components/countries.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { Draft } from './draft.tsx';
import { Moves } from './moves.tsx';
import { Judged, QUESTIONS } from './parts.tsx';
import { usePreparation } from './queries.ts';

/** The four questions: answered while a draft, read afterwards. */
export default function PreparationRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const queries = useQueryClient();
  const query = usePreparation(id);
  const known = query.data?.preparation;
  return (
    <Page
      title={known?.subject ?? say('preparing.record')}
      {...(known ? { lang: known.language } : {})}
      above={<TextLink to="/preparing">{say('preparing.list.button')}</TextLink>}
      actions={known ? <Tag>{say(`preparing.states.${known.state}`)}</Tag> : null}
    >
      <Read query={query}>
        {(page) => {
          const onSaved = (saved: Shape) => queries.setQueryData(['preparation', id], saved);
          return page.preparation.state === 'draft' ? (
            <Draft key={id} page={page} onSaved={onSaved} />
          ) : (
            <>
              <Answered page={page} />
              <Moves page={page} onSaved={onSaved} />
            </>
          );
        }}
      </Read>
    </Page>
  );
}

function Answered({ page }: { readonly page: Shape }) {
  const { say } = useWords();
  const layout = useLayout();
  const { preparation, judged } = page;
  return (
    <>
      <p className={layout.muted}>
        {say(`preparing.kinds.${preparation.kind}`)}
        {' · '}
        {preparation.countries.length > 0 ? (
          <>
            <Countries names={preparation.countries} />
            {' · '}
          </>
        ) : null}
        {say('preparing.by', { name: preparation.author })}
      </p>
      {QUESTIONS.map((question) => (
        <Section key={question} id={question} title={say(`preparing.questions.${question}`)}>
          <div className={layout.card}>
            <p className={layout.written} lang={preparation.language}>
              {preparation.answers[question] || say('preparing.empty')}
            </p>
            {question === 'exists' ? <Judged judged={judged} /> : null}
          </div>
        </Section>
      ))}
    </>
  );
}
