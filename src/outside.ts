import type { AllStores } from './adapters/database/stores/all.ts';
import type { Graph } from './adapters/graph/client.ts';
import { createRegisterFiles } from './adapters/graph/register-files.ts';
import { createOutsideReader } from './adapters/registers/outside/reader.ts';
import type { Config } from './config.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import { type OutsideActions, outsideActions } from './features/knowledge/outside/actions.ts';
import type { OutsideDefault, Terms } from './features/knowledge/outside/deps.ts';
import { driveOf, type OutsideSource, sourceOf } from './features/knowledge/outside/model.ts';
import type { LibrarySync } from './features/knowledge/sync.ts';
import type { Feed, SourceActions } from './features/sources/actions.ts';
import type { OutsideKey } from './features/sources/model.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import type { Clock } from './ports/clock.ts';
import type { Holding } from './ports/holding.ts';
import type { Ids } from './ports/ids.ts';
import type { OutsideReader } from './ports/outside.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/** Catalogues and feeds outside, as the world brings them. */
export interface Outside {
  readonly reader: OutsideReader;
  /** Those that are there where none was ever added. */
  readonly defaults: readonly OutsideDefault[];
}

interface Elsewhere {
  readonly config: Pick<Config, 'mode'>;
  readonly graph: Graph;
  readonly site: string;
  /** Milliseconds, by the machine. */
  readonly now: () => number;
  readonly defaults: readonly OutsideDefault[] | undefined;
}

/** The local mode may ask this machine, since what it reads runs there; production never does. */
export const outsideWorld = (parts: Elsewhere): Outside => ({
  reader: createOutsideReader({
    reach: parts.config.mode === 'local' ? 'this-machine' : 'internet',
    files: createRegisterFiles(parts.graph, parts.site),
    now: parts.now,
  }),
  defaults: parts.defaults ?? [],
});

interface Around {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly vocabulary: Vocabulary;
  readonly outside: Outside;
  readonly work: UnitOfWork<AllStores>;
  readonly holding: Holding;
  readonly sync: Pick<LibrarySync, 'follow'>;
  readonly governance: Pick<GovernanceActions, 'kept'>;
}

/** A word that two terms of one list share says neither. */
export const termsOf = (vocabulary: Vocabulary): Terms => ({
  named: (word) =>
    vocabulary.schemes.flatMap(({ key }) => {
      const [term, other] = vocabulary.named(key, word);
      if (!term || other) return [];
      const { id, slug, scheme, labels, uri } = term;
      const label = labels.en ?? Object.values(labels)[0] ?? slug;
      return [{ id, slug, scheme, label, uri: uri ?? `urn:uuid:${id}` }];
    }),
  countriesIn: (text) => vocabulary.countriesIn(text),
});

export const outsideOf = (around: Around): OutsideActions =>
  outsideActions({
    ...around,
    ...around.outside,
    terms: termsOf(around.vocabulary),
    follow: () => around.sync.follow(),
    keptDays: async () => (await around.governance.kept()).source,
  });

/** How a source that was added is read, as the register of sources asks it. */
export async function outsideFeed(outside: OutsideActions, key: OutsideKey): Promise<Feed | null> {
  const id = sourceOf(key);
  const source = (await outside.present()).find((one) => one.id === id);
  return source
    ? {
        place: source.place.address,
        read: (admit, signal) => outside.harvest(source.id, admit, signal),
      }
    : null;
}

const HOUR_MS = 3_600_000;
/** A source that fails is asked again sooner than one that was read. */
const AGAIN_MS = HOUR_MS;

interface Registered {
  readonly outside: OutsideActions;
  readonly sources: SourceActions;
}

async function isDue(
  { sources }: Registered,
  { id, paused, everyHours, harvest }: OutsideSource,
  now: Date,
): Promise<boolean> {
  if (paused) return false;
  const { source } = await sources.outside(driveOf(id));
  const { lastAttempt, trouble } = source;
  // Never read, or left in its middle: whoever left it does not come back for it.
  if (lastAttempt === null || (harvest.cursor !== null && trouble === null)) return true;
  const wait = trouble === null ? everyHours * HOUR_MS : AGAIN_MS;
  return now.getTime() - lastAttempt.getTime() >= wait;
}

/** Reads whatever of the outside it is time for. @returns one step for each, so that one that fails stops no other */
export async function outsideSteps(
  deps: Registered,
  now: Date,
  signal?: AbortSignal,
): Promise<readonly (() => Promise<void>)[]> {
  await deps.outside.begin();
  const due: OutsideSource[] = [];
  for (const source of await deps.outside.present()) {
    if (await isDue(deps, source, now)) due.push(source);
  }
  return due.map(({ id }) => async () => {
    if (!signal?.aborted) await deps.sources.read(driveOf(id), signal);
  });
}

/** The invented organization's library and evaluation office, which the local tenant plays. */
export const localOutside = (tenantUrl: string): readonly OutsideDefault[] => [
  {
    name: 'Labordoc',
    place: {
      kind: 'oai',
      address: `${tenantUrl}/outside/labordoc/oai`,
      prefix: 'marcxml',
      set: null,
      columns: {},
    },
    everyHours: 24,
  },
  {
    name: 'Discovery',
    place: {
      kind: 'lessons',
      address: `${tenantUrl}/outside/discovery/lessons.json`,
      prefix: null,
      set: null,
      columns: {},
    },
    everyHours: 24,
  },
];
