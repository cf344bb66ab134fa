import type { Capture } from '../features/capture/model.ts';
import type { PeerReviewNews } from '../features/notifications/record-message.ts';
import type { CaptureId, PersonId, RoundId } from '../kernel/ids.ts';
import {
  moderatorsOf,
  on,
  type Reaction,
  type ReactionDeps,
  URGENCY,
  unlessGone,
} from './reaction.ts';

/** Those for whom it was written, one by one; a whole unit or community finds it. */
async function toldOf(
  { communities }: ReactionDeps,
  { owner, readers }: Capture,
): Promise<readonly PersonId[]> {
  const { audience, community, people } = readers;
  const moderate = audience === 'moderators' && community !== null;
  const told = moderate ? await moderatorsOf(communities, community) : people;
  return told.filter((person) => person !== owner);
}

/** What follows from what is written down. */
export function captureReactions(deps: ReactionDeps): readonly Reaction[] {
  const { capture, knowledge, notifications, people, publishing } = deps;
  const reviewNews = (
    about: PeerReviewNews,
    { capture: id, person, round }: { capture: CaptureId; person: PersonId; round: RoundId },
  ) =>
    notifications.intend({
      key: `peer-review:${round}:${about}`,
      target: { kind: 'person', person },
      message: { kind: 'peer-review', about, capture: id, round },
      unasked: true,
      urgency: URGENCY.asked,
    });
  return [
    on('capture.held', 'tell', ({ id, data }) =>
      notifications.intend({
        key: `held:${data.capture}:${id}`,
        target: { kind: 'person', person: data.person },
        message: { kind: 'capture-held', capture: data.capture },
        unasked: false,
      }),
    ),
    on('capture.distributed', 'write', ({ data: { capture: id, edition, person } }) =>
      notifications.intend({
        key: `letter:${id}:${edition}:${person}`,
        target: { kind: 'person', person },
        message: { kind: 'capture-sent', capture: id },
        unasked: false,
        via: 'mail',
      }),
    ),
    // Whoever wrote the earlier one hears once that it was of use.
    on('capture.taken-over', 'use', async ({ data: { person, product } }) => {
      await knowledge.marks.use(await people.actor(person), product).catch(unlessGone);
    }),
    on('capture.review-asked', 'ask', ({ data }) => reviewNews('asked', data)),
    on('capture.review-settled', 'tell', ({ data }) => reviewNews(data.verdict, data)),
    on('capture.review-due', 'remind', ({ data }) => reviewNews(data.about, data)),
    on('capture.submitted', 'publish', ({ data }) => publishing.capture(data.capture)),
    on('capture.retracted', 'publish', ({ data }) => publishing.retracted(data.capture)),
    on('capture.narrowed', 'publish', ({ data }) => publishing.narrowed(data.capture)),
    on('capture.published', 'tell-readers', async ({ id, data }) => {
      const record = await capture.get(data.capture);
      for (const person of record ? await toldOf(deps, record) : []) {
        await notifications.intend({
          key: `record-for:${data.capture}:${person}:${id}`,
          target: { kind: 'person', person },
          message: { kind: 'record-for-you', capture: data.capture },
          unasked: true,
          urgency: URGENCY.used,
        });
      }
    }),
    on('capture.published', 'tell', async ({ data }) => {
      const record = await capture.get(data.capture);
      if (record?.prompt) await capture.prompts.complete(record.prompt, record);
      await notifications.intend({
        key: `published:${data.capture}`,
        target: { kind: 'person', person: data.person },
        message: { kind: 'capture-published', capture: data.capture },
        unasked: false,
      });
    }),
  ];
}
