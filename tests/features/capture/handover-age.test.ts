import { expect, test } from '@jest/globals';
import { createWords } from '../../../src/adapters/words/words.ts';
import { contentsFor } from '../../../src/features/capture/handover/contents.ts';
import type { Capture } from '../../../src/features/capture/model.ts';
import { readTemplates } from '../../../src/features/capture/template.ts';
import form from '../../../src/features/capture/templates/handover.json' with { type: 'json' };
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { filledAsOf } from '../../../src/views/handover-age.ts';
import { handoverDocument } from '../../../src/views/handover-document.ts';
import { capture, handover } from '../../adapters/database/contract/world.ts';

const template = readTemplates([{ name: 'handover.json', body: form }]).of('handover');
if (!template) throw new Error('no handover template');

const SUCCESSOR = asId<PersonId>('successor');
const given = handover({
  person: asId<PersonId>('leaver'),
  successor: SUCCESSOR,
  receivers: [SUCCESSOR],
  state: 'delivered',
});
const FILLED = new Date('2026-03-02T09:00:00Z');
const LONG_AGO = new Date('2026-02-10T05:00:00Z');

const written = (changes: Partial<Capture> = {}): Capture => ({
  ...capture(),
  language: 'en',
  createdAt: FILLED,
  answers: { activities: 'P-7 Wage survey: project managed, ends 2026-06-30' },
  answeredAt: {},
  ...changes,
});

const whole = (one: Capture) => ({ handover: given, template, capture: one, fillings: [] });

const age = (one: Capture, readOn: Date | null): Date | null =>
  filledAsOf(contentsFor(whole(one), SUCCESSOR, 'en'), one, readOn);

test('what a stale register filled in is as old as its last reading', () => {
  expect(age(written(), LONG_AGO)).toEqual(LONG_AGO);
});

test('a register that was read after the filling makes what was filled in no younger', () => {
  expect(age(written(), new Date('2026-03-20T05:00:00Z'))).toEqual(FILLED);
});

test('nothing is said of a young register, nor of what the leaver has confirmed or written', () => {
  expect(age(written(), null)).toBeNull();
  expect(age(written({ answeredAt: { activities: FILLED.toISOString() } }), LONG_AGO)).toBeNull();
  expect(age(written({ answers: { post: 'Statistician' } }), LONG_AGO)).toBeNull();
});

test('the document says it too, for good', () => {
  const names = { person: 'Pieter', supervisor: null, successor: null };
  const facts = (readOn: Date | null) =>
    handoverDocument(
      { ...whole(written()), followUps: [], adders: new Map() },
      'successor',
      names,
      createWords(),
      readOn,
    ).facts.map(({ label, value }) => `${label}: ${value}`);
  expect(facts(LONG_AGO)).toContain(
    'Filled in from the register of projects as of: 10 February 2026',
  );
  expect(facts(null).join()).not.toContain('register');
});
