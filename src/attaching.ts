import {
  type AttachmentActions,
  attachmentActions,
  type Lifted,
} from './features/attachments/actions.ts';
import type { AttachmentStores } from './features/attachments/store.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { QueryActions } from './features/queries/actions.ts';
import type { AttachedTo } from './kernel/attachment.ts';
import type { CommunityId } from './kernel/ids.ts';
import type { Actor } from './kernel/person.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/** Attachments over the catalogue: what a person may open now, with that person's own rights. */
export const attachmentsOf = (
  work: UnitOfWork<AttachmentStores>,
  knowledge: Pick<KnowledgeActions, 'addressed'>,
): AttachmentActions =>
  attachmentActions({
    work,
    async documentAt(who, address) {
      const found = await knowledge.addressed(who, address);
      return found && { id: found.id, allStaff: found.audience.kind === 'all' };
    },
  });

interface Talking {
  readonly discussions: DiscussionActions;
  readonly queries: QueryActions;
  readonly attachments: AttachmentActions;
}

type Communities = Pick<CommunityActions, 'get'>;

interface Dated {
  readonly sourceKey: string;
  readonly wordsAt?: Date | null;
}

/** Whatever people post by whichever door, files that they give with it are taken out of its words and kept beside it. */
function lifting({ discussions, queries, attachments }: Talking, communities: Communities) {
  async function guestsRead(community: CommunityId | null | undefined): Promise<boolean> {
    return community ? (await communities.get(community))?.audience === 'guests' : false;
  }

  /** Other words for what was posted: what it carries changes with them, unless they came late. */
  async function reworded<T extends Dated>(
    at: Date,
    { text, attachments: given }: Lifted,
    write: (text: string) => Promise<T | null>,
  ): Promise<T | null> {
    const after = await write(text);
    if (after?.wordsAt?.getTime() === at.getTime()) await attachments.keep(after.sourceKey, given);
    return after;
  }

  /** What was given back and is sent again: marks that its author left in the text stay what they are. */
  async function again<T extends Dated>(
    who: Actor,
    about: AttachedTo,
    text: string,
    write: (text: string) => Promise<T>,
  ): Promise<T> {
    // Guests may read where this is not asked: what is taken out needlessly is shown beside the text all the same.
    const given = await attachments.lift(who, text, true, await attachments.on(about));
    const after = await write(given.text);
    await attachments.keep(after.sourceKey, given.attachments);
    return after;
  }

  const said = discussions.contributions;
  const contributions: typeof said = {
    ...said,
    async contribute(who, input) {
      const community = (await discussions.get(input.discussion))?.community;
      const lifted = await attachments.lift(who, input.text, await guestsRead(community));
      return attachments.posting(
        input.sourceKey,
        lifted,
        (text) => said.contribute(who, { ...input, text }),
        ({ contribution, duplicate }) => ({ ...contribution, duplicate }),
      );
    },
    async reword(who, input) {
      const lifted = await attachments.lift(who, input.text, true);
      return reworded(input.at, lifted, (text) => said.reword(who, { ...input, text }));
    },
    resubmit: (who, id, input) =>
      again(who, { kind: 'contribution', id }, input.text, (text) =>
        said.resubmit(who, id, { ...input, text }),
      ),
  };

  const replied = queries.replies;
  const replies: typeof replied = {
    ...replied,
    async give(who, input) {
      const community = (await queries.get(input.query))?.community;
      const lifted = await attachments.lift(who, input.text, await guestsRead(community));
      return attachments.posting(
        input.sourceKey,
        lifted,
        (text) => replied.give(who, { ...input, text }),
        ({ reply, duplicate }) => ({ ...reply, duplicate }),
      );
    },
    async reword(who, input) {
      const lifted = await attachments.lift(who, input.text, true);
      return reworded(input.at, lifted, (text) => replied.reword(who, { ...input, text }));
    },
    resubmit: (who, id, input) =>
      again(who, { kind: 'reply', id }, input.text, (text) =>
        replied.resubmit(who, id, { ...input, text }),
      ),
  };
  return { contributions, replies };
}

/** Discussions and questions whose texts may carry files. */
export function withAttachments<T extends Talking>(talking: T, communities: Communities): T {
  const { contributions, replies } = lifting(talking, communities);
  return {
    ...talking,
    discussions: { ...talking.discussions, contributions },
    queries: { ...talking.queries, replies },
  };
}
