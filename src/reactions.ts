import type { CaptureActions } from './features/capture/actions.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { NotificationActions } from './features/notifications/actions.ts';
import { AppError } from './kernel/errors.ts';
import type { DomainEvent, EventType } from './kernel/events.ts';
import type { CommunityId, ContributionId, DiscussionId, PersonId } from './kernel/ids.ts';
import type { Publishing } from './publishing.ts';

export interface ReactionDeps {
  readonly communities: CommunityActions;
  readonly discussions: DiscussionActions;
  readonly knowledge: KnowledgeActions;
  readonly capture: CaptureActions;
  readonly notifications: NotificationActions;
  readonly publishing: Publishing;
}

/** One thing to do when something has happened. Called at least once per event; repeating it changes nothing. */
export interface Reaction<T extends EventType = EventType> {
  readonly on: T;
  readonly name: string;
  run(event: DomainEvent<T>): Promise<void>;
}

const on = <T extends EventType>(
  type: T,
  name: string,
  run: (event: DomainEvent<T>) => Promise<void>,
): Reaction => ({ on: type, name: `${type}:${name}`, run }) as unknown as Reaction;

/** Urgency of unasked messages: the lower goes first where a person gets only one. */
const URGENCY = { prompt: 1, hidden: 2, draft: 3, waiting: 4, used: 8 } as const;

/** When THIS happened, do THAT: all traffic between features. */
export function reactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, discussions, knowledge, capture, notifications, publishing } = deps;

  const inThread = (
    key: string,
    community: CommunityId,
    discussion: DiscussionId,
    kind: 'discussion-closing' | 'discussion-closed' | 'synthesis-published',
  ) =>
    notifications.intend({
      key,
      target: { kind: 'channel', community, thread: discussion },
      message: { kind, discussion },
      unasked: false,
    });

  const moderators = async (community: CommunityId): Promise<PersonId[]> =>
    (await communities.members(community))
      .filter(({ role }) => role === 'moderator')
      .map(({ person }) => person);

  /** What came by chat or tab is shown in the channel too; what came by the channel is there already. */
  async function showInChannel(discussionId: DiscussionId, id: ContributionId): Promise<void> {
    const [discussion, contribution] = await Promise.all([
      discussions.get(discussionId),
      discussions.contributions.get(id),
    ]);
    if (!discussion || contribution?.state !== 'published' || contribution.surface === 'channel')
      return;
    await notifications.intend({
      key: `contribution:${id}`,
      target: { kind: 'channel', community: discussion.community, thread: discussionId },
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
    for (const person of await moderators(discussion.community)) {
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
      const found = await knowledge.relatedFor(community, words, discussion.language);
      const related = found.map(({ product, reasons }) => ({ product: product.id, reasons }));
      await discussions.attachRelated(id, related);
      await notifications.intend({
        key: `discussion:${id}`,
        target: { kind: 'channel', community, thread: null },
        message: { kind: 'discussion-opened', discussion: id },
        unasked: false,
      });
      await notifications.redraw(`discussion:${id}`);
    }),

    on('discussion.closing', 'remind', ({ id, data }) =>
      inThread(`closing:${id}`, data.community, data.discussion, 'discussion-closing'),
    ),

    on('discussion.closed', 'draft', ({ data }) => discussions.syntheses.draft(data.discussion)),
    on('discussion.closed', 'tell', async ({ id, data }) => {
      await inThread(`closed:${id}`, data.community, data.discussion, 'discussion-closed');
      await notifications.redraw(`discussion:${data.discussion}`);
    }),

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
    on('contribution.withdrawn', 'redraw', ({ data }) => redrawContribution(data.contribution)),
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
      const people = await moderators(data.community);
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

    on('discussion.summarised', 'tell', async ({ data }) => {
      const { discussion, community } = data;
      await inThread(`summarised:${discussion}`, community, discussion, 'synthesis-published');
      await notifications.redraw(`discussion:${discussion}`);
      const said = await discussions.contributions.published(discussion);
      for (const person of new Set(said.map(({ author }) => author))) {
        await notifications.intend({
          key: `used:${discussion}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'contribution-used', discussion },
          unasked: true,
          urgency: URGENCY.used,
        });
      }
    }),

    on('prompt.due', 'ask', ({ id, data }) =>
      notifications.intend({
        key: `prompt:${data.prompt}:${id}`,
        target: { kind: 'person', person: data.person },
        message: { kind: 'prompt', prompt: data.prompt },
        unasked: true,
        urgency: URGENCY.prompt,
      }),
    ),
    on('prompt.handed-over', 'ask', ({ id, data }) =>
      notifications.intend({
        key: `prompt:${data.prompt}:${id}`,
        target: { kind: 'person', person: data.to },
        message: { kind: 'prompt', prompt: data.prompt },
        unasked: true,
        urgency: URGENCY.prompt,
      }),
    ),

    on('capture.submitted', 'publish', ({ data }) => publishing.capture(data.capture)),
    on('capture.published', 'tell', async ({ data }) => {
      const record = await capture.get(data.capture);
      if (record?.prompt) await capture.prompts.complete(record.prompt);
      await notifications.intend({
        key: `published:${data.capture}`,
        target: { kind: 'person', person: data.person },
        message: { kind: 'capture-published', capture: data.capture },
        unasked: false,
      });
    }),
  ];
}
