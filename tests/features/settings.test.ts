import { expect, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import { choiceKey, listKey, settingKey } from '../../src/contract/sources.ts';
import { governanceActions } from '../../src/features/governance/actions.ts';
import { CHOICES, LISTS, NUMBERS, SETTINGS } from '../../src/features/governance/model.ts';
import type { SettingChange } from '../../src/features/governance/store.ts';
import { KEPT_DAYS } from '../../src/kernel/kept.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { anActor } from '../support/people.ts';

/** What administrators set without code, within bounds and with its history. */

const NOW = new Date('2026-03-02T09:00:00Z');
const administrator = { ...anActor({ id: 'ada' }), roles: new Set(['administrator'] as const) };
const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });

function governing() {
  const changes: SettingChange[] = [];
  const newest = (key: string) => changes.filter((one) => one.key === key).toReversed();
  const stores = {
    settings: {
      get: async (key: string) => newest(key)[0]?.value,
      set: async (
        key: string,
        value: unknown,
        changedBy: SettingChange['changedBy'],
        changedAt: Date,
      ) => {
        changes.push({ key, value, changedBy, changedAt });
      },
      history: async (key: string) => newest(key),
    },
    auditLog: { page: async () => [], of: async () => [] },
  };
  const none = { emit: () => undefined, audit: () => undefined, plan: () => undefined };
  return governanceActions({
    work: { run: (work) => work({ ...stores, ...none }) },
    clock: { now: () => NOW },
  });
}

test('a number is set within its bounds, holds from then on, and what was set before is kept', async () => {
  const governance = governing();
  const of = async () =>
    (await governance.numbers(administrator)).find(({ key }) => key === 'members.active-days');
  expect(await of()).toMatchObject({ value: 90, usual: 90, least: 7, most: 730, history: [] });
  await governance.change(administrator, 'members.active-days', 60);
  await governance.change(administrator, 'members.active-days', 45);
  for (const wrong of [6, 731, 45.5, '45', null]) {
    await expect(
      governance.change(administrator, 'members.active-days', wrong),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  }
  expect(await governance.setting('members.active-days')).toBe(45);
  const found = await of();
  expect(found?.history.map(({ value }) => value)).toEqual([45, 60]);
  expect(found?.history[0]).toMatchObject({ changedBy: 'ada', changedAt: NOW });
});

test('what is forgotten is forgotten after the days that were set, and everybody is told those', async () => {
  const governance = governing();
  expect(await governance.kept()).toEqual(KEPT_DAYS);
  await governance.change(administrator, 'kept.received', 30);
  // Fewer would let a message that comes late be taken twice, or due work be done again.
  for (const [key, days] of [
    ['kept.received', 1],
    ['kept.done', 59],
  ] as const)
    await expect(governance.change(administrator, key, days)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  expect(await governance.kept()).toEqual({ ...KEPT_DAYS, received: 30 });
});

test('who may create communities is chosen of what there is, with its history', async () => {
  const governance = governing();
  await governance.change(administrator, 'community.makers', 'moderators');
  await expect(
    governance.change(administrator, 'community.makers', 'anybody'),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await governance.choices(administrator)).toMatchObject([
    {
      key: 'community.makers',
      value: 'moderators',
      usual: 'staff',
      history: [{ changedBy: 'ada' }],
    },
  ]);
});

test('a group of two is never shown, whatever is set', async () => {
  const governance = governing();
  await expect(governance.change(administrator, 'groups.smallest', 2)).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await governance.change(administrator, 'groups.smallest', 3);
  expect(await governance.setting('groups.smallest')).toBe(3);
});

test('nobody but an administrator sees or sets them', async () => {
  const governance = governing();
  await expect(governance.choices(moderator)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(governance.lists(moderator)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(governance.numbers(moderator)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(governance.change(moderator, 'sync.minutes', 5)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

const named = (words: string) => {
  for (const language of LANGUAGES) expect(createWords().say(language, words, {})).not.toBe(words);
};

test('every choice is offered by the API and named in each language', () => {
  expect([...choiceKey.options]).toEqual([...CHOICES]);
  for (const key of CHOICES) {
    const name = key.replaceAll('.', '-');
    named(`sources.settings.of.${name}`);
    for (const option of SETTINGS[key].schema.options)
      named(`sources.settings.choices.${name}.${option}`);
  }
});

test('every list is offered by the API, named and explained in each language', () => {
  expect([...listKey.options]).toEqual([...LISTS]);
  for (const key of LISTS) {
    const name = key.replaceAll('.', '-');
    named(`sources.settings.of.${name}`);
    named(`sources.settings.help.${name}`);
  }
});

test('whatever administrators may set has its field', () => {
  const fields: readonly string[] = [...NUMBERS, ...CHOICES, ...LISTS, 'missions.marker'];
  expect(Object.keys(SETTINGS).filter((key) => !fields.includes(key))).toEqual([]);
});

test('every number is offered by the API and named in each language, and its usual value is within its bounds', () => {
  expect([...settingKey.options]).toEqual([...NUMBERS]);
  for (const key of NUMBERS) {
    const { least, most, fallback } = SETTINGS[key];
    expect(fallback).toBeGreaterThanOrEqual(least);
    expect(fallback).toBeLessThanOrEqual(most);
    named(`sources.settings.of.${key.replaceAll('.', '-')}`);
  }
});
