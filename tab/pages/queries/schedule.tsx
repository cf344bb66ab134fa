import { Button, Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { QuerySchedule, SchedulePage } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const STEPS = ['moderators', 'experts', 'gap'] as const;
const MOST_DAYS = 60;

/** When what is done about a question that nobody replies to, as a community decides, and what it decided before. */
export default function QuerySchedulePage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['query-schedule', id],
    queryFn: () => api.querySchedule(id),
  });
  const community = query.data?.community.name ?? '';
  return (
    <Page
      title={say('questions.schedule.title', { community })}
      above={<TextLink to="/queries">{say('tab.query.back')}</TextLink>}
    >
      <Read query={query}>
        {(page) => (
          <>
            <ScheduleForm key={page.history.length} page={page} />
            <History page={page} />
          </>
        )}
      </Read>
    </Page>
  );
}

type Typed = Record<(typeof STEPS)[number], string>;

/** The step whose days are no days, or not more than those before it. */
function wrong(typed: Typed): (typeof STEPS)[number] | null {
  let before = 0;
  for (const step of STEPS) {
    const days = Number(typed[step]);
    if (!Number.isInteger(days) || days <= before || days > MOST_DAYS) return step;
    before = days;
  }
  return null;
}

function ScheduleForm({ page }: { readonly page: SchedulePage }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const element = useRef<HTMLFormElement>(null);
  const { moderators, experts, gap } = page.schedule;
  const [typed, setTyped] = useState<Typed>({
    moderators: String(moderators),
    experts: String(experts),
    gap: String(gap),
  });
  const [tried, setTried] = useState(false);
  const bad = tried ? wrong(typed) : null;
  const write = useWrite((input: QuerySchedule) => api.decideSchedule(page.community.id, input));
  function send() {
    setTried(true);
    if (wrong(typed)) {
      focusProblem(element.current);
      return;
    }
    const decided = {
      moderators: Number(typed.moderators),
      experts: Number(typed.experts),
      gap: Number(typed.gap),
    };
    write.mutate(decided, { onSuccess: () => tell(say('questions.schedule.done')) });
  }
  return (
    <form
      ref={element}
      noValidate
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={layout.stack}>
        <p className={layout.plain}>{say('questions.schedule.what')}</p>
        {STEPS.map((step) => (
          <Field
            key={step}
            label={say(`questions.schedule.${step}`)}
            required
            {...(bad === step ? { validationMessage: say('questions.schedule.order') } : {})}
          >
            <Input
              type="number"
              min={1}
              max={MOST_DAYS}
              value={typed[step]}
              onChange={(_, { value }) => setTyped({ ...typed, [step]: value })}
            />
          </Field>
        ))}
        <p className={layout.plain}>{say('questions.schedule.usual', { ...page.usual })}</p>
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div>
          <Button appearance="primary" type="submit" disabled={write.isPending}>
            {say('questions.schedule.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function History({ page }: { readonly page: SchedulePage }) {
  const { say, date } = useWords();
  const layout = useLayout();
  return (
    <Section id="history" title={say('questions.schedule.history')}>
      {page.history.length === 0 ? (
        <p className={layout.plain}>{say('questions.schedule.none')}</p>
      ) : (
        <ul className={layout.plain}>
          {page.history.map(({ schedule, by, at }) => (
            <li key={at}>
              {say('questions.schedule.was', { ...schedule, name: by, date: date(at) })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
