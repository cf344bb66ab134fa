import { describe, expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../src/adapters/templates/folder.ts';
import { problems } from '../../../src/features/capture/model.ts';
import {
  type Assessment,
  figuresOf,
  portfoliosOf,
  SCORES,
} from '../../../src/features/capture/quality/model.ts';
import { fieldsOf, readTemplates } from '../../../src/features/capture/template.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { asId, type CaptureId } from '../../../src/kernel/ids.ts';

const form = readTemplates(builtInTemplates()).of('rq-plus');
if (!form) throw new Error('no form');
const scored = fieldsOf(form).filter(({ scale }) => scale);

/** Table 4 of the review: five programmes' scores of each dimension, with its means and deviations to one place. */
const TABLE: readonly [string, string, number, number, number][] = [
  ['data', '2,2,2,3,2', 2.2, 0.4, 5],
  ['organization', '1,2,2,3,1', 1.8, 0.8, 5],
  ['politics', '3,3,2,2,2', 2.4, 0.5, 5],
  ['rigour', 'IIA,7,7,5,6', 6.3, 1.0, 4],
  ['inclusiveness', 'IIA,5,3,6,3', 4.3, 1.5, 4],
  ['gender', '5,8,6,7,4', 6.0, 1.6, 5],
  ['engagement', '6,7,1,4,3', 4.2, 2.4, 5],
  ['relevance', '7,8,6,6,6', 6.6, 0.9, 5],
  ['accessibility', '7,3,3,5,4', 4.4, 1.7, 5],
  ['timeliness', 'IIA,3,5,4,4', 4.0, 0.8, 4],
  // The review prints 3.0, which its own scores do not give.
  ['social-dialogue', '7,5,2,4,8', 5.2, 2.4, 5],
];

const ASSESSED: readonly Assessment[] = [0, 1, 2, 3, 4].map((at) => ({
  capture: asId<CaptureId>(`c${at}`),
  product: `Paper ${at}`,
  programme: at < 3 ? 'Skills ' : 'wages',
  scores: Object.fromEntries(TABLE.map(([id, row]) => [id, row.split(',')[at] ?? ''])),
}));

const oneDecimal = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

describe('RQ+', () => {
  test('has three dimensions of context and eight of quality, each with the choices of its scale', () => {
    expect(scored.map(({ id }) => id).sort()).toEqual(TABLE.map(([id]) => id).sort());
    expect(scored.filter(({ scale }) => scale === 'context')).toHaveLength(3);
    for (const { scale, choices } of scored) {
      if (!scale) throw new Error('no scale');
      expect(choices?.map(({ value }) => value)).toEqual(SCORES[scale]);
    }
  });

  test.each(TABLE)('%s of the published table: %s', (id, _, mean, sd, n) => {
    const scale = scored.find((one) => one.id === id)?.scale ?? 'quality';
    const found = figuresOf({ id, scale }, ASSESSED, 5);
    expect([oneDecimal(found.mean), oneDecimal(found.sd), found.n]).toEqual([mean, sd, n]);
    expect(found.iia).toBe(5 - n);
    expect(found.small).toBe(n < 5);
  });

  test('what nobody could assess has no mean, and of one number there is no deviation', () => {
    const only = (score: string) => [{ scores: { gender: score } }];
    const gender = { id: 'gender', scale: 'quality' } as const;
    expect(figuresOf(gender, only('IIA'), 1)).toMatchObject({ n: 0, iia: 1, mean: null, sd: null });
    expect(figuresOf(gender, only('6'), 1)).toMatchObject({ n: 1, iia: 0, mean: 6, sd: null });
    expect(figuresOf({ id: 'gender', scale: 'context' }, only('6'), 1).n).toBe(0);
  });

  test('programmes stand by themselves, however their names were typed', () => {
    const [all, ...each] = portfoliosOf([{ id: 'gender', scale: 'quality' }], ASSESSED, 3);
    expect(all?.assessments).toHaveLength(5);
    expect(each.map(({ programme, figures: [gender] }) => [programme, gender?.n])).toEqual([
      ['Skills', 3],
      ['wages', 2],
    ]);
    expect(each.map(({ figures: [gender] }) => gender?.small)).toEqual([false, true]);
  });

  test('a score without its reason or evidence stands in the way; IIA needs the reason alone', () => {
    const answers = Object.fromEntries(
      fieldsOf(form).flatMap(({ id, required, scale, kind }) =>
        required && kind !== 'topics' ? [[id, scale ? '3' : 'As page 4 shows']] : [],
      ),
    );
    const complete = { ...answers, topics: 'domestic work' };
    expect(problems(form, complete, vocabulary)).toEqual({});
    const { 'gender-why': _, 'data-evidence': __, ...bare } = complete as Record<string, string>;
    expect(problems(form, bare, vocabulary)).toEqual({
      'gender-why': 'missing',
      'data-evidence': 'missing',
    });
    const unknown = { ...complete, gender: 'IIA', 'gender-evidence': '' };
    expect(problems(form, unknown, vocabulary)).toEqual({});
    expect(problems(form, { ...complete, data: 'IIA' }, vocabulary)).toEqual({
      data: 'not-a-choice',
    });
  });
});
