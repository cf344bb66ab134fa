import { expect, test } from '@jest/globals';
import { cachedTokens, type IssuedToken } from '../../../src/adapters/graph/tokens.ts';

const HOUR = 3_600_000;

function counting() {
  const asked: string[] = [];
  const clock = { now: 0 };
  const issue = (who: string): IssuedToken => {
    asked.push(who);
    return { token: `${who}#${asked.length}`, expiresAt: clock.now + HOUR };
  };
  const source = {
    forApp: async (fresh = false) => issue(fresh ? 'fresh' : 'app'),
  };
  return { asked, clock, source };
}

test('a token is used again until five minutes before its end', async () => {
  const { asked, clock, source } = counting();
  const { app } = cachedTokens(source, { now: () => clock.now });
  await expect(app.get()).resolves.toBe('app#1');
  clock.now = HOUR - 300_001;
  await expect(app.get()).resolves.toBe('app#1');
  clock.now = HOUR - 300_000;
  await expect(app.get()).resolves.toBe('app#2');
  expect(asked).toEqual(['app', 'app']);
});

test('many calls at once ask for one token', async () => {
  const { asked, clock, source } = counting();
  const { app } = cachedTokens(source, { now: () => clock.now });
  const tokens = await Promise.all(Array.from({ length: 20 }, () => app.get()));
  expect(new Set(tokens)).toEqual(new Set(['app#1']));
  expect(asked).toHaveLength(1);
});

test('a refused token is asked for anew; a refusal of an older one changes nothing', async () => {
  const { clock, source } = counting();
  const { app } = cachedTokens(source, { now: () => clock.now });
  await app.get();
  app.reject('app#0');
  await expect(app.get()).resolves.toBe('app#1');
  app.reject('app#1');
  // Not the one that instances share: that is the one that was refused.
  await expect(app.get()).resolves.toBe('fresh#2');
});

test('a failure is not remembered', async () => {
  const { clock, source } = counting();
  let fails = true;
  const forApp = async () => {
    if (fails) throw new Error('down');
    return source.forApp();
  };
  const { app } = cachedTokens({ ...source, forApp }, { now: () => clock.now });
  await expect(app.get()).rejects.toThrow('down');
  fails = false;
  await expect(app.get()).resolves.toBe('app#1');
});
