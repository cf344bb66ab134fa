import type { Contents } from './contents.ts';
import type { ForwardLists } from './forward.ts';
import { BODY, FIELDS, GO_ON, MOST, ONLY_BODY, placeAt } from './postings.ts';
import type { Slots } from './slots.ts';
import type { Tally } from './tally.ts';
import { LENGTH_CODES, type Strengths, saturated } from './weights.ts';

export interface Weighed {
  readonly term: number;
  readonly weight: number;
}

/** One thing that is asked for, by words of the question and by each of its other names. */
export interface Whole {
  readonly own: readonly Weighed[];
  readonly names: readonly (readonly Weighed[])[];
}

/** Where the evidence of one thing is put together. */
export interface Scratch {
  readonly best: Tally;
  readonly name: Tally;
}

/** Which documents are looked at: a 1 at the code of their audience, or at their own number. */
export interface Looked {
  readonly by: 'audience' | 'document';
  readonly open: Uint8Array;
}

/** By the byte that heads a posting's frequencies: how many bytes of them follow. */
const FOLLOWING = Uint8Array.from({ length: 256 }, (_, head) =>
  head & ONLY_BODY
    ? 0
    : Array.from({ length: FIELDS }, (_field, field) => (head >> field) & 1).reduce(
        (a, b) => a + b,
      ),
);

/**
 * Adds to the scores what each of `terms` says for the documents that are looked at, one list after the other. The
 * innermost loop of a search, and so it decodes postings by itself: a cursor's `next` took twice the time.
 */
export function addUp(
  terms: readonly Weighed[],
  looked: Looked,
  contents: Contents,
  strengths: Strengths,
  tally: Tally,
): void {
  for (const { term, weight } of terms) addList(term, weight, looked, contents, strengths, tally);
}

/** Adds what each of `wholes` says for a document: the best of its own words and of each other name, never their sum. */
export function addWholes(
  wholes: readonly Whole[],
  looked: Looked,
  contents: Contents,
  strengths: Strengths,
  { tally, scratch }: { readonly tally: Tally; readonly scratch: Scratch },
): void {
  const { width } = contents.documents;
  const { best, name } = scratch;
  for (const { own, names } of wholes) {
    best.start(width);
    addUp(own, looked, contents, strengths, best);
    for (const words of names) {
      name.start(width);
      addUp(words, looked, contents, strengths, name);
      for (let at = 0; at < name.found; at += 1) {
        const doc = name.docs[at] ?? 0;
        best.raise(doc, name.scores[doc] ?? 0);
      }
    }
    for (let at = 0; at < best.found; at += 1) {
      const doc = best.docs[at] ?? 0;
      tally.add(doc, best.scores[doc] ?? 0);
    }
  }
}

function addList(
  term: number,
  weight: number,
  { by, open }: Looked,
  { lists, documents }: Contents,
  { table, lengths }: Strengths,
  tally: Tally,
): void {
  const { data } = lists.bytes;
  const { audiences } = documents;
  const { scores, docs } = tally;
  const byAudience = by === 'audience';
  let { found } = tally;
  let at = lists.heads[term] ?? 0;
  let doc = -1;
  for (let left = lists.counts[term] ?? 0; left > 0; left -= 1) {
    let byte = data[at++] ?? 0;
    if (byte === GO_ON) {
      at = placeAt(data, at);
      byte = data[at++] ?? 0;
    }
    doc += byte & 0x7f;
    for (let shift = 7; byte & 0x80; shift += 7) {
      byte = data[at++] ?? 0;
      doc += (byte & 0x7f) << shift;
    }
    const head = data[at++] ?? 0;
    if (open[byAudience ? (audiences[doc] ?? 0) : doc] !== 1) {
      at += FOLLOWING[head] ?? 0;
      continue;
    }
    let strength = 0;
    if (head & ONLY_BODY) {
      const code = lengths[doc * FIELDS + BODY] ?? 0;
      strength = (head & ~ONLY_BODY) * (table[BODY * LENGTH_CODES + code] ?? 0);
    } else {
      for (let field = 0, mask = head; mask !== 0; field += 1, mask >>= 1) {
        if ((mask & 1) === 0) continue;
        const code = lengths[doc * FIELDS + field] ?? 0;
        strength += (data[at++] ?? 0) * (table[field * LENGTH_CODES + code] ?? 0);
      }
    }
    const before = scores[doc] ?? 0;
    const after = before + weight * saturated(strength);
    scores[doc] = after;
    if (before === 0 && after !== 0) docs[found++] = doc;
  }
  tally.found = found;
}

/** As `addUp` for the documents in `among`, to the same bit, but read from their texts. */
export function addFromTexts(
  terms: readonly Weighed[],
  among: Uint32Array,
  { forward, slots }: { readonly forward: ForwardLists; readonly slots: Slots },
  strengths: Strengths,
  scores: Float64Array,
): void {
  const counts = new Uint32Array((terms.length + 1) * FIELDS);
  for (const { term } of terms) slots.give(term);
  for (let place = 0; place < among.length; place += 1) {
    const doc = among[place] ?? 0;
    forward.count(doc, slots.of, counts);
    let score = scores[doc] ?? 0;
    for (let slot = 1; slot <= terms.length; slot += 1) {
      const from = slot * FIELDS;
      let any = 0;
      for (let field = 0; field < FIELDS; field += 1) {
        const count = counts[from + field] ?? 0;
        any |= count;
        if (count > MOST) counts[from + field] = MOST;
      }
      if (any === 0) continue;
      score += (terms[slot - 1]?.weight ?? 0) * saturated(strengths.of(doc, counts, from));
      counts.fill(0, from, from + FIELDS);
    }
    scores[doc] = score;
  }
  slots.clear();
}
