import { expertsOf, isQuestionTime } from '../features/discussions/question-time.ts';
import { planOf } from '../features/discussions/steps.ts';
import type { DiscussionNudge } from '../features/notifications/model.ts';
import type { CommunityId, ContributionId, DiscussionId, PersonId } from '../kernel/ids.ts';
import { standsInChannel } from './guests.ts';
import { leadersOf } from './leaders.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

type News = 'phase' | 'final-call' | 'extended' | 'cancelled';

/** What a plan brings by itself: said in the channel, or to those who run the discussion. */
export function lifeReactions(deps: ReactionDeps): readonly Reaction[] {
  const { discussions, notifications } = deps;

  async function inThread(
    key: string,
    about: News,
    { discussion, community }: { discussion: DiscussionId; community: CommunityId },
    phase?: number,
  ): Promise<void> {
    if (!(await standsInChannel(deps, discussion, community))) return;
    await notifications.intend({
      key,
      target: { kind: 'channel', community, thread: `discussion:${discussion}` },
      message: {
        kind: 'discussion-news',
        about,
        discussion,
        ...(phase === undefined ? {} : { phase }),
      },
      unasked: false,
    });
  }

  const toPerson = (
    person: PersonId,
    about: DiscussionNudge,
    discussion: DiscussionId,
    occasion: string,
  ) =>
    notifications.intend({
      key: `${about}:${discussion}:${occasion}:${person}`,
      target: { kind: 'person', person },
      message: { kind: 'discussion-nudge', about, discussion },
      unasked: true,
      urgency: URGENCY.nudge,
    });

  async function tellStarters(id: DiscussionId): Promise<void> {
    const discussion = await discussions.get(id);
    const seeds = discussion ? planOf(discussion).seeds : [];
    for (const { person, state } of seeds) {
      if (state === 'asked' || state === 'promised') {
        await toPerson(person, 'starter-late', id, 'silence');
      }
    }
  }

  /** Once for each question, however many answer it: the page shows them all. */
  async function tellAsker(id: ContributionId): Promise<void> {
    const answer = await discussions.contributions.get(id);
    if (!answer?.answers) return;
    const question = await discussions.contributions.get(answer.answers);
    if (!question || question.author === answer.author) return;
    await toPerson(question.author, 'answered', answer.discussion, question.id);
  }

  return [
    on('discussion.output', 'redraw', ({ data }) =>
      notifications.redraw(`discussion:${data.discussion}`),
    ),
    on('discussion.announced', 'announce', async ({ data: { discussion, community } }) => {
      if (!(await standsInChannel(deps, discussion, community))) return;
      await notifications.intend({
        key: `discussion:${discussion}`,
        target: { kind: 'channel', community, thread: null },
        message: { kind: 'discussion-opened', discussion },
        unasked: false,
      });
    }),
    on('discussion.opened', 'begin', async ({ data }) => {
      const discussion = await discussions.get(data.discussion);
      // What was announced before says once more that it is open; its first post was read a week ago.
      if (!discussion || !planOf(discussion).progress.done.includes('announced')) return;
      await inThread(`phase:${data.discussion}:0`, 'phase', data, 0);
    }),
    on('discussion.opened', 'experts', async ({ data: { discussion: id } }) => {
      const discussion = await discussions.get(id);
      if (!discussion || !isQuestionTime(discussion)) return;
      for (const person of expertsOf(discussion))
        await toPerson(person, 'expert-named', id, 'named');
    }),
    on('discussion.phase', 'experts', async ({ data: { discussion: id } }) => {
      const discussion = await discussions.get(id);
      if (!discussion || !isQuestionTime(discussion)) return;
      for (const person of expertsOf(discussion)) await toPerson(person, 'hour-begins', id, 'hour');
    }),
    on('contribution.received', 'answered', async ({ data }) => {
      if (!data.held) await tellAsker(data.contribution);
    }),
    on('contribution.approved', 'answered', ({ data }) => tellAsker(data.contribution)),
    on('discussion.phase', 'tell', async ({ data }) => {
      await inThread(`phase:${data.discussion}:${data.phase}`, 'phase', data, data.phase);
      await notifications.redraw(`discussion:${data.discussion}`);
    }),
    on('discussion.final-call', 'tell', ({ id, data }) =>
      inThread(`final-call:${id}`, 'final-call', data),
    ),
    on('discussion.extended', 'tell', async ({ id, data }) => {
      const discussion = await discussions.get(data.discussion);
      if (discussion?.state === 'open') await inThread(`extended:${id}`, 'extended', data);
      await notifications.redraw(`discussion:${data.discussion}`);
    }),
    on('discussion.cancelled', 'tell', async ({ id, data }) => {
      const discussion = await discussions.get(data.discussion);
      if (!discussion || !planOf(discussion).progress.done.includes('announced')) return;
      await inThread(`cancelled:${id}`, 'cancelled', data);
    }),
    on('discussion.closing', 'nudge', async ({ id, data: { discussion, community } }) => {
      for (const person of await leadersOf(deps, discussion, community)) {
        await toPerson(person, 'closing', discussion, id);
      }
    }),
    on('discussion.nudged', 'tell', async ({ id, data: { discussion, community, nudge } }) => {
      for (const person of await leadersOf(deps, discussion, community)) {
        await toPerson(person, nudge, discussion, id);
      }
      if (nudge === 'silent-start') await tellStarters(discussion);
    }),
    on('discussion.seeds-asked', 'ask', async ({ data: { discussion, people } }) => {
      for (const person of people) await toPerson(person, 'starter-asked', discussion, 'asked');
    }),
    on('contribution.received', 'starter', async ({ actor, data }) => {
      if (actor) await discussions.plan.seedPosted(data.discussion, actor);
    }),
    on('topic.answered', 'tell', async ({ actor, data: { proposal } }) => {
      const found = await discussions.proposals.get(proposal);
      for (const person of found?.backers ?? []) {
        if (person === actor) continue;
        await notifications.intend({
          key: `topic:${proposal}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'topic', proposal },
          unasked: true,
          urgency: URGENCY.used,
        });
      }
    }),
  ];
}
