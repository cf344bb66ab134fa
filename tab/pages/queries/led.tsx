import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryPage } from '../../../src/contract/queries.ts';
import type { QueryLed } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { PersonDialog, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ExpertCard } from '../people/parts.tsx';
import { Together } from './together.tsx';
import { Wordings } from './wording.tsx';

export function useLed(id: string) {
  const { api } = useApp();
  return useQuery({ queryKey: ['question', id, 'led'], queryFn: () => api.queryLed(id) });
}

interface Part {
  readonly query: QueryPage;
  readonly led: QueryLed;
}

/** What is done about a question beside its replies, as far as the reader takes part in it. */
export function LedPart({ query }: { readonly query: QueryPage }) {
  const led = useLed(query.id);
  return (
    <Read query={led}>
      {(found) => (
        <>
          <AskedYou led={found} />
          <Wordings edits={found.edits} />
          <Together query={query} led={found} />
          <Steps query={query} led={found} />
        </>
      )}
    </Read>
  );
}

/** The reader was asked by name: a reply, somebody else, or no. */
function AskedYou({ led: { myAsk } }: Pick<Part, 'led'>) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<'pass' | 'decline' | null>(null);
  const pass = useWrite(({ id, to }: { id: string; to: string }) => api.passAsk(id, to));
  const decline = useWrite(({ id, why }: { id: string; why: string }) => api.declineAsk(id, why));
  if (!myAsk) return null;
  const close = () => setAsking(null);
  return (
    <section aria-labelledby="asked-you" className={mergeClasses(layout.card, layout.asked)}>
      <h2 id="asked-you" className={layout.h3}>
        {say('questions.led.asked-you')}
      </h2>
      <p className={layout.plain}>{say('questions.led.asked-you-how')}</p>
      <div className={layout.row}>
        <Button onClick={() => setAsking('pass')}>{say('leading.asked.pass')}</Button>
        <Button onClick={() => setAsking('decline')}>{say('leading.asked.decline')}</Button>
      </div>
      {asking === 'pass' ? (
        <PersonDialog
          title={say('leading.pass.title')}
          hint={say('leading.pass.what')}
          confirm={say('leading.asked.pass')}
          onClose={close}
          onPerson={async (to) => {
            await pass.mutateAsync({ id: myAsk.id, to });
            tell(say('leading.pass.done', { name: to }));
          }}
        />
      ) : null}
      {asking === 'decline' ? (
        <ReasonDialog
          title={say('leading.decline.title')}
          label={say('leading.decline.why')}
          hint={say('leading.decline.what')}
          confirm={say('leading.asked.decline')}
          onClose={close}
          onReason={async (why) => {
            await decline.mutateAsync({ id: myAsk.id, why });
            tell(say('leading.decline.done'));
          }}
        />
      ) : null}
    </section>
  );
}

/** Who was asked, who could be, what comes next, and what a solved one becomes. */
function Steps({ query, led }: Part) {
  const { say, date } = useWords();
  const layout = useLayout();
  const leads = query.moderator && query.community !== null;
  const nothing = led.asks.length === 0 && !led.mayAsk && led.next === null && led.faq === null;
  if (nothing) return null;
  return (
    <Section id="led" title={say('questions.led.title')}>
      <div className={layout.stack}>
        {led.next ? (
          <p className={layout.plain}>
            {say(`leading.next.${led.next.step}`, { date: date(led.next.at) })}{' '}
            {leads && query.community ? (
              <TextLink to={`/communities/${query.community.id}/query-schedule`} inText>
                {say('questions.schedule.link')}
              </TextLink>
            ) : null}
          </p>
        ) : null}
        {led.asks.length > 0 ? <Asked asks={led.asks} /> : null}
        {led.mayAsk ? <Suggested query={query} led={led} /> : null}
        {led.faq ? (
          <div className={layout.row}>
            <Tag tone="brand">{say(`questions.faq.states.${led.faq.state}`)}</Tag>
            <LinkButton to={`/faqs/${led.faq.id}`} primary={led.faq.state === 'offered'}>
              {say(`questions.led.faq.${led.faq.state}`)}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function Asked({ asks }: Pick<QueryLed, 'asks'>) {
  const { say, date } = useWords();
  const layout = useLayout();
  return (
    <div>
      <h3 className={layout.h3}>{say('leading.ask.asked')}</h3>
      <ul className={layout.plain}>
        {asks.map(({ id, name, by, state, to, reason, at }) => (
          <li key={id}>
            {say('questions.led.asked-on', {
              name,
              by: by ?? say('leading.ask.schedule'),
              date: date(at),
              said: say(`leading.ask.states.${state}`, { name: to ?? '—' }),
            })}
            {reason ? ` ${say('questions.led.reason', { reason })}` : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Colleagues who know, each with the reason and one press; both with one, where there are two. */
function Suggested({ query, led: { suggested } }: Part) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const write = useWrite((person: string | undefined) => api.askExperts(query.id, person));
  const ask = (person?: string) =>
    write.mutate(person, {
      onSuccess: ({ asked }) =>
        tell(asked > 0 ? say('leading.ask.done', { count: asked }) : say('leading.ask.none')),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return (
    <div className={layout.stack}>
      <h3 className={layout.h3}>{say('leading.ask.suggested')}</h3>
      <p className={layout.plain}>{say('leading.ask.what')}</p>
      {suggested.items.length === 0 ? (
        <p className={layout.plain}>{say('leading.ask.nobody')}</p>
      ) : (
        <ul className={layout.list}>
          {suggested.items.map((expert) => (
            <ExpertCard
              key={expert.person.id}
              expert={expert}
              asked={query.text}
              matter={suggested}
              heading="h3"
            />
          ))}
        </ul>
      )}
      <div className={layout.row}>
        {suggested.items.map(({ person }) => (
          <Button key={person.id} disabled={write.isPending} onClick={() => ask(person.id)}>
            {say('leading.ask.one', { name: person.name })}
          </Button>
        ))}
        {suggested.items.length > 1 ? (
          <Button appearance="primary" disabled={write.isPending} onClick={() => ask()}>
            {say('leading.ask.all')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
