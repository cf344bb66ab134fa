import type { Discussion } from '../../src/features/discussions/model.ts';
import { firstQuestion, type Plan } from '../../src/features/discussions/plan.ts';
import { isQuestionTime } from '../../src/features/discussions/question-time.ts';
import { planOf } from '../../src/features/discussions/steps.ts';
import type { DiscussionId, PersonId } from '../../src/kernel/ids.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  heading,
  line,
  prose,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { link, press } from './inputs.ts';

const numbered = (plan: Plan, phase: number): Element[] => {
  const first = firstQuestion(plan.phases, phase);
  return (plan.phases[phase]?.questions ?? []).map((question, index) =>
    line(run(`${first + index + 1}. ${question}`)),
  );
};

/** The phase as it is called where it has no name of its own. */
export const phaseName = (plan: Plan, phase: number, voice: Voice): string =>
  plan.phases[phase]?.title || voice.say('planning.phase.number', { number: phase + 1 });

/** In the thread: a phase has opened, with its questions. */
export function phasePost(
  discussion: Discussion,
  phase: number,
  tabUrl: string | null,
  voice: Voice,
): Card {
  const plan = planOf(discussion);
  const name = phaseName(plan, phase, voice);
  const next = plan.phases[phase + 1]?.opensAt ?? discussion.endsAt;
  return card({
    lang: voice.language,
    fallback: `${discussion.title}: ${name}`,
    body: [
      heading(voice.say(phase === 0 ? 'planning.phase.opened' : 'planning.phase.next')),
      title(name),
      ...numbered(plan, phase),
      sentence(voice.say('planning.phase.until', { end: voice.dateTime(next) })),
    ],
    actions: [link(voice.say('bot.discussion.tab'), tabUrl)],
  });
}

/** The questions to be read now: those of the phase that is on, or all where there is but one phase. */
export function questionElements(discussion: Discussion, voice: Voice): Element[] {
  const plan = planOf(discussion);
  const { phases, progress } = plan;
  if (phases.length <= 1) {
    return [
      subheading(voice.say('bot.discussion.questions')),
      ...discussion.questions.map((question, index) => line(run(`${index + 1}. ${question}`))),
    ];
  }
  const now = Math.max(0, progress.phase);
  const next = phases[now + 1];
  const after = next ? voice.dateTime(next.opensAt) : null;
  return [
    subheading(voice.say('planning.phase.of', { number: now + 1, count: phases.length })),
    line(run(phaseName(plan, now, voice), { weight: 'Bolder' })),
    ...numbered(plan, now),
    ...(after ? [sentence(voice.say('planning.phase.then', { date: after }), true)] : []),
  ];
}

/** Who leads it, whom to ask, and where its result goes; nothing of what was left open. */
export function planElements(
  discussion: Discussion,
  nameOf: (id: PersonId) => string,
  voice: Voice,
): Element[] {
  const { lead, deputies, resourcePersons, output, decision, audience, reason } =
    planOf(discussion);
  const leads = [lead ?? discussion.createdBy, ...deputies].map(nameOf).join(', ');
  const facts: [string, string][] = [
    ['lead', leads],
    [
      isQuestionTime(discussion) ? 'experts' : 'resource',
      resourcePersons
        .map(({ person, hours }) =>
          isQuestionTime(discussion)
            ? nameOf(person)
            : voice.say('planning.resource', { name: nameOf(person), count: hours }),
        )
        .join(', '),
    ],
    ['audience', audience],
    ['output', output],
    ['decision', decision],
  ];
  return [
    ...facts
      .filter(([, words]) => words !== '')
      .map(([key, words]) => fact(voice.say(`planning.facts.${key}`), words, voice)),
    ...(reason ? prose(voice.say('planning.news.reason', { reason })) : []),
  ];
}

/** For somebody who was asked to be among the first to speak. */
export const seedButtons = (id: DiscussionId, voice: Voice): Element[] =>
  (['promise', 'decline'] as const).map((answer) =>
    press(voice.say(`planning.seed.${answer}`), 'discussion.seed', { id, answer }),
  );
