import { createInstaller } from '../../../src/adapters/graph/installing.ts';
import { BOT_APP_ID } from '../../../src/adapters/tenant/address.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { type CallInUse, exactly } from './call.ts';
import type { Live } from './live.ts';
import {
  contributes,
  contributionOf,
  discussionOf,
  heard,
  MODERATOR,
  opens,
  pressed,
} from './teams-calls.ts';

/** What it takes to write to somebody who never wrote to the bot. */

const STRANGER = 'Adjoa Mensah';
const stranger = asId<PersonId>(personIdOf(localPart(STRANGER)));

/**
 * Nothing is known of the way to this person, who does not have the app either, heard nothing unasked today, and is to be
 * told nothing else: at most one of them goes in a day.
 */
async function becomesStrange(live: Live): Promise<void> {
  await live.database.db
    .deleteFrom('conversation_references')
    .where('owner_id', '=', stranger)
    .execute();
  await live.database.db.deleteFrom('ways').where('person', '=', stranger).execute();
  await live.database.db.deleteFrom('unasked_budget').where('person', '=', stranger).execute();
  await live.database.db
    .deleteFrom('postings')
    .where('person', '=', stranger)
    .where('unasked', '=', true)
    .where('activity_id', 'is', null)
    .execute();
  live.tenant.db.run('UPDATE users SET installed = 0 WHERE id = ?', stranger);
}

const letters = (live: Live, n: number): number =>
  live.tenant.db
    .all<{ message: string }>('SELECT message FROM mail')
    .filter(({ message }) => message.includes(discussionOf(live, n))).length;

const said = (n: number): string => `round ${n} names somebody`;

async function told(live: Live, n: number): Promise<number> {
  return (await heard(live, STRANGER, said(n))).length + letters(live, n);
}

/** @param besides makes the way to the call: what else does not work meanwhile */
const reaches = (
  route: string,
  match: string,
  besides: (live: Live) => void = () => undefined,
): CallInUse => ({
  side: 'graph',
  route,
  match,
  purpose: 'somebody who never wrote to the bot is told, in chat or by mail',
  async before(live, n) {
    // At most one unasked message a day and person: each round has a working day of its own.
    await live.nextMorning();
    await opens(live, n);
    await contributes(live, n, STRANGER);
    await live.settle();
    await becomesStrange(live);
  },
  async does(live, n) {
    besides(live);
    const { id, version } = await contributionOf(live, n);
    const body = { verb: 'hide', reason: said(n), version };
    await pressed(live, MODERATOR, `/contributions/${id}/review`, body);
    await live.settle();
    if (letters(live, n) > 0) return 'a letter';
    return (await told(live, n)) > 0 ? 'the message' : 'nothing yet';
  },
  async holds(live, n) {
    const found = await told(live, n);
    if (found > 1 && live.repeats() === 0) throw new Error('a copy that nobody counted');
    if (found === 0 || found > 2) throw new Error(`${found} messages`);
    const by = letters(live, n) > 0 ? 'letter' : 'message';
    return found === 1 ? `1 ${by}` : `1 ${by} and a counted copy`;
  },
});

/** Asked once in a process. */
const looksUp = (): CallInUse => {
  const install = (live: Live) =>
    createInstaller(live.graph, { externalId: BOT_APP_ID }).install(stranger);
  return {
    side: 'graph',
    route: 'GET /appCatalogs/teamsApps',
    match: '^GET /v1.0/appCatalogs/teamsApps$',
    purpose: 'which app of the catalogue is Praxis',
    before: becomesStrange,
    async does(live) {
      await install(live).catch(() => undefined);
      return null;
    },
    async holds(live) {
      const { kind } = await install(live);
      if (kind !== 'chat') throw new Error(`the app is ${kind}`);
      const has = live.tenant.db.get<{ installed: number }>(
        'SELECT installed FROM users WHERE id = ?',
        stranger,
      );
      return exactly('installation', has?.installed ?? 0);
    },
  };
};

const APPS = String.raw`/v1\.0/users/[^/]+/teamwork/installedApps`;

export const REACH_CALLS: readonly CallInUse[] = [
  reaches('GET /users/{id}/teamwork/installedApps', `^GET ${APPS}$`),
  reaches('POST /users/{id}/teamwork/installedApps', `^POST ${APPS}$`),
  reaches('GET /users/{id}/teamwork/installedApps/{installation}/chat', `^GET ${APPS}/[^/]+/chat$`),
  looksUp(),
  reaches('POST /users/{id}/sendMail', String.raw`^POST /v1\.0/users/[^/]+/sendMail$`, (live) => {
    live.tenant.faults.add({
      where: { side: 'graph', call: APPS },
      effect: { kind: 'fail', status: 403 },
      times: 0,
    });
  }),
];
