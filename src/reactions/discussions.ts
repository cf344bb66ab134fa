import { audienceOf, isOpen } from '../features/discussions/contribution-audience.ts';
import { placesOf } from '../features/discussions/elsewhere.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId, ContributionId, DiscussionId, PersonId } from '../kernel/ids.ts';
import { lifeReactions } from './discussion-life.ts';
import { hasGuests, standsInChannel } from './guests.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What follows from an e-discussion: its announcement, the moderators' queue, its synthesis. */
export function discussionReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, discussions, knowledge, notifications, publishing } = deps;

  async function inThread(
    key: string,
    community: CommunityId,
    discussion: DiscussionId,
    kind: 'discussion-closing' | 'discussion-closed' | 'synthesis-published',
  ): Promise<void> {
    if (!(await standsInChannel(deps, discussion, community))) return;
    await notifications.intend({
      key,
      target: { kind: 'channel', community, thread: `discussion:${discussion}` },
      message: { kind, discussion },
      unasked: false,
    });
  }

  /** What came by chat or tab is shown in the channel too; what came by the channel is there already. */
  async function showInChannel(discussionId: DiscussionId, id: ContributionId): Promise<void> {
    const [discussion, contribution] = await Promise.all([
      discussions.get(discussionId),
      discussions.contributions.get(id),
    ]);
    if (!discussion || !contribution || !isOpen(contribution) || contribution.surface === 'channel')
      return;
    if (!(await standsInChannel(deps, discussionId, discussion.community))) return;
    const among = audienceOf(contribution);
    if (among === 'community' && (await hasGuests(deps, discussion.community))) return;
    await notifications.intend({
      key: `contribution:${id}`,
      target: {
        kind: 'channel',
        community: discussion.community,
        thread: `discussion:${discussionId}`,
      },
      message: { kind: 'contribution', discussion: discussionId, contribution: id },
      unasked: false,
    });
  }

  /** One notice a day and moderator, however much waits: it shows the whole queue. */
  async function tellModerators(
    discussionId: DiscussionId,
    id: ContributionId,
    at: Date,
  ): Promise<void> {
    const discussion = await discussions.get(discussionId);
    if (!discussion) return;
    for (const person of await moderatorsOf(communities, discussion.community)) {
      await notifications.intend({
        key: `waiting:${person}:${at.toISOString().slice(0, 10)}`,
        target: { kind: 'person', person },
        message: { kind: 'contribution-waiting', discussion: discussionId, contribution: id },
        unasked: true,
        urgency: URGENCY.waiting,
      });
    }
  }

  const redrawContribution = (id: ContributionId) => notifications.redraw(`contribution:${id}`);

  return [
    on('discussion.opened', 'announce', async ({ data: { discussion: id, community } }) => {
      const discussion = await discussions.get(id);
      if (!discussion) return;
      if (knowledge.sync.firstReading()) {
        // Announced with its related documents once there are any to find; the event comes again in seconds.
        throw new AppError('unavailable', 'the libraries are being read for the first time');
      }
      const words = [discussion.title, discussion.background, ...discussion.questions].join('. ');
      const found = await knowledge.relatedForMembers(community, words, discussion.language);
      const related = found.map(({ product, reasons }) => ({ product: product.id, reasons }));
      await discussions.attachRelated(id, related);
      if (!(await standsInChannel(deps, id, community))) return;
      await notifications.intend({
        key: `discussion:${id}`,
        target: { kind: 'channel', community, thread: null },
        message: { kind: 'discussion-opened', discussion: id },
        unasked: false,
      });
      await notifications.redraw(`discussion:${id}`);
    }),
    ...lifeReactions(deps),

    on('discussion.closing', 'remind', async ({ id, data }) => {
      await inThread(`closing:${id}`, data.community, data.discussion, 'discussion-closing');
    }),

    on('discussion.closed', 'let-out', ({ data }) =>
      discussions.anonymous.release(data.discussion),
    ),
    on('discussion.closed', 'draft', ({ data }) => discussions.syntheses.draft(data.discussion)),
    on('discussion.closed', 'tell', async ({ id, data }) => {
      await inThread(`closed:${id}`, data.community, data.discussion, 'discussion-closed');
      await notifications.redraw(`discussion:${data.discussion}`);
    }),

    on('discussion.related', 'redraw', ({ data }) =>
      notifications.redraw(`discussion:${data.discussion}`),
    ),
    on('discussion.retitled', 'redraw', ({ data }) =>
      notifications.redraw(`discussion:${data.discussion}`),
    ),
    on('discussion.cancelled', 'redraw', ({ data }) =>
      notifications.redraw(`discussion:${data.discussion}`),
    ),

    on('contribution.received', 'show', async ({ at, data }) => {
      if (data.held) await tellModerators(data.discussion, data.contribution, at);
      else await showInChannel(data.discussion, data.contribution);
    }),
    on('contribution.approved', 'show', async ({ data }) => {
      await showInChannel(data.discussion, data.contribution);
      await redrawContribution(data.contribution);
    }),
    on('contribution.held', 'redraw', ({ data }) => redrawContribution(data.contribution)),
    on('contribution.narrowed', 'redraw', ({ data }) => redrawContribution(data.contribution)),
    on('contribution.withdrawn', 'redraw', ({ data }) => redrawContribution(data.contribution)),
    on('contribution.edited', 'redraw', async ({ at, data }) => {
      await redrawContribution(data.contribution);
      if (data.held) await tellModerators(data.discussion, data.contribution, at);
    }),
    on('contribution.hidden', 'tell', async ({ id, data }) => {
      await redrawContribution(data.contribution);
      const contribution = await discussions.contributions.get(data.contribution);
      if (!contribution) return;
      await notifications.intend({
        key: `hidden:${id}`,
        target: { kind: 'person', person: contribution.author },
        message: {
          kind: 'contribution-hidden',
          discussion: data.discussion,
          contribution: data.contribution,
        },
        unasked: true,
        urgency: URGENCY.hidden,
      });
    }),

    on('synthesis.drafted', 'tell', async ({ data }) => {
      const discussion = await discussions.get(data.discussion);
      const people = await moderatorsOf(communities, data.community);
      const first = people.find((person) => person === discussion?.createdBy);
      for (const person of first ? [first] : people) {
        await notifications.intend({
          key: `drafted:${data.discussion}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'synthesis-drafted', discussion: data.discussion },
          unasked: true,
          urgency: URGENCY.draft,
        });
      }
    }),
    on('synthesis.approved', 'publish', ({ data }) => publishing.synthesis(data.discussion)),
    on('synthesis.revised', 'documents', ({ data }) =>
      publishing.discussionDocuments(data.discussion),
    ),
    on('synthesis.revised', 'redraw', ({ data }) =>
      notifications.redraw(`summarised:${data.discussion}`),
    ),

    // Each document has an address before anybody is led to it.
    on('discussion.summarised', 'documents', async ({ actor, data: { discussion } }) => {
      await publishing.discussionDocuments(discussion);
      await notifications.redraw(`summarised:${discussion}`);
      await tellParticipants(deps, discussion, actor);
    }),
    on('discussion.summarised', 'tell', async ({ data: { discussion, community } }) => {
      await inThread(`summarised:${discussion}`, community, discussion, 'synthesis-published');
      await notifications.redraw(`discussion:${discussion}`);
    }),
  ];
}

/** Each once: those whose words are behind it, and those who wrote besides or follow the community. */
async function tellParticipants(
  { alerts, discussions, notifications }: ReactionDeps,
  id: DiscussionId,
  approvedBy: PersonId | null,
): Promise<void> {
  const discussion = await discussions.get(id);
  if (!discussion) return;
  const [said, used, following] = await Promise.all([
    discussions.contributions.published(id),
    discussions.syntheses.behind(id),
    alerts.levels.wantEach(placesOf(discussion)),
  ]);
  const people = new Set([...said.map(({ author }) => author), ...following]);
  for (const person of people) {
    const kind = used.has(person) ? 'contribution-used' : 'synthesis-sent';
    if (kind === 'synthesis-sent' && person === approvedBy) continue;
    await notifications.intend({
      key: `used:${id}:${person}`,
      target: { kind: 'person', person },
      message: { kind, discussion: id },
      unasked: true,
      urgency: URGENCY.used,
    });
  }
}
