import { describe, expect, test } from '@jest/globals';
import { differences, merge } from '../../src/features/templates/comparing.ts';
import { faultOf } from '../../src/features/templates/faults.ts';
import { fingerprintOf, idFrom } from '../../src/features/templates/model.ts';

/** What two versions of a template say differently, and what becomes of two changes to the same one. */

const words = (en: string) => ({ en, fr: `${en} (fr)`, es: `${en} (es)` });
const field = (id: string, label = id, more: object = {}) => ({ id, label: words(label), ...more });
const BASE = {
  name: words('Visit'),
  retention: { years: 3 },
  steps: [
    { id: 'what', fields: [field('title'), field('dates')] },
    { id: 'after', fields: [field('learnt'), field('topics')] },
  ],
};
const withSteps = (...steps: object[]) => ({ ...BASE, steps });
const [WHAT, AFTER] = BASE.steps;
if (!WHAT || !AFTER) throw new Error('two steps');

describe('what two versions say differently', () => {
  test('is told by place, by the ids of what stands in lists', () => {
    const next = {
      ...BASE,
      retention: { years: 5 },
      steps: [WHAT, { ...AFTER, fields: [field('learnt', 'Lesson'), field('topics')] }],
    };
    expect(differences(BASE, next).map(({ path, after }) => [path.join('.'), after])).toEqual([
      ['retention.years', '5'],
      ['steps.after.fields.learnt.label.en', 'Lesson'],
      ['steps.after.fields.learnt.label.fr', 'Lesson (fr)'],
      ['steps.after.fields.learnt.label.es', 'Lesson (es)'],
    ]);
  });

  test('is nothing where only keys stand in another order', () => {
    const { steps, retention, name } = BASE;
    const turned = { steps, name, retention };
    expect(differences(BASE, turned)).toEqual([]);
    expect(fingerprintOf(turned)).toBe(fingerprintOf(BASE));
  });

  test('tells another order as such, and what is new or gone with its words', () => {
    expect(differences(BASE, withSteps(AFTER, WHAT))).toEqual([
      { path: ['steps', 'order'], before: 'what, after', after: 'after, what' },
    ]);
    const gone = differences(BASE, withSteps(WHAT));
    expect(gone.every(({ path, after }) => path[1] === 'after' && after === null)).toBe(true);
    expect(differences(withSteps(WHAT), BASE)).toHaveLength(gone.length);
  });
});

describe('two changes to the same version', () => {
  test('stand together where they are in different places', () => {
    const mine = withSteps(WHAT, { ...AFTER, fields: [field('learnt', 'Mine'), field('topics')] });
    const theirs = {
      ...withSteps({ ...WHAT, fields: [...WHAT.fields, field('cost')] }, AFTER),
      retention: { years: 9 },
    };
    const { body, both } = merge(BASE, mine, theirs);
    expect(both).toEqual([]);
    expect(body).toEqual({
      ...BASE,
      retention: { years: 9 },
      steps: [
        { ...WHAT, fields: [...WHAT.fields, field('cost')] },
        { ...AFTER, fields: [field('learnt', 'Mine'), field('topics')] },
      ],
    });
  });

  test('of the same place leave mine, and say where', () => {
    const { body, both } = merge(
      BASE,
      { ...BASE, retention: { years: 1 } },
      { ...BASE, retention: { years: 9 } },
    );
    expect(body.retention).toEqual({ years: 1 });
    expect(both).toEqual([['retention', 'years']]);
  });

  test('keep an order that either made, and what either took away is gone', () => {
    const turned = withSteps(AFTER, WHAT);
    const longer = withSteps(WHAT, AFTER, { id: 'more', fields: [] });
    const ids = ({ body }: ReturnType<typeof merge>) =>
      (body.steps as { id: string }[]).map(({ id }) => id);
    expect(ids(merge(BASE, longer, turned))).toEqual(['after', 'more', 'what']);
    expect(ids(merge(BASE, turned, longer))).toEqual(['after', 'more', 'what']);
    expect(ids(merge(BASE, withSteps(WHAT), longer))).toEqual(['what', 'more']);
  });
});

test('an id is made of the English name, and no id is there twice', () => {
  expect(idFrom('Étude de cas: 2 pays', () => false)).toBe('etude-de-cas-2-pays');
  expect(idFrom('Visit', (id) => id === 'visit')).toBe('visit-2');
  expect(idFrom('2030', () => false)).toBe('template');
});

test.each([
  [{ code: 'too_small', origin: 'string', path: ['name', 'fr'] }, 'missing'],
  [{ code: 'too_small', origin: 'array', path: ['steps'] }, 'few-entries'],
  [{ code: 'too_big', origin: 'number', path: ['days'] }, 'many-number'],
  [{ code: 'invalid_value', path: ['audience'] }, 'unknown'],
  [{ code: 'custom', path: ['phases'], params: { word: 'phase-order' } }, 'phase-order'],
])('%j is told as %s', (issue, word) => {
  expect(faultOf(issue)).toEqual({ path: issue.path, word });
});
