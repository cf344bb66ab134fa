import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, QueryId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import { checkedChoice } from '../../../kernel/narrowing.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { OUT } from '../faq.ts';
import { isForFew, type Query } from '../model.ts';
import { mayRead, queryMachine } from '../policy.ts';
import {
  audienceOf,
  narrows,
  type QueryReaders,
  sameReaders,
  WHOLE_COMMUNITY,
} from '../query-audience.ts';
import { counted, existing, placeOf, type QueryDeps, save, type Tx } from './deps.ts';

/** As they are kept. @throws AppError `invalid-input` for named people who are not there */
export async function chosenReaders(
  { members }: Pick<QueryDeps, 'members'>,
  community: CommunityId,
  { audience, readers }: QueryReaders = WHOLE_COMMUNITY,
): Promise<QueryReaders> {
  return checkedChoice(
    { audience, readers },
    audience === 'named' ? await members(community) : new Set(),
  );
}

/** @throws AppError `illegal-move` for what others were merged into, or what was published of it: that is read already */
async function mustStandAlone(tx: Tx, { id }: Query): Promise<void> {
  const published = (await tx.consolidatedReplies.get(id))?.webUrl ?? null;
  const entry = await tx.faqs.of(id);
  // One that was out and waits for its moderators again still has its document.
  const read = entry !== null && (OUT.has(entry.state) || entry.webUrl !== null);
  if (published !== null || read || (await tx.queries.mergedInto(id)).length > 0)
    throw new AppError('illegal-move', `more than the question ${id} is read by more`);
}

/** Fewer people read what somebody asked than before (FR-SAF-1). */
export function narrowingQuestions(deps: QueryDeps) {
  const { work } = deps;
  /** As its asker. @throws AppError `not-found` */
  async function own(tx: Tx, who: Actor, id: QueryId): Promise<Query> {
    const query = await existing(tx, id);
    if (mayRead(query, who)) throw new AppError('not-found', `no query ${id} for this reader`);
    return query;
  }

  return {
    /**
     * Its asker chooses fewer readers, while it is open. Of a question for few nothing goes on that more people read:
     * its posts, its draft, the entry that was offered, and whoever was asked by name. The same choice again changes nothing.
     * @throws AppError `not-found`, `not-yours`, `illegal-move`, `audience-wider`, `invalid-input`, `changed-meanwhile`
     */
    async narrow(
      who: Actor,
      id: QueryId,
      { version, ...wanted }: QueryReaders & { readonly version: number },
    ): Promise<Query> {
      const place = placeOf(await work.run((tx) => own(tx, who, id)));
      const readers = await chosenReaders(deps, place, wanted);
      return work.run(async (tx) => {
        const query = await counted(tx, await own(tx, who, id));
        const state = decide(queryMachine, query, 'narrow', who);
        if (sameReaders(query, readers)) return query;
        mustBeAsSeen(query, version);
        if (!narrows(query, readers)) {
          throw new AppError('audience-wider', `${audienceOf(query)} to ${readers.audience}`);
        }
        await mustStandAlone(tx, query);
        const few = isForFew(readers);
        const after = { ...query, state, ...readers, ...(few ? { also: [], invited: [] } : {}) };
        await save(tx, after);
        if (few) await leaveEntry(tx, id);
        const data = { query: id, community: place };
        tx.emit({ type: 'query.narrowed', actor: who.id, data });
        const detail = { from: audienceOf(query), to: readers.audience };
        tx.audit({ actor: who.id, verb: 'query.narrow', subject: `query:${id}`, detail });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}

/** What was offered to become an entry that more people read is offered no more. */
async function leaveEntry(tx: Tx, id: QueryId): Promise<void> {
  const faq = await tx.faqs.of(id);
  if (faq?.state === 'offered') await tx.faqs.update({ ...faq, state: 'declined' });
}
