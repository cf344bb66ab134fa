import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, PersonId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import {
  audienceOf,
  checkedReaders,
  isOpen,
  narrows,
  type Readers,
  readersFor,
  sameReaders,
} from '../contribution-audience.ts';
import { mayReword, maySee } from '../policy.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';
import { takeOut } from './taking-out.ts';

/** Fewer people read what somebody said than before (FR-SAF-1). */
export function narrowing({ work, text, members }: DiscussionDeps) {
  /** As its author. @throws AppError `not-found`, `not-yours`, `illegal-move` */
  async function own(tx: Tx, who: Actor, id: ContributionId) {
    const item = await tx.contributions.get(id);
    if (!item) throw new AppError('not-found', `no contribution ${id}`);
    const discussion = await existing(tx, item.discussion);
    if (!maySee({ ...item, community: discussion.community }, who))
      throw new AppError('not-found', `no contribution ${id} for this reader`);
    const refusal = mayReword(item, who);
    if (refusal) throw new AppError(refusal, `contribution is ${item.state}`);
    return { item, discussion };
  }

  return {
    /**
     * Its author chooses fewer readers, at any time. What was made of it while more could read it loses it: drafts and
     * their versions, the channel's post, published documents. The same choice again changes nothing.
     * @throws AppError `not-found`, `not-yours`, `illegal-move` for what was taken out, `audience-wider`,
     *   `audience-wider_channel` for what stands in the channel itself, `invalid-input`, `changed-meanwhile`
     */
    async narrow(
      who: Actor,
      id: ContributionId,
      wanted: Readers & { readonly version: number },
    ): Promise<Contribution> {
      const { discussion } = await work.run((tx) => own(tx, who, id));
      const chosen = readersFor(who, discussion.community, wanted);
      const named = chosen.audience === 'named';
      const known = named ? await members(discussion.community) : new Set<PersonId>();
      const readers = checkedReaders(chosen, known);
      return work.run(async (tx) => {
        const { item: before } = await own(tx, who, id);
        if (sameReaders(before, readers)) return before;
        mustBeAsSeen(before, wanted.version);
        if (!narrows(before, readers)) {
          const context = before.surface === 'channel' ? { context: 'channel' } : {};
          const why = `${audienceOf(before)} to ${readers.audience}`;
          throw new AppError('audience-wider', why, context);
        }
        const after: Contribution = { ...before, ...readers };
        await tx.contributions.update(after);
        if (isOpen(before) && !isOpen(after))
          await takeOut(tx, text, discussion, { before, after });
        const data = { discussion: discussion.id, contribution: id };
        tx.emit({ type: 'contribution.narrowed', actor: who.id, data });
        const subject = `contribution:${id}`;
        const detail = { from: audienceOf(before), to: readers.audience };
        tx.audit({ actor: who.id, verb: 'contribution.narrow', subject, detail });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
