import { DAY_MS } from '../kernel/days.ts';
import type { CommunityId, ContributionId, DiscussionId, PersonId } from '../kernel/ids.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

const ALONE_AFTER_MS = 3 * DAY_MS;

/** What moderators do with threads is said where people read them; what they write to somebody reaches them. */
export function moderationReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, discussions, queries, tending, notifications } = deps;

  async function inThread(
    id: string,
    about: 'merged' | 'split',
    { discussion, other }: { readonly discussion: DiscussionId; readonly other: DiscussionId },
  ): Promise<void> {
    const found = await discussions.get(discussion);
    if (!found) return;
    await notifications.intend({
      key: `${about}:${id}`,
      target: { kind: 'channel', community: found.community, thread: `discussion:${discussion}` },
      message: { kind: 'thread-linked', about, discussion, other },
      unasked: false,
    });
  }
  /**
   * Who moderates alone hears of it once a quarter, where something goes on: not on the day itself, which has news
   * of its own.
   */
  async function alone(community: CommunityId, at: Date): Promise<void> {
    const [only, ...others] = await moderatorsOf(communities, community);
    if (!only || others.length > 0) return;
    const quarter = `${at.getUTCFullYear()}-${Math.floor(at.getUTCMonth() / 3)}`;
    await notifications.intend({
      key: `second-wanted:${community}:${quarter}:${only}`,
      target: { kind: 'person', person: only },
      message: { kind: 'second-wanted', community },
      unasked: true,
      urgency: URGENCY.review,
      notBefore: new Date(at.getTime() + ALONE_AFTER_MS),
    });
  }
  const aboutTurn = (
    key: string,
    person: PersonId,
    kind: 'turn-asked' | 'turn-settled',
    about: { readonly discussion: DiscussionId; readonly contribution: ContributionId },
  ) =>
    notifications.intend({
      key,
      target: { kind: 'person', person },
      message: { kind, ...about },
      unasked: true,
      urgency: URGENCY.asked,
    });
  const redraw = (id: DiscussionId) => notifications.redraw(`discussion:${id}`);

  return [
    on('discussion.opened', 'alone', ({ at, data }) => alone(data.community, at)),
    on('query.asked', 'alone', ({ at, data }) => alone(data.community, at)),
    on('discussion.merged', 'tell', async ({ id, data: { discussion, into } }) => {
      await inThread(id, 'merged', { discussion, other: into });
      await redraw(discussion);
      await redraw(into);
    }),
    on('discussion.unmerged', 'redraw', async ({ data: { discussion, into } }) => {
      await redraw(discussion);
      await redraw(into);
    }),
    on('discussion.split', 'tell', async ({ id, data: { discussion, to } }) => {
      await inThread(id, 'split', { discussion, other: to });
      await redraw(discussion);
    }),
    on('contribution.returned', 'tell', async ({ id, data }) => {
      await notifications.redraw(`contribution:${data.contribution}`);
      const contribution = await discussions.contributions.get(data.contribution);
      if (!contribution) return;
      await notifications.intend({
        key: `returned:${id}`,
        target: { kind: 'person', person: contribution.author },
        message: { kind: 'contribution-returned', ...data },
        unasked: true,
        urgency: URGENCY.hidden,
      });
    }),
    on('contribution.joined', 'redraw', async ({ data: { contribution, into } }) => {
      await notifications.redraw(`contribution:${contribution}`);
      await notifications.redraw(`contribution:${into}`);
    }),
    on('contribution.parted', 'redraw', async ({ data: { contribution, into } }) => {
      await notifications.redraw(`contribution:${contribution}`);
      await notifications.redraw(`contribution:${into}`);
    }),
    ...(
      [
        'contribution.hidden',
        'contribution.held',
        'contribution.narrowed',
        'contribution.withdrawn',
        'contribution.returned',
        'contribution.approved',
        'contribution.edited',
      ] as const
    ).map((type) =>
      on(type, 'redraw-joined', async ({ data }) => {
        for (const other of await tending.joinedWith(data.contribution))
          await notifications.redraw(`contribution:${other}`);
      }),
    ),
    on('contribution.received', 'suggest', ({ data }) => tending.suggest(data.contribution)),
    on('contribution.approved', 'suggest', ({ data }) => tending.suggest(data.contribution)),
    on('contribution.edited', 'suggest', ({ data }) => tending.suggest(data.contribution)),
    on('discussion.closed', 'offer', ({ data }) => tending.offerUnanswered(data.discussion)),
    on('contribution.turn-proposed', 'tell', async ({ id, data }) => {
      const turn = await tending.turn(data.contribution);
      if (turn) await aboutTurn(`turn:${id}`, turn.of, 'turn-asked', data);
    }),
    on('contribution.turn-settled', 'tell', async ({ id, data }) => {
      await notifications.redraw(`contribution:${data.contribution}`);
      const turn = await tending.turn(data.contribution);
      // Where nobody but its author was in it there is nobody to tell.
      if (turn && turn.by !== turn.of) await aboutTurn(`turn:${id}`, turn.by, 'turn-settled', data);
    }),
    on('reply.returned', 'tell', async ({ id, data }) => {
      const reply = await queries.replies.get(data.reply);
      if (!reply) return;
      await notifications.intend({
        key: `returned:${id}`,
        target: { kind: 'person', person: reply.author },
        message: { kind: 'reply-returned', ...data },
        unasked: true,
        urgency: URGENCY.hidden,
      });
    }),
    on('moderator.wrote', 'tell', async ({ data: { note, person } }) => {
      await notifications.intend({
        key: `note:${note}`,
        target: { kind: 'person', person },
        message: { kind: 'moderator-note', note },
        unasked: true,
        urgency: URGENCY.asked,
      });
    }),
  ];
}
