import { leaveVersions, withoutIn } from '../../../kernel/draft-versions.ts';
import type { ReplyId } from '../../../kernel/ids.ts';
import {
  TAKEN_BACK,
  type TakenOut,
  type Written,
  withoutTaken,
} from '../../../kernel/taken-out.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import { asDraft, type Consolidated, fromDraft, type Point } from '../consolidated.ts';
import type { Faq } from '../faq.ts';
import type { Query } from '../model.ts';
import type { Reply } from '../reply.ts';
import { isForAll } from '../reply-audience.ts';
import { placeOf, publishedOf, type Tx } from './deps.ts';

interface Taking {
  readonly taken: TakenOut<ReplyId>;
  readonly standing: ReadonlyMap<ReplyId, Written>;
  readonly text: TextAnalysis;
}

/**
 * Words that left a reply leave the consolidated reply and the entry that rest on it (FR-SAF-4): a draft at once, what
 * is published by a next version of its document. Asked in the transaction in which they leave; the reply is saved.
 * @param before as it was said until now; `after` as it stands
 */
export async function takeOut(
  tx: Tx,
  text: TextAnalysis,
  asked: Query,
  { before, after }: { readonly before: Reply; readonly after: Reply },
): Promise<void> {
  const query = (asked.mergedInto && (await tx.queries.get(asked.mergedInto))) || asked;
  const standing = new Map<ReplyId, Written>(
    (await publishedOf(tx, query.id)).map((one) => [one.id, one]),
  );
  const left = after.state === 'published' && isForAll(after) ? after : null;
  const taking = { taken: { source: before.id, before, left }, standing, text };
  const consolidated = await tx.consolidatedReplies.get(query.id);
  // On its way for the first time and not out yet: what a moderator hid stops it, and it goes back to be looked at.
  const stopped =
    after.state === 'hidden' && consolidated?.state === 'publishing' && !consolidated.webUrl;
  if (consolidated && !stopped) await fromConsolidated(tx, query, consolidated, taking);
  const faq = await tx.faqs.of(query.id);
  if (faq?.sources.includes(before.id)) await fromEntry(tx, faq, taking);
}

async function fromConsolidated(
  tx: Tx,
  query: Query,
  before: Consolidated,
  { taken, standing, text }: Taking,
): Promise<void> {
  const draft = before.state === 'draft';
  const ruled = (mend: boolean) => (points: readonly Point[]) =>
    withoutTaken(points, taken, standing, text, mend);
  await leaveVersions(tx.consolidatedReplies.versions, query.id, ruled(false));
  const { left, gone } = withoutIn(asDraft(before), ruled(draft));
  const marks = gone.map(({ id, kind, country }) => ({ id, kind, country }));
  await tx.consolidatedReplies.update({
    ...before,
    ...fromDraft(left),
    gone: [...(before.gone ?? []), ...marks],
    state: draft ? 'draft' : 'publishing',
  });
  if (draft) return;
  const data = { query: query.id, community: placeOf(query) };
  tx.emit({ type: 'query.approved', actor: null, data });
  tx.audit({ actor: null, verb: 'consolidated.take-out', subject: `query:${query.id}` });
}

/** Line by line. An entry of which nothing is left answers nobody any more. */
async function fromEntry(tx: Tx, faq: Faq, { taken, standing, text }: Taking): Promise<void> {
  const lines = faq.answer.split('\n').map((line, place) => ({
    id: String(place),
    text: line,
    sources: faq.sources,
  }));
  const { kept } = withoutTaken(lines, taken, standing, text, false);
  const answer = kept
    .map((line) => line.text)
    .join('\n')
    .trim();
  const sources =
    taken.left === null ? faq.sources.filter((one) => one !== taken.source) : faq.sources;
  const said = { ...faq, sources, answer: answer || TAKEN_BACK };
  if (faq.state === 'offered' || faq.state === 'declined') {
    const state = answer === '' ? 'declined' : faq.state;
    await tx.faqs.update({ ...said, state, ...(answer === '' ? { reason: TAKEN_BACK } : {}) });
    return;
  }
  if (faq.state === 'publishing' && faq.webUrl === null && answer === '') {
    // It never was out: it goes back to its moderators.
    await tx.faqs.update({ ...said, state: 'offered', approvedBy: null });
    return;
  }
  const over = answer === '' || faq.state === 'retired';
  await tx.faqs.update({
    ...said,
    ...(answer === '' ? { reason: TAKEN_BACK } : {}),
    state: over ? 'retired' : 'publishing',
  });
  tx.emit({ type: over ? 'faq.retired' : 'faq.approved', actor: null, data: { faq: faq.id } });
  tx.audit({ actor: null, verb: 'faq.take-out', subject: `faq:${faq.id}` });
}
