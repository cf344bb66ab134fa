import { expect, test } from '@jest/globals';
import { linksIn } from '../../src/features/capture/handover/model.ts';
import { ownFiles } from '../../src/features/knowledge/own-files.ts';
import type { Elsewhere, ElsewhereHit } from '../../src/ports/elsewhere.ts';
import { suggestedFiles, withLines } from '../../src/views/handover-files.ts';
import { anActor } from '../support/people.ts';

const SITE = 'https://org.sharepoint.example/sites/statistics/Documents';
const hit = (name: string, webUrl = `${SITE}/${name}`): ElsewhereHit => ({
  ...{ driveId: 'd', itemId: name, name, webUrl, summary: '', site: 'statistics' },
  ...{ modifiedAt: new Date('2026-02-01T09:00:00Z'), size: 1, hash: null },
});
const engine = (own: Elsewhere['own']): Elsewhere => ({ own, find: async () => [] });
const PIETER = anActor({ id: 'pieter', name: 'Pieter van Wyk' });
const allOpen = { readable: async () => new Set(['d/plan.docx', 'd/diary.docx']) };

test('only what still opens is suggested, and what lies in the person’s own OneDrive says so', async () => {
  const diary = hit('diary.docx', 'https://org-my.sharepoint.example/personal/pieter/diary.docx');
  const elsewhere = engine(async () => [hit('plan.docx'), diary, hit('taken-away.docx')]);
  const { items, silence } = await ownFiles({ elsewhere, personal: allOpen })(PIETER);
  expect(silence).toBeNull();
  expect(items.map(({ title, type, leaves }) => [title, type, leaves])).toEqual([
    ['plan', 'docx', false],
    ['diary', 'docx', true],
  ]);
});

test('a service that does not answer, and one that is not asked, say why; nothing is guessed', async () => {
  const none = async () => new Set<string>();
  const silent = (
    elsewhere: Elsewhere | undefined,
    readable: typeof none | (() => Promise<'unavailable'>),
  ) => ownFiles({ ...(elsewhere ? { elsewhere } : {}), personal: { readable } })(PIETER);
  expect(await silent(undefined, none)).toEqual({ items: [], silence: 'off' });
  expect(
    await silent(
      engine(async () => 'late'),
      none,
    ),
  ).toEqual({ items: [], silence: 'late' });
  const asked = engine(async () => [hit('plan.docx')]);
  expect(await silent(asked, async () => 'unavailable')).toEqual({
    items: [],
    silence: 'unavailable',
  });
});

test('what the handover names already is not suggested; an address survives being written', () => {
  const file = (title: string, webUrl: string) => ({
    ...{ title, type: 'docx', webUrl, site: null, modifiedAt: null, leaves: false },
  });
  const odd = file("Tables (final) of Ann's", `${SITE}/Tables (final) of Ann's.docx`);
  const known = file('Plan', `${SITE}/plan.docx`);
  const answers = { 'read-first': `first of all ${SITE}/plan.docx` };
  const [only, ...others] = suggestedFiles([known, odd], answers);
  expect(others).toEqual([]);
  expect(only?.title).toBe(odd.title);
  const [address] = linksIn(only?.line ?? '');
  expect(decodeURIComponent(address ?? '')).toBe(odd.webUrl);
  expect(suggestedFiles([odd], { files: only?.line ?? '' })).toEqual([]);
});

test('chosen lines join what is written, each once however often the button is pressed', () => {
  expect(withLines('', ['a', 'b'])).toBe('a\nb');
  expect(withLines('mine\n', ['a', 'b'])).toBe('mine\na\nb');
  expect(withLines('mine\na', ['a', 'b'])).toBe('mine\na\nb');
  expect(withLines('mine', [])).toBe('mine');
});
