import { exchangeIdOf, personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { type Ears, ears, stands } from '../../support/following.ts';
import { type CallInUse, exactly } from './call.ts';
import type { Live } from './live.ts';
import { discussionOf, MEMBER, MODERATOR, opens, posts } from './teams-calls.ts';

/** What is notified of changes, and read where a notification may have been missed. */

const listeners = new WeakMap<Live, Ears>();
const earsOf = (live: Live): Ears => {
  const found = listeners.get(live);
  if (!found) throw new Error('nobody listens');
  return found;
};

/** Nothing is followed, and nobody remembers anything of it. */
async function forgets(live: Live): Promise<void> {
  for (const table of ['subscriptions', 'notifications', 'changes']) {
    live.tenant.db.run(`DELETE FROM ${table}`);
  }
  await live.database.db.deleteFrom('subscriptions').execute();
}

/** A process that begins to listen, and a thread to listen to. */
async function begins(live: Live, n: number): Promise<void> {
  await opens(live, n);
  await forgets(live);
  const { tenant, graph } = live;
  const running = { tenant };
  const heard = await ears({
    app: live.app,
    database: live.database,
    settle: live.settle,
    tenant: { running, graph, url: tenant.url },
    clock: { now: live.now },
  });
  listeners.set(live, heard);
}

const words = (n: number, when: string): string => `Said ${when} of round ${n}.`;

/** In the thread, and the bot is not told of it. */
function speaks(live: Live, n: number, when: string): void {
  stands(live.tenant, {
    id: String(1_800_000_000_000 + n * 10 + when.length),
    channel: exchangeIdOf('formalization'),
    thread: posts(live, `discussion:${discussionOf(live, n)}`)[0]?.id ?? '',
    by: personIdOf(localPart(MEMBER)),
    body: `<p>${words(n, when)}</p>`,
  });
}

async function kept(live: Live, n: number, when: string): Promise<number> {
  const { thread } = await live
    .tab(MODERATOR)
    .get<DiscussionPage>(`/discussions/${discussionOf(live, n)}`);
  return thread.filter(({ text }) => text === words(n, when)).length;
}

interface Steps {
  readonly before?: (live: Live, n: number) => Promise<void>;
  /** What else has to happen for the call to be made. */
  readonly besides?: (live: Live) => void;
}

/** What is said while the trouble lasts is not lost, and what is said afterwards is heard. */
const follows = (route: string, match: string, steps: Steps = {}): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'channels and libraries are followed',
  async before(live, n) {
    await begins(live, n);
    await steps.before?.(live, n);
  },
  async does(live, n) {
    steps.besides?.(live);
    await earsOf(live).follow();
    speaks(live, n, 'meanwhile');
    // What is on its way arrives: after four hours the service gives up, and here days pass in no time.
    await earsOf(live).settle();
    return null;
  },
  async recovers(live, n) {
    await earsOf(live).listen();
    // The service reads of it what was missed not sooner than a minute after the last time.
    await live.advance(0.1);
    await earsOf(live).listen();
    speaks(live, n, 'afterwards');
    await earsOf(live).settle();
  },
  async holds(live, n) {
    const heard = earsOf(live);
    const all = await heard.following.all();
    const standing = all.filter(({ state }) => state === 'standing').length;
    exactly('followed places', standing, all.length);
    // Of a library only the one that is remembered is waited for: two tell of it twice, which is once to us.
    const channels = all.filter(({ followed }) => followed.kind === 'channel');
    const found = live.tenant.db.all("SELECT 1 FROM subscriptions WHERE kind = 'channelMessages'");
    exactly('subscriptions of channels', found.length, channels.length);
    exactly('contribution while it lasted', await kept(live, n, 'meanwhile'));
    exactly('contribution afterwards', await kept(live, n, 'afterwards'));
    await heard.close();
    await forgets(live);
    return `${standing} subscriptions, 2 contributions`;
  },
});

const listens = (live: Live): Promise<void> => earsOf(live).listen();
/** Ours of before, of which nobody knows any more. */
const orphans = async (live: Live): Promise<void> => {
  await listens(live);
  await live.database.db.deleteFrom('subscriptions').execute();
};

const ONE = String.raw`/v1\.0/subscriptions/[^/]+$`;

export const FOLLOW_CALLS: readonly CallInUse[] = [
  follows('POST /subscriptions', String.raw`^POST /v1\.0/subscriptions$`),
  follows('GET /drives/{drive}/list', String.raw`^GET /v1\.0/drives/[^/]+/list$`),
  follows('PATCH /subscriptions/{subscription}', `^PATCH ${ONE}`, {
    async before(live) {
      await listens(live);
      await live.advance(2.1);
    },
  }),
  follows('GET /subscriptions', String.raw`^GET /v1\.0/subscriptions$`, { before: orphans }),
  follows('DELETE /subscriptions/{subscription}', `^DELETE ${ONE}`, { before: orphans }),
  follows(
    'GET /teams/{team}/channels/{channel}/messages (read up)',
    String.raw`^GET /v1\.0/teams/[^/]+/channels/[^/]+/messages$`,
  ),
];
