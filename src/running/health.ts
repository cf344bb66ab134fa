import type { Database } from '../adapters/database/connect.ts';
import type { Boss } from '../adapters/jobs/boss.ts';
import type { App } from '../app.ts';
import type { Health } from '../http/deps.ts';
import type { Changes } from './changes.ts';
import type { Follower } from './follower.ts';
import { reachOf } from './reach.ts';
import type { Signing } from './sign-in.ts';

/** A wake that is this late means that the job queue stands still. */
const LATE_WAKE_S = 300;

const librariesOf = (failed: readonly string[]): Health['parts'][string] =>
  failed.length === 0
    ? { state: 'ok', detail: null }
    : { state: 'degraded', detail: `not read: ${failed.join(', ')}` };

/** Absent where it is whole. */
const searchOf = (indexing: { done: number; total: number } | null): Health['parts'] =>
  indexing
    ? {
        search: {
          state: 'degraded',
          detail: `the index is being built: ${indexing.done} of ${indexing.total} documents`,
        },
      }
    : {};

/** Everything else works without: it is said, and is no reason to wake anybody. */
const pdfOf = (trouble: string | null): Health['parts'] =>
  trouble ? { pdf: { state: 'ok', detail: trouble } } : {};

/** What operators are told of each part. */
export async function health(
  database: Database,
  boss: Boss | null,
  follow: Follower,
  app: App,
  signing: Pick<Signing, 'health'>,
  changes: Pick<Changes, 'health'>,
): Promise<Health> {
  const answers = await database.healthy();
  const since = boss?.sinceLastWake() ?? null;
  const late = since !== null && since > LATE_WAKE_S;
  const read = await follow.state();
  const departures = app.actions.capture.departures.readable();
  const unreached = reachOf(await app.actions.notifications.unreached());
  const following = await changes.health();
  const stale = answers ? await staleSources(app) : [];
  const parts: Health['parts'] = {
    // Nothing else needs it, so that an organization that does not give it is not told so by every probe.
    ...(departures && !departures.can
      ? { departures: { state: 'degraded' as const, detail: `no right ${departures.right}` } }
      : {}),
    ...(unreached ? { reach: unreached } : {}),
    ...(following ? { following } : {}),
    ...pdfOf(app.pdfTrouble()),
    ...searchOf(app.actions.knowledge.sync.indexing()),
    ...(stale.length > 0
      ? { sources: { state: 'degraded' as const, detail: `stale: ${stale.join(', ')}` } }
      : {}),
    libraries: librariesOf(app.actions.knowledge.sync.failed()),
    database: { state: answers ? 'ok' : 'down', detail: null },
    jobs: boss
      ? {
          state: late ? 'degraded' : 'ok',
          detail: since === null ? 'not woken yet' : `woken ${since} s ago`,
        }
      : { state: 'degraded', detail: 'starting' },
    // What it knows is in the database.
    'sign-in': answers ? await signing.health() : { state: 'degraded', detail: 'not known' },
    graph: read
      ? {
          state: read.failed ? 'degraded' : 'ok',
          detail: read.failed ? 'the last reading failed' : null,
        }
      : { state: 'degraded', detail: 'being read for the first time' },
  };
  const states = Object.values(parts).map(({ state }) => state);
  const status = states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'ok';
  return { status, parts };
}

/** What is read from outside and was not for longer than its limit, by name. */
const staleSources = async ({ actions }: App): Promise<string[]> =>
  (await actions.sources.all())
    .filter(({ state }) => state === 'stale')
    .map(({ source }) => source.key);
