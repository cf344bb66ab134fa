import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import type { Database } from '../../../src/adapters/database/connect.ts';
import { createTokenCache } from '../../../src/adapters/database/token-cache.ts';
import { createSeal } from '../../../src/adapters/database/token-seal.ts';
import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { consentLink, missingConsent } from '../../../src/adapters/graph/sign-in/consent.ts';
import { entraNetwork } from '../../../src/adapters/graph/sign-in/network.ts';
import { createPersons } from '../../../src/adapters/graph/sign-in/persons.ts';
import { watchedEntra } from '../../../src/adapters/graph/sign-in/watch.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { localEntra } from '../../../src/world.ts';
import { testDatabase } from '../../support/database/test-database.ts';
import { personaToken } from './local.ts';
import { remembering } from './scripted.ts';

const AMINA = asId<PersonId>(personIdOf('amina.diallo'));
const AUDIENCE = 'api://praxis-local';
const machine = (): number => performance.timeOrigin + performance.now();
const HOUR = 3_600_000;

/** Milliseconds by which the machine's clock seems to run ahead. */
let ahead = 0;

/** For everybody: MSAL has the time from the machine and from nowhere else. Timers run on. */
function anHourPasses(): void {
  const timers = ['setTimeout', 'setInterval', 'setImmediate'] as const;
  const ends = ['clearTimeout', 'clearInterval', 'clearImmediate'] as const;
  const others = ['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const;
  const now = Date.now() + HOUR;
  jest.useFakeTimers({ now, doNotFake: [...timers, ...ends, ...others] });
  ahead = HOUR;
}

let tenant: RunningTenant;
let database: Database;
beforeEach(async () => {
  tenant = await startTenant({ port: 0, seed: { documents: 0 } });
  database = await testDatabase();
});
afterEach(async () => {
  jest.useRealTimers();
  ahead = 0;
  await tenant.close();
  await database.close();
});

/**
 * One instance of the product, as far as signing in goes; several share the database.
 * @param refusals how many calls Graph refuses as if their token had been revoked
 */
function instance({ refusals = 0 } = {}) {
  const log = remembering();
  let left = refusals;
  /** Grants that this instance asked Entra for, in order. */
  const grants: string[] = [];
  const now = () => machine() + ahead;
  const send: typeof fetch = (input, init) => {
    const form = new URLSearchParams(String(init?.body));
    grants.push((form.get('grant_type') ?? '').split(':').at(-1) ?? '');
    return fetch(input, init);
  };
  const store = createTokenCache(database.db, {
    seal: createSeal([{ id: 'k', key: Buffer.alloc(32, 7) }]),
    now: () => new Date(now()),
    log,
  });
  const network = entraNetwork({ now, instead: tenant.url, fetch: send });
  const { entra, refusal } = watchedEntra(
    createEntra({ ...localEntra(tenant.url), network, store, log }),
    log,
  );
  const graph = createGraph({
    tokens: cachedTokens(entra, { now }),
    baseUrl: tenant.url,
    random: () => 0,
    now,
    sleep: () => Promise.resolve(),
    fetch: (input, init) => {
      if (left === 0) return fetch(input, init);
      left -= 1;
      return Promise.resolve(new Response('{"error":{"code":"x"}}', { status: 401 }));
    },
  });
  const missing = missingConsent(() => store.latestPerson(), consentLink('tenant', 'client'));
  const persons = createPersons({ entra, store, graph, log, missing, now });
  return { persons, grants, log, refusal, graph };
}

const assertion = (who = 'Amina'): Promise<string> => personaToken(tenant.url, who, AUDIENCE);

async function nameOf(graph: Graph | string): Promise<string> {
  if (typeof graph === 'string') return graph;
  const me = z.object({ displayName: z.string() });
  return (await graph.get(to('/me'), me)).displayName;
}

test('who has shown themselves once is acted for later, without being asked, by another instance too', async () => {
  const first = instance();
  await expect(first.persons.state(AMINA)).resolves.toBe('sign-in');
  await expect(first.persons.of(AMINA)).resolves.toBe('sign-in');
  await expect(first.persons.learn(AMINA, await assertion())).resolves.toBe('ready');
  await expect(nameOf(await first.persons.of(AMINA))).resolves.toBe('Amina Diallo');
  const second = instance();
  await expect(second.persons.state(AMINA)).resolves.toBe('ready');
  await expect(nameOf(await second.persons.of(AMINA))).resolves.toBe('Amina Diallo');
  // One exchange; the second instance took what the first had left.
  expect([...first.grants, ...second.grants]).toEqual(['jwt-bearer']);
});

test('a token that Graph refuses is renewed with what was kept, and the call goes through', async () => {
  const { persons, grants } = instance({ refusals: 1 });
  await persons.learn(AMINA, await assertion());
  await expect(nameOf(await persons.of(AMINA))).resolves.toBe('Amina Diallo');
  expect(grants).toEqual(['jwt-bearer', 'refresh_token']);
});

test('where the organization has ended the sign-in, the person must show themselves again', async () => {
  const { persons } = instance({ refusals: 1 });
  await persons.learn(AMINA, await assertion());
  tenant.tenant.identity.sessions.end(AMINA);
  const own = await persons.of(AMINA);
  await expect(nameOf(own)).rejects.toMatchObject({ code: 'unavailable' });
  await expect(persons.of(AMINA)).resolves.toBe('sign-in');
  await expect(instance().persons.state(AMINA)).resolves.toBe('sign-in');
  await persons.learn(AMINA, await assertion());
  await expect(nameOf(await persons.of(AMINA))).resolves.toBe('Amina Diallo');
});

test('showing oneself from several devices at once is one exchange, and repeating it none', async () => {
  const { persons, grants } = instance();
  const tokens = await Promise.all([assertion(), assertion(), assertion()]);
  await expect(Promise.all(tokens.map((one) => persons.learn(AMINA, one)))).resolves.toEqual([
    'ready',
    'ready',
    'ready',
  ]);
  await persons.learn(AMINA, await assertion());
  expect(grants).toEqual(['jwt-bearer']);
});

test('the token of one person is never kept for another', async () => {
  const { persons } = instance();
  await expect(persons.learn(AMINA, await assertion('Carlos'))).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(persons.state(AMINA)).resolves.toBe('sign-in');
  await expect(persons.of(AMINA)).resolves.toBe('sign-in');
});

test('a forged or foreign token signs nobody in', async () => {
  const { persons, log } = instance();
  await expect(persons.learn(AMINA, `${await assertion()}x`)).resolves.toBe('sign-in');
  const ofGraph = await personaToken(tenant.url, 'Amina', 'https://graph.microsoft.com');
  await expect(persons.learn(AMINA, ofGraph)).resolves.toBe('sign-in');
  expect(log.lines.map(({ fields }) => fields.number)).toEqual([50013, 500131]);
});

test('who signs out is forgotten by every instance, and comes back by showing themselves again', async () => {
  const [first, second] = [instance(), instance()];
  await first.persons.learn(AMINA, await assertion());
  await second.persons.of(AMINA);
  await first.persons.forget(AMINA);
  await expect(second.persons.state(AMINA)).resolves.toBe('sign-in');
  await expect(second.persons.of(AMINA)).resolves.toBe('sign-in');
  await second.persons.learn(AMINA, await assertion());
  await expect(nameOf(await first.persons.of(AMINA))).resolves.toBe('Amina Diallo');
});

test('an hour later the token is renewed by what was kept: once for two instances', async () => {
  const [first, second] = [instance(), instance()];
  await first.persons.learn(AMINA, await assertion());
  await Promise.all([first.persons.of(AMINA), second.persons.of(AMINA)]);
  anHourPasses();
  await first.persons.of(AMINA);
  await second.persons.of(AMINA);
  expect([...first.grants, ...second.grants]).toEqual(['jwt-bearer', 'refresh_token']);
});

test('a second factor that Entra wants now is for the person to give: they sign in again', async () => {
  const { persons, log } = instance();
  tenant.tenant.identity.sessions.setInteraction(AMINA, true);
  await expect(persons.learn(AMINA, await assertion())).resolves.toBe('sign-in');
  expect(log.lines.map(({ fields }) => fields.number)).toEqual([50076]);
  tenant.tenant.identity.sessions.setInteraction(AMINA, false);
  await expect(persons.learn(AMINA, await assertion())).resolves.toBe('ready');
});

test('without the organization’s consent that is said, with the rights and where to give them', async () => {
  const { persons } = instance();
  await expect(persons.missing()).resolves.toBeNull();
  const held = tenant.tenant.consents.personScopes(AMINA).filter((one) => one !== 'access_as_user');
  for (const scope of held) tenant.tenant.consents.setPerson(undefined, scope, false);
  await expect(persons.learn(AMINA, await assertion())).resolves.toBe('consent');
  await expect(persons.state(AMINA)).resolves.toBe('consent');
  await expect(persons.of(AMINA)).resolves.toBe('consent');
  const missing = await persons.missing();
  expect(missing?.link).toBe(
    'https://login.microsoftonline.com/tenant/adminconsent?client_id=client',
  );
  expect(missing?.rights.length).toBeGreaterThan(0);
  for (const scope of held) tenant.tenant.consents.setPerson(undefined, scope, true);
  await expect(persons.learn(AMINA, await assertion())).resolves.toBe('ready');
  await expect(persons.missing()).resolves.toBeNull();
});

test('one right that was not given is named, and a wider one counts for it', async () => {
  const { persons } = instance();
  tenant.tenant.consents.setPerson(undefined, 'Files.Read.All', false);
  tenant.tenant.consents.setPerson(undefined, 'Sites.Read.All', false);
  await persons.learn(AMINA, await assertion());
  await expect(persons.missing()).resolves.toMatchObject({
    rights: expect.arrayContaining(['Files.Read.All']),
  });
  // What needs that right is refused before anything is asked; what needs another goes on.
  await expect(persons.of(AMINA, 'Files.Read.All')).resolves.toBe('consent');
  await expect(nameOf(await persons.of(AMINA, 'ChannelMessage.ReadWrite'))).resolves.toContain(
    'Amina',
  );
});

test('Entra that does not answer is no reason to forget anybody', async () => {
  const { persons } = instance();
  await persons.learn(AMINA, await assertion());
  anHourPasses();
  const effect = { kind: 'fail', status: 503 } as const;
  tenant.tenant.faults.add({ where: { side: 'token' }, effect, times: 1 });
  await expect(persons.of(AMINA)).resolves.toBe('unavailable');
  await expect(persons.state(AMINA)).resolves.toBe('ready');
  await expect(nameOf(await persons.of(AMINA))).resolves.toBe('Amina Diallo');
});

test.each([
  [7000222, 'the client secret has expired', 'MicrosoftAppPassword'],
  [7000215, 'the client secret is wrong', 'MicrosoftAppPassword'],
  [700027, 'certificate', 'MicrosoftAppCertificateFile'],
  [700016, 'not in this directory', 'MicrosoftAppTenantId'],
])('a credential refused by AADSTS%i is said once, with the remedy', async (code, why, remedy) => {
  const { graph, refusal, log } = instance();
  tenant.tenant.identity.sessions.refuseCredential(code);
  const ask = () => graph.get(to('/organization'), z.unknown());
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
  expect(refusal()).toContain(`AADSTS${code}`);
  expect(refusal()).toContain(why);
  expect(refusal()).toContain(remedy);
  expect(log.lines.filter(({ fields }) => fields.aadsts === code)).toHaveLength(1);
  tenant.tenant.identity.sessions.refuseCredential(null);
  await ask().catch(() => undefined);
  expect(refusal()).toBeNull();
});

test('the application’s own token is shared by instances', async () => {
  const [first, second] = [instance(), instance()];
  await first.graph.get(to('/users'), z.unknown());
  await second.graph.get(to('/users'), z.unknown());
  expect([...first.grants, ...second.grants]).toEqual(['client_credentials']);
});

test('no token is in any line of the log, whatever happens', async () => {
  const { persons, log, graph } = instance();
  const shown = await assertion();
  await persons.learn(AMINA, shown);
  await persons.of(AMINA);
  await persons.learn(AMINA, `${shown}x`);
  await persons.forget(AMINA);
  await persons.learn(AMINA, `${shown}x`);
  tenant.tenant.identity.sessions.refuseCredential(7000215);
  await persons.learn(AMINA, shown);
  await graph.get(to('/users'), z.unknown()).catch(() => undefined);
  expect(log.lines.length).toBeGreaterThan(1);
  const written = log.lines
    .map(({ fields, message }) =>
      [message, ...Object.values(fields)]
        .map((part) =>
          part instanceof Error ? `${part.stack} ${JSON.stringify(part)}` : String(part),
        )
        .join(' '),
    )
    .join('\n');
  expect(written).not.toMatch(/eyJ[\w-]{10,}/);
});
