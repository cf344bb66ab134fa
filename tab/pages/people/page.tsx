import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Experts } from '../../../src/contract/expertise.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { QuestionForm } from '../../components/question-form.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Continuity } from './continuity.tsx';
import { Credited, ExpertCard } from './parts.tsx';
import { useExperts, useOwnExpertise } from './queries.ts';
import { topicName } from './said.ts';

const FIRST = 5;
/** The most that one answer carries. */
const MOST = 20;
const LONGEST = 500;

/** Who knows about something. The question is in the address, so that it can be sent to others and linked to. */
export default function PeoplePage() {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const topic = params.get('topic') ?? '';
  const asked = params.get('q') ?? (topic ? topicName(topic, words) : '');
  const q = asked.trim().slice(0, LONGEST);
  const own = useOwnExpertise();
  return (
    <Page
      title={say('expertise.page.title')}
      actions={<LinkButton to="/people/me">{say('expertise.page.mine')}</LinkButton>}
    >
      <QuestionForm
        key={`ask ${q}`}
        q={q}
        label={say('expertise.page.label')}
        placeholder={say('expertise.page.placeholder')}
        go={say('expertise.page.go')}
        longest={LONGEST}
        onAsk={(next) => setParams({ q: next })}
      />
      {q === '' ? (
        <Empty title={say('expertise.page.before')} />
      ) : (
        <Answers key={`answers ${q}`} q={q} />
      )}
      <p className={layout.muted}>{say('expertise.what')}</p>
      {own.data?.continuity ? <Continuity /> : null}
    </Page>
  );
}

function Answers({ q }: { readonly q: string }) {
  const [limit, setLimit] = useState(FIRST);
  const query = useExperts(q, limit);
  return (
    <Read query={query}>
      {(answer) => (
        <People
          q={q}
          answer={answer}
          busy={query.isPlaceholderData}
          onMore={limit < MOST ? () => setLimit(Math.min(limit + FIRST, MOST)) : null}
        />
      )}
    </Read>
  );
}

function People(props: {
  readonly q: string;
  readonly answer: Experts;
  readonly busy: boolean;
  readonly onMore: (() => void) | null;
}) {
  const { q, answer, onMore } = props;
  const { say } = useWords();
  const layout = useLayout();
  const total = answer.items.length + answer.more;
  return (
    <>
      <p role="status" className={layout.plain}>
        {total === 0 ? say('expertise.nothing') : say('expertise.page.found', { count: total })}
      </p>
      {total === 0 ? <Nobody q={q} /> : null}
      <ul className={layout.list}>
        {answer.items.map((expert) => (
          <ExpertCard key={expert.person.id} expert={expert} asked={q} matter={answer} />
        ))}
      </ul>
      {answer.more > 0 && onMore ? (
        <div>
          <Button disabled={props.busy} onClick={onMore}>
            {say('expertise.page.show-more')}
          </Button>
        </div>
      ) : null}
      <Credited answer={answer} asked={q} />
    </>
  );
}

/** No name found is said plainly, and the community may know all the same. */
function Nobody({ q }: { readonly q: string }) {
  const { say } = useWords();
  const layout = useLayout();
  const query = new URLSearchParams({ q });
  return (
    <Empty title={say('expertise.nothing')}>
      <p className={layout.plain}>{say('expertise.nothing-do')}</p>
      <div className={layout.row}>
        <LinkButton to={`/queries/new?${query}`} primary>
          {say('expertise.ask')}
        </LinkButton>
        <TextLink to={`/search?${query}`}>{say('expertise.documents')}</TextLink>
      </div>
    </Empty>
  );
}
