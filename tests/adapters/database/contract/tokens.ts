import { expect, test } from '@jest/globals';
import { createTokenCache } from '../../../../src/adapters/database/token-cache.ts';
import { createSeal, type TokenKey } from '../../../../src/adapters/database/token-seal.ts';
import { remembering } from '../../graph/scripted.ts';
import { DAY_MS, later, type World } from './world.ts';

const key = (id: string): TokenKey => ({ id, key: Buffer.alloc(32, id) });
const K1 = key('k1');
const K2 = key('k2');
const AMINA = 'person:amina';
const SECRET = '{"RefreshToken":"0.AXoA-very-secret"}';
const kept = { content: SECRET, state: 'ready', scopes: ['Files.Read.All'] } as const;

/** What the token cache promises, whichever database it is in. */
export function tokensContract(world: () => World): void {
  const clock = { now: later(0) };
  const cacheWith = (keys: readonly TokenKey[], log = remembering()) => ({
    log,
    cache: createTokenCache(world().database.db, {
      seal: createSeal(keys),
      now: () => clock.now,
      log,
    }),
  });
  const rows = () => world().database.db.selectFrom('token_cache').selectAll().execute();
  const noon = () => {
    clock.now = later(0);
  };

  test('what one process has written another reads, and the database holds no word of it', async () => {
    noon();
    await cacheWith([K1]).cache.write(AMINA, kept, null);
    await expect(cacheWith([K1]).cache.read(AMINA)).resolves.toMatchObject(kept);
    expect(JSON.stringify(await rows())).not.toContain('secret');
  });

  test('who writes second, on what is no longer there, is told so and changes nothing', async () => {
    noon();
    const { cache } = cacheWith([K1]);
    await cache.write(AMINA, kept, null);
    const { version = 0 } = (await cache.read(AMINA)) ?? {};
    await expect(cache.write(AMINA, { ...kept, content: 'first' }, version)).resolves.toBe(true);
    await expect(cache.write(AMINA, { ...kept, content: 'second' }, version)).resolves.toBe(false);
    await expect(cache.write(AMINA, { ...kept, content: 'third' }, null)).resolves.toBe(false);
    await expect(cache.read(AMINA)).resolves.toMatchObject({ content: 'first' });
  });

  test('of many who write at once on the same version one succeeds', async () => {
    noon();
    const { cache } = cacheWith([K1]);
    await cache.write(AMINA, kept, null);
    const { version = 0 } = (await cache.read(AMINA)) ?? {};
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        cache.write(AMINA, { ...kept, content: `${at}` }, version),
      ),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const after = await cache.read(AMINA);
    expect(after?.content).toBe(String(outcomes.indexOf(true)));
  });

  test('a row that was forgotten is not written to again by whoever had read it', async () => {
    noon();
    const { cache } = cacheWith([K1]);
    await cache.write(AMINA, kept, null);
    const { version = 0 } = (await cache.read(AMINA)) ?? {};
    await cache.remove(AMINA);
    await expect(cache.write(AMINA, kept, version)).resolves.toBe(false);
    clock.now = later(1);
    await cache.write(AMINA, { ...kept, content: 'anew' }, null);
    await expect(cache.write(AMINA, kept, version)).resolves.toBe(false);
  });

  test('a sealed row opens in its own place only', async () => {
    noon();
    const { cache, log } = cacheWith([K1]);
    await cache.write(AMINA, kept, null);
    await world()
      .database.db.updateTable('token_cache')
      .set({ partition: 'person:mallory' })
      .execute();
    await expect(cache.read('person:mallory')).resolves.toMatchObject({ content: null });
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });

  test('the first key writes, all read; what an old one sealed is sealed anew when it is read', async () => {
    noon();
    await cacheWith([K1]).cache.write(AMINA, kept, null);
    await expect(cacheWith([K2, K1]).cache.read(AMINA)).resolves.toMatchObject(kept);
    expect(await rows()).toMatchObject([{ key_id: 'k2' }]);
    await expect(cacheWith([K2]).cache.read(AMINA)).resolves.toMatchObject(kept);
  });

  test('without its key a row is as good as absent: said once, never a crash', async () => {
    noon();
    await cacheWith([K1]).cache.write(AMINA, kept, null);
    const { cache, log } = cacheWith([K2]);
    await expect(cache.read(AMINA)).resolves.toMatchObject({ content: null });
    await expect(cache.read(AMINA)).resolves.toMatchObject({ content: null });
    await expect(cache.tidy()).resolves.toEqual({ pruned: 0, resealed: 0 });
    expect(log.lines).toHaveLength(1);
    // The key comes back, and with it the row.
    await expect(cacheWith([K2, K1]).cache.read(AMINA)).resolves.toMatchObject(kept);
  });

  test('tidying seals everything anew, however many there are, and forgets what is unused for 90 days', async () => {
    noon();
    const old = cacheWith([K1]).cache;
    for (let at = 0; at < 5; at += 1) await old.write(`person:${at}`, kept, null);
    await old.write('person:gone', { ...kept, content: null, state: 'sign-in' }, null);
    clock.now = later(60 * DAY_MS);
    await old.read('person:0');
    clock.now = later(91 * DAY_MS);
    const { cache } = cacheWith([K2, K1]);
    await expect(cache.tidy()).resolves.toEqual({ pruned: 5, resealed: 1 });
    expect(await rows()).toMatchObject([{ partition: 'person:0', key_id: 'k2' }]);
  });

  test('the newest word on what is allowed is that of the last person whom Entra answered', async () => {
    noon();
    const { cache } = cacheWith([K1]);
    await expect(cache.latestPerson()).resolves.toBeNull();
    await cache.write('app:praxis', { ...kept, scopes: ['Sites.Read.All'] }, null);
    await cache.write(AMINA, kept, null);
    clock.now = later(1_000);
    await cache.write('person:bo', { content: null, state: 'sign-in', scopes: [] }, null);
    await expect(cache.latestPerson()).resolves.toMatchObject({ scopes: kept.scopes });
    clock.now = later(2_000);
    await cache.write('person:carlos', { content: null, state: 'consent', scopes: [] }, null);
    await expect(cache.latestPerson()).resolves.toMatchObject({ state: 'consent', scopes: [] });
  });
}
