import { audienceKey } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Elsewhere, ElsewhereHit } from '../../ports/elsewhere.ts';
import { itemKey } from '../../ports/personal.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Access, Candidate, Readers } from './access.ts';
import type { ElsewhereAnswer, Vocabulary } from './answers.ts';
import { itemsOf, termsOf, wordsSeen } from './elsewhere.ts';
import type { Need, Outline } from './model.ts';
import { NOT_THEIRS, type Theirs } from './ranking.ts';
import type { CatalogueStore } from './store.ts';
import type { LibrarySync } from './sync.ts';

export interface EverywhereDeps {
  /** Absent: only what is ours is searched, and nothing is said of the rest. */
  readonly elsewhere?: Elsewhere | undefined;
  readonly work: UnitOfWork<{ readonly catalogue: Pick<CatalogueStore, 'known'> }>;
  readonly access: Pick<Access, 'openAmong'>;
  readonly text: TextAnalysis;
  readonly vocabulary: Vocabulary;
  readonly sync: Pick<LibrarySync, 'libraries'>;
}

/** What another engine says to a need, told apart into what is ours and what is not. */
export interface Everywhere {
  readonly theirs: Theirs;
  /** Null where no other engine is asked at all. */
  readonly elsewhere: ElsewhereAnswer | null;
}

/** As many as Microsoft gives at a time. */
const ASKED = 25;

const NOBODY: Everywhere = { theirs: NOT_THEIRS, elsewhere: null };

/**
 * Asks the other engine in a person's name. What of its answer the catalogue knows is shown by the catalogue's own
 * rules or not at all; the rest is the person's by that engine's word. Nothing of it is kept.
 */
export function askingEverywhere(deps: EverywhereDeps) {
  const { elsewhere: engine, work, access, text, vocabulary, sync } = deps;

  /** The catalogue's items among the hits, by item key. */
  async function oursAmong(hits: readonly ElsewhereHit[]): Promise<ReadonlyMap<string, Outline>> {
    const drives = new Set(sync.libraries().map(({ driveId }) => driveId));
    const inLibraries = hits.filter(({ driveId }) => drives.has(driveId));
    if (inLibraries.length === 0) return new Map();
    return work.run(async (tx) => {
      const found = new Map<string, Outline>();
      for (const [driveId, some] of Map.groupBy(inLibraries, (hit) => hit.driveId)) {
        const ids = some.map(({ itemId }) => itemId);
        for (const [itemId, outline] of await tx.catalogue.known(driveId, ids)) {
          found.set(itemKey({ driveId, itemId }), outline);
        }
      }
      return found;
    });
  }

  /** In a library of ours whose readers are known and are others, also before the catalogue has read it. */
  function isClosed({ driveId }: ElsewhereHit, readers: Readers): boolean {
    const library = sync.libraries().find((one) => one.driveId === driveId);
    if (!library || library.audience.kind === 'checked') return false;
    return !readers.audiences.has(audienceKey(library.audience));
  }

  return async (need: Need, readers: Readers): Promise<Everywhere> => {
    const { person } = readers;
    if (!engine || person === null) return NOBODY;
    const { words, phrases } = termsOf(need, text, vocabulary);
    const hits = await engine.find(person, { words, phrases, limit: ASKED });
    if (typeof hits === 'string') {
      return { theirs: NOT_THEIRS, elsewhere: { items: [], silence: hits } };
    }
    const ours = await oursAmong(hits);
    const open = await access.openAmong(readers, [...ours.values()]);
    const outside = hits.filter((hit) => !ours.has(itemKey(hit)) && !isClosed(hit, readers));
    const candidates = hits.flatMap((hit): Candidate[] => {
      const outline = ours.get(itemKey(hit));
      if (!outline || !open.has(outline.id)) return [];
      const matched = wordsSeen(need, words, hit, text);
      const covers = words.length === 0 ? 0 : matched.length / words.length;
      return [{ hit: { id: outline.id, score: 0, matched, covers }, outline }];
    });
    // Ranks among ours alone: how much lies elsewhere must not move what is ours.
    const ranks = new Map<ProductId, number>(
      candidates.map(({ outline }, at) => [outline.id, at + 1]),
    );
    const items = itemsOf(need, words, outside, { text, vocabulary });
    return { theirs: { candidates, ranks }, elsewhere: { items, silence: null } };
  };
}
