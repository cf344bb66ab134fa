import { createMessenger } from '../../bot/messenger.ts';
import type { ThreadPace } from '../../bot/thread-pace.ts';
import type { Database } from '../../src/adapters/database/connect.ts';
import { createMetrics } from '../../src/adapters/metrics/metrics.ts';
import { systemIds } from '../../src/adapters/system/ids.ts';
import type { World } from '../../src/app.ts';
import type { LocalConfig } from '../../src/config.ts';
import type { Log } from '../../src/ports/log.ts';
import { NO_FILES } from '../../src/registry.ts';
import { createWorld } from '../../src/world.ts';
import { personsOf } from './journey-sign-in.ts';
import type { JourneyTenant } from './journey-tenant.ts';
import type { FakeTeams } from './teams.ts';

export interface Logged {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is amiss is kept by itself: most journeys expect nothing to be. `lines`: everything that is said at all. */
const listening = (logged: Logged[], lines: Logged[]): Log => {
  const line = (level: Logged['level']) => (fields: Logged['fields'], message: string) => {
    lines.push({ level, message, fields });
    if (level === 'warn' || level === 'error') logged.push({ level, message, fields });
  };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
};

/** Registers that come as files; what is not named is a list. */
export type RegisterFiles = Partial<NonNullable<LocalConfig['registers']>>;

export interface Outside {
  readonly tenant: JourneyTenant;
  readonly extractor: World['extractor'];
  readonly registers?: RegisterFiles | undefined;
  /** People's clients show who they are, and things are done in their names. */
  readonly signsIn?: boolean | undefined;
  readonly languageModel?: LocalConfig['languageModel'] | undefined;
  /** How much a thread takes; absent: whatever comes. */
  readonly pace?: ThreadPace | undefined;
}

/** The product's own adapters over the local organization, with Teams played in process. */
export function worldOf(
  { tenant, extractor, registers, signsIn, languageModel, pace }: Outside,
  database: Database,
  teams: FakeTeams,
  clock: World['clock'],
  logged: Logged[],
  observed: { jobs: string[]; repeats: number; fromStock: number } = {
    jobs: [],
    repeats: 0,
    fromStock: 0,
  },
) {
  const config: LocalConfig = {
    mode: 'local',
    port: 0,
    dataDir: '.',
    databaseUrl: null,
    publicUrl: 'http://127.0.0.1:3978',
    administrators: ['samuel.boateng@org.example'],
    logLevel: 'warn',
    tenantUrl: tenant.url,
    registers: { ...NO_FILES, ...registers },
    ...(languageModel ? { languageModel } : {}),
  };
  const lines: Logged[] = [];
  const log = listening(logged, lines);
  const metrics = createMetrics();
  const parts = createWorld({
    config,
    log,
    metrics,
    clock,
    database,
    graph: tenant.graph,
    ...(signsIn ? { persons: personsOf(tenant, database, log) } : {}),
    onWork: (what, name) => {
      metrics.work(what, name);
      if (what === 'job') observed.jobs.push(name);
    },
    messenger: (deps) =>
      createMessenger({ ...deps, adapter: teams, config, ...(pace ? { pace } : {}) }),
  });
  const ids = systemIds(() => clock.now().getTime());
  // Which days are off where somebody works is tested by itself: here a weekday is a working day everywhere.
  const { holidays: _, ...adapters } = parts.world;
  const world: World = {
    ...adapters,
    extractor,
    pdf: { convert: async () => new Map(), trouble: () => null },
    ids,
    channels: {
      // What a person may find by reading the channel; the real reader has its own tests.
      find: async (key, to) => {
        const found = teams.messages.find(
          ({ card, place }) => place === to.channelId && card?.praxisKey === key,
        );
        return found
          ? { conversationId: `${to.channelId};messageid=${found.root}`, activityId: found.id }
          : null;
      },
    },
    onPossibleRepeat: () => {
      observed.repeats += 1;
    },
    onFromStock: () => {
      observed.fromStock += 1;
    },
    wakeOnCommit: false,
  };
  return { world, config, lines, metrics, close: () => parts.close() };
}
