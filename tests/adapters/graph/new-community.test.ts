import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import { consents, unlisted } from '../../../src/adapters/graph/needs.ts';
import {
  type ProvisionOptions,
  planProvision,
  provision,
} from '../../../src/adapters/graph/provision/provision.ts';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import { BOT_APP_ID } from '../../../src/adapters/tenant/address.ts';
import type { FaultRule } from '../../../src/adapters/tenant/faults.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import type { ChannelKind } from '../../../src/ports/registers.ts';
import { consentOnly } from '../../support/consents.ts';
import { SITE } from './local.ts';
import { remembering } from './scripted.ts';

/** A community is made from nothing but a name and an owner, once, whatever happens on the way. */

let running: RunningTenant;
let made = 0;
const asked = new Set<string>();
beforeAll(async () => {
  running = await startTenant({ port: 0, seed: { documents: 1 } });
});
afterAll(() => running.close());
beforeEach(() => {
  running.tenant.faults.clear();
  const { application, team, tools } = consents();
  consentOnly(running.tenant, { application: [...application, ...tools], team });
  made += 1;
});

const now = (): number => performance.timeOrigin + performance.now();

function graphNow(): Graph {
  const source = {
    forApp: async () => ({
      token: await running.tenant.identity.appToken('praxis'),
      expiresAt: now() + 3_600_000,
    }),
  };
  return createGraph({
    tokens: cachedTokens(source, { now }),
    baseUrl: running.url,
    random: () => 0,
    now,
    sleep: () => Promise.resolve(),
    onCall: ({ method, route }) => asked.add(`${method} ${route}`),
  });
}

const options = (kind: ChannelKind = 'standard', owners = ['amina.diallo', 'jonas.weber']) =>
  ({
    site: SITE,
    openLibrary: 'Published knowledge',
    communities: [],
    handoversClosed: true,
    newCommunity: {
      slug: `new-${made}`,
      title: `Community ${made}`,
      owners: owners.map((name) => `${name}@org.example`),
      kind,
      externalId: BOT_APP_ID,
      pause: () => Promise.resolve(),
    },
  }) satisfies ProvisionOptions;

const clean = { steps: [], differences: [], byHand: [] };
const build = (wish: ProvisionOptions) => provision(graphNow(), wish, () => undefined);
const fault = (rule: FaultRule) => running.tenant.faults.add(rule);
const teams = (): { id: string }[] =>
  running.tenant.db.all<{ id: string }>('SELECT id FROM teams WHERE name = ?', `Community ${made}`);

async function record() {
  const registers = createRegisters(graphNow(), { site: SITE, log: remembering() });
  return (await registers.communities(`new-${made}`))[0];
}

test.each(['standard', 'private', 'shared'] as const)(
  'with a %s channel it has everything that Praxis works with',
  async (kind) => {
    const wish = options(kind);
    const { steps } = await planProvision(graphNow(), wish);
    expect(teams()).toEqual([]);
    expect(steps.map(({ what }) => what).join('\n')).toMatch(
      /make the team .*\n.*owner of the team.*\n.*channel Exchange.*\n.*install Praxis.*\n.*library.*\n.*line/,
    );
    expect(await build(wish)).toEqual(clean);
    const community = await record();
    const owner = { id: personIdOf('amina.diallo'), moderator: true };
    const second = { id: personIdOf('jonas.weber'), moderator: true };
    expect(community).toMatchObject({
      names: { en: `Community ${made}` },
      channelKind: kind,
      members: kind === 'standard' ? expect.arrayContaining([owner, second]) : [owner],
    });
    // Made once: a second run finds its line, and has nothing to do.
    expect(await planProvision(graphNow(), wish)).toEqual(clean);
    expect(teams()).toHaveLength(1);
  },
);

test.each<[string, FaultRule]>([
  [
    'the answer to the team',
    {
      where: { side: 'graph', call: '^POST /v1.0/teams$' },
      effect: { kind: 'lose', when: 'after' },
    },
  ],
  [
    'the answer to the channel',
    {
      where: { side: 'graph', call: '^POST .*/channels$' },
      effect: { kind: 'lose', when: 'after' },
    },
  ],
  [
    'the answer to the installation',
    {
      where: { side: 'graph', call: '^POST .*/installedApps$' },
      effect: { kind: 'lose', when: 'after' },
    },
  ],
])('%s is lost, and it is there once all the same', async (_what, rule) => {
  fault(rule);
  expect(await build(options())).toEqual(clean);
  expect(running.tenant.faults.list().map(({ struck }) => struck)).toEqual([1]);
  const [team] = teams();
  expect(teams()).toHaveLength(1);
  const channels = running.tenant.db.all(
    'SELECT 1 FROM channels WHERE team_id = ?',
    team?.id ?? '',
  );
  expect(channels).toHaveLength(2);
});

test('a team whose making was never answered and is not to be seen is not asked for twice', async () => {
  const lost = fault({
    where: { side: 'graph', call: '^POST /v1.0/teams$' },
    effect: { kind: 'lose', when: 'before' },
    times: 0,
  });
  await expect(build(options())).rejects.toThrow('looks for the team before it makes one');
  expect(running.tenant.faults.list().find(({ id }) => id === lost)?.struck).toBe(1);
  running.tenant.faults.clear();
  expect(await build(options())).toEqual(clean);
  expect(teams()).toHaveLength(1);
});

test('an owner who is nobody, or none at all, is said before anything is made', async () => {
  await expect(build(options('standard', ['nobody.here']))).rejects.toThrow(
    /nobody\.here.*no such/s,
  );
  await expect(build(options('standard', []))).rejects.toThrow('add --owner');
  expect(teams()).toEqual([]);
});

test('without the rights an administrator reads which to give', async () => {
  running.tenant.consents.setApp('Team.Create', false);
  await expect(build(options())).rejects.toThrow(/Team\.Create.*Grant admin consent/s);
  expect(teams()).toEqual([]);
});

test('nothing was asked that the table of rights does not name', () => {
  expect(asked).toContain('POST /teams');
  expect(unlisted(asked)).toEqual([]);
});
