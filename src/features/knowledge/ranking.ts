import type { ProductId } from '../../kernel/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Access, Candidate, Readers } from './access.ts';
import { answersTo, shares } from './answers.ts';
import { chosenAmong } from './choices.ts';
import type { Chosen } from './facets.ts';
import { type Fusable, fused } from './fusing.ts';
import type { Groupable } from './grouping.ts';
import { type Need, type Outline, weigh } from './model.ts';
import { sketchesOf } from './sketching.ts';
import type { SearchStores } from './store.ts';

export interface RankingDeps {
  readonly work: UnitOfWork<SearchStores>;
  readonly access: Access;
  readonly text: TextAnalysis;
  readonly clock: Clock;
}

export interface Ranked extends Groupable, Fusable {
  readonly outline: Outline;
  readonly matched: readonly string[];
  /** As of `IndexHit`. */
  readonly covers: number;
  readonly score: number;
}

/** What another engine found of ours, as far as it is open to the readers. */
export interface Theirs {
  /** Best first; `matched` are the words of the need that stand in what that engine shows of it. */
  readonly candidates: readonly Candidate[];
  /** From 1. */
  readonly ranks: ReadonlyMap<ProductId, number>;
}

export const NOT_THEIRS: Theirs = { candidates: [], ranks: new Map() };

export interface Looking {
  readonly limit: number;
  readonly candidates: number;
  readonly chosen?: Chosen;
  /** Nothing else is looked at; absent: all is. */
  readonly only?: ReadonlySet<ProductId>;
  /** Absent where no other engine is asked. */
  readonly theirs?: Promise<Theirs>;
}

export interface RankedItems {
  readonly items: readonly Ranked[];
  readonly unable: Awaited<ReturnType<Access['candidates']>>['unable'];
  readonly atLeast: boolean;
  /** How many different words were asked. */
  readonly asked: number;
}

/** What is open to the readers and fits, best first. */
export const ranking =
  ({ work, access, text, clock }: RankingDeps) =>
  async (need: Need, readers: Readers, looking: Looking): Promise<RankedItems> => {
    const { candidates: limit, only } = looking;
    const query = { text: need.text, also: need.meant, limit, ...(only ? { only } : {}) };
    const [{ all: own, unable }, theirs] = await Promise.all([
      access.candidates(query, readers),
      looking.theirs ?? NOT_THEIRS,
    ]);
    const known = new Set(own.map(({ hit }) => hit.id));
    const theirsAlone = theirs.candidates.filter(({ hit }) => !known.has(hit.id));
    const ids = [...own, ...theirsAlone].map(({ hit }) => hit.id);
    const drawn = await sketchesOf(work, ids);
    const chosen = await chosenAmong(work, need.topics, ids);
    const now = clock.now();
    const rank = ({ hit, outline }: Candidate): Ranked => ({
      outline,
      matched: hit.matched,
      covers: hit.covers,
      sketch: drawn.get(outline.id) ?? new Uint32Array(0),
      score: weigh(hit.score, need, outline, now) * (chosen.get(outline.id) ?? 1),
    });
    const ours = own
      .filter(({ hit, outline }) => hit.matched.length > 0 || shares(need, outline))
      .map(rank)
      .sort((a, b) => b.score - a.score);
    const asked = new Set(text.stems(need.text, need.language)).size;
    const fitting = ours.filter((item) => answersTo(need, item, asked)).length;
    const all = [...ours, ...theirsAlone.map((one) => ({ ...rank(one), seen: one.hit.matched }))];
    const items = fused(all, theirs.ranks, fitting);
    return { items, unable, atLeast: own.length >= limit, asked };
  };
