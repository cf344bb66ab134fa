import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { decisionScores } from '../../tools/eval/metrics.ts';
import { decisions, readLabelled } from '../../tools/eval/tagging.ts';

const table = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'tagging-')), 'made-up.csv');
  writeFileSync(path, text);
  return path;
};

test('accuracy is the share of right decisions, F1 is of the rows that are about it', () => {
  const yes = { said: true, true: true };
  const no = { said: false, true: false };
  const wrong = { said: true, true: false };
  const missed = { said: false, true: true };
  // Two hits, one wrong, two missed: 2·2 / (2·2 + 1 + 2).
  expect(decisionScores([yes, yes, no, wrong, missed, missed])).toEqual({
    accuracy: 3 / 6,
    f1: 4 / 7,
  });
  expect(decisionScores([no, missed])).toEqual({ accuracy: 0.5, f1: 0 });
  expect(decisionScores([])).toEqual({ accuracy: 0, f1: 0 });
});

test('each row asks about its own goal, in the language of its text', () => {
  const rows = readLabelled(
    table(
      [
        'id,text,sdg,label',
        'a,"Vaccines against measles reach every clinic, and nurses are trained.",3,True',
        'b,"Vaccines against measles reach every clinic, and nurses are trained.",14,False',
        'c,"Le chômage des jeunes reste élevé et le travail décent est rare.",8,false',
      ].join('\n'),
    ),
  );
  expect(decisions(rows)).toEqual([
    { said: true, true: true },
    { said: false, true: false },
    { said: true, true: false },
  ]);
});

test('a table that is not such a one is refused in words', () => {
  expect(() => readLabelled('nowhere.csv')).toThrow('There is no file nowhere.csv.');
  expect(() => readLabelled(table('text,goal\nwater,6'))).toThrow('text, sdg (1 to 17), label');
  expect(() => readLabelled(table('text,sdg,label\nwater,18,true'))).toThrow('sdg');
});
