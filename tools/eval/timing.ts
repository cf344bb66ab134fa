import type { Product } from '../../src/features/knowledge/model.ts';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { aProduct, knowledgeOf } from '../../tests/features/knowledge/library.ts';
import { anActor } from '../../tests/support/people.ts';
import { COMMUNITY, libraryProducts } from './library.ts';
import { mean, percentile, tell } from './metrics.ts';

/** So many items that this reader may not open hold the word that is tried. */
const HOLDERS = [1, 10, 100, 1_000] as const;
const ROUNDS = 150;
const CLOSED = { kind: 'community', community: asId<CommunityId>('closed') } as const;

/** Words of no language, of like length, that no item holds but those made for it. */
const wordOf = (count: number): string =>
  `zemidjan${String.fromCharCode(97 + String(count).length)}x`;
const NOBODYS = 'zemidjanqx';

function library(): Product[] {
  const closed = HOLDERS.flatMap((count) =>
    Array.from({ length: count }, (_, number) =>
      aProduct(`closed-${count}-${number}`, {
        title: `Report ${number}`,
        body: `${wordOf(count)} and what else a report of this kind says of wages and of work.`,
        audience: CLOSED,
      }),
    ),
  );
  return [...libraryProducts(), ...closed];
}

/**
 * What a patient person could learn from how long an answer takes: the same search with a word that only forbidden
 * items hold, and with one that none holds, in turn. `told`: share of pairs in which the first took longer; a half says
 * nothing. Medians in milliseconds, without network and database.
 */
export async function evalTiming(): Promise<void> {
  const knowledge = knowledgeOf(library(), [{ kind: 'all' }, CLOSED], {
    readable: async () => new Set(),
  });
  const reader: Actor = { ...anActor({ in: { [COMMUNITY]: 'member' } }), id: asId<PersonId>('x') };
  const timed = async (word: string): Promise<number> => {
    const start = performance.now();
    await knowledge.search(reader, `${word} domestic workers wages`);
    return performance.now() - start;
  };
  for (let round = 0; round < ROUNDS; round += 1) await timed(NOBODYS);
  for (const count of HOLDERS) {
    const pairs: (readonly [number, number])[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Each goes first as often as the other: what comes second finds warmer caches.
      const first = round % 2 === 0;
      const one = await timed(first ? wordOf(count) : NOBODYS);
      const other = await timed(first ? NOBODYS : wordOf(count));
      pairs.push(first ? [one, other] : [other, one]);
    }
    tell({
      set: 'timing',
      forbiddenHolders: count,
      withMs: percentile(
        pairs.map(([held]) => held),
        0.5,
      ),
      withoutMs: percentile(
        pairs.map(([, none]) => none),
        0.5,
      ),
      p95withoutMs: percentile(
        pairs.map(([, none]) => none),
        0.95,
      ),
      told: mean(pairs.map(([held, none]) => (held > none ? 1 : 0))),
    });
  }
}
