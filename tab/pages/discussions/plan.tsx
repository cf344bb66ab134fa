import { Button } from '@fluentui/react-components';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Voices } from './voices.tsx';

interface Part {
  readonly discussion: DiscussionPage;
}

const EDITABLE: readonly DiscussionPage['state'][] = [
  'draft',
  'scheduled',
  'open',
  'closing',
  'closed',
];

/** The phases with their questions, who leads it, whom to ask, and where its result goes. */
export function PlanPart({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { id, moderator, state } = discussion;
  return (
    <Section id="plan" title={say('planning.tab.plan')}>
      <div className={layout.card}>
        <Phases discussion={discussion} />
        <Facts discussion={discussion} />
        {moderator ? <Seeds discussion={discussion} /> : null}
        <Voices discussion={discussion} />
        {moderator && EDITABLE.includes(state) ? (
          <div>
            <LinkButton to={`/discussions/${id}/plan`}>{say('planning.tab.edit')}</LinkButton>
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function Phases({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { plan, language, takesContributions } = discussion;
  const stands = (index: number) => {
    if (index > plan.phase) return 'to-come';
    return index === plan.phase && takesContributions ? 'now' : 'past';
  };
  let first = 1;
  return (
    <ol className={layout.list}>
      {plan.phases.map(({ title, questions, opensAt }, index) => {
        const start = first;
        first += questions.length;
        const when = stands(index);
        return (
          <li
            key={opensAt}
            className={layout.tight}
            {...(when === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            <div className={layout.row}>
              <h3 className={layout.h3} lang={language}>
                {title || say('planning.phase.number', { number: index + 1 })}
              </h3>
              <Tag tone={when === 'now' ? 'success' : 'informative'}>
                {say(`planning.tab.${when}`)}
              </Tag>
              <span className={layout.muted}>
                {say('planning.tab.opens')} <When at={opensAt} />
              </span>
            </div>
            <ol className={layout.plain} start={start} lang={language}>
              {questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          </li>
        );
      })}
    </ol>
  );
}

function Facts({ discussion }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { kind, lead, deputies, resourcePersons, languages, audience, output, decision, reason } =
    discussion.plan;
  const leads = [...(lead ? [lead] : []), ...deputies].map(({ name }) => name).join(', ');
  const resource = resourcePersons
    .map(({ person, hours }) =>
      kind === 'question-time'
        ? person.name
        : say('planning.resource', { name: person.name, count: hours }),
    )
    .join(', ');
  const spoken = languages.map((code) => say(`common.languages.${code}`)).join(', ');
  const facts = [
    ['lead', leads],
    [kind === 'question-time' ? 'experts' : 'resource', resource],
    ['languages', spoken],
    ['audience', audience],
    ['output', output],
    ['decision', decision],
  ] as const;
  return (
    <dl className={layout.plain}>
      {facts
        .filter(([, words]) => words !== '')
        .map(([key, words]) => (
          <div key={key}>
            <dt className={layout.muted}>{say(`planning.facts.${key}`)}</dt>
            <dd style={{ margin: 0 }}>{words}</dd>
          </div>
        ))}
      {reason ? <p className={layout.plain}>{say('planning.news.reason', { reason })}</p> : null}
    </dl>
  );
}

/** Who is to begin, and how far each has come: for moderators. */
function Seeds({ discussion }: Part) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { seeds } = discussion.plan;
  const write = useWrite(() => api.askSeeds(discussion.id));
  if (seeds.length === 0) return null;
  const unasked = seeds.some(({ state }) => state === 'named');
  return (
    <div className={layout.tight}>
      <h3 className={layout.h3}>{say('planning.tab.seeds')}</h3>
      <ul className={layout.list}>
        {seeds.map(({ person, state }) => (
          <li key={person.id} className={layout.row}>
            <span>{person.name}</span>
            <Tag>{say(`planning.seed.state.${state}`)}</Tag>
          </li>
        ))}
      </ul>
      {unasked ? (
        <div>
          <Button
            disabled={write.isPending}
            onClick={() =>
              write.mutate(undefined, {
                onSuccess: ({ asked }) => tell(say('planning.seed.asked', { count: asked })),
              })
            }
          >
            {say('planning.seed.ask')}
          </Button>
          <p className={layout.muted}>{say('planning.tab.ask-seeds')}</p>
        </div>
      ) : null}
      {write.isError ? <ErrorState error={write.error} /> : null}
    </div>
  );
}
