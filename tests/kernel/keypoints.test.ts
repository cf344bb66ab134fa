import { describe, expect, test } from '@jest/globals';
import { carryingOf } from '../../src/kernel/keypoints/carrying.ts';
import { covering } from '../../src/kernel/keypoints/covering.ts';
import { stemsAcross } from '../../src/kernel/keypoints/crossing.ts';
import { gather } from '../../src/kernel/keypoints/gathering.ts';
import { keyPoints } from '../../src/kernel/keypoints/keypoints.ts';
import { lexisOf, likenessIn, SETTINGS } from '../../src/kernel/keypoints/words.ts';
import type { Language } from '../../src/kernel/language.ts';

const NOTHING = { asked: new Set<string>(), general: new Set<string>() };

let speakers = 0;
/** A sentence by somebody new, or by the person named. */
const said = (words: string, voice = `voice-${++speakers}`) => ({
  stems: new Set(words.split(' ')),
  voice,
});

describe('words', () => {
  const of = (sentences: ReturnType<typeof said>[], talk = NOTHING) => {
    const lexis = lexisOf(sentences, talk, SETTINGS);
    const [first = []] = lexis.rows;
    return { ...lexis, worths: first.map((word) => lexis.worth[word] ?? 0) };
  };

  test('a word is worth the others who say it: what one alone says is worth nothing, however often', () => {
    const { worths } = of([
      said('fee form mango', 'anna'),
      said('mango', 'anna'),
      said('fee form'),
      said('fee'),
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((word) => said(word)),
    ]);
    const [fee = 0, form = 0, mango = 0] = worths;
    expect(fee).toBeGreaterThan(form);
    expect(form).toBeGreaterThan(0);
    expect(mango).toBe(0);
  });

  test('what nearly everybody says tells no point from another', () => {
    const { worths } = of([
      said('worker fee'),
      ...Array.from({ length: 5 }, () => said('worker fee')),
      ...Array.from({ length: 6 }, () => said('worker')),
    ]);
    const [worker = 0, fee = 0] = worths;
    expect(fee).toBeGreaterThan(worker);
  });

  test('words of what was asked are no words here, general ones count a share', () => {
    const { rows, worths } = of([said('register need fee'), said('register need fee')], {
      asked: new Set(['register']),
      general: new Set(['need']),
    });
    expect(rows.map((row) => row.length)).toEqual([2, 2]);
    const [need = 0, fee = 0] = worths;
    expect(need).toBeCloseTo(SETTINGS.general * fee);
  });

  test('likeness is the cosine over words, general ones by their share', () => {
    const like = likenessIn(
      lexisOf(
        [said('fee form'), said('fee form'), said('fee visit'), said('need'), said('need mango')],
        { ...NOTHING, general: new Set(['need']) },
        { ...SETTINGS, general: 0.1 },
      ),
    );
    expect(like(0, 1)).toBeCloseTo(1);
    expect(like(0, 2)).toBeCloseTo(1 / 2);
    expect(like(0, 3)).toBe(0);
    expect(like(3, 4)).toBeCloseTo(0.1 / Math.sqrt(0.1 * 1.1));
  });
});

describe('what words carry', () => {
  const sentences = [
    said('fee cost', 'anna'),
    said('fee cost', 'ben'),
    said('fee', 'carla'),
    said('visit', 'dora'),
    said('visit mango', 'dora'),
  ];
  const { rows, voices } = lexisOf(sentences, NOTHING, SETTINGS);
  const [fee = 0, cost = 0] = rows[0] ?? [];
  const [, , alone] = carryingOf(sentences, rows, voices, 0.5);

  test('who says one speaks in part for the other that two people said beside it', () => {
    expect(alone?.words).toEqual([fee, cost]);
    // 0.5 · (2 people − 1) / (3 who say it + 2 of doubt)
    expect(alone?.degrees).toEqual([1, expect.closeTo(0.1)]);
  });

  test('what one person alone puts side by side belongs together for nobody', () => {
    const twice = [said('fee cost', 'anna'), said('fee cost', 'anna'), said('fee'), said('cost')];
    const lexis = lexisOf(twice, NOTHING, SETTINGS);
    const carried = carryingOf(twice, lexis.rows, lexis.voices, 0.5);
    expect(carried[2]?.words).toHaveLength(1);
  });
});

describe('covering', () => {
  const choice = (rows: number[][], worth: number[], sound = rows.map(() => 1)) => ({
    carried: rows.map((words) => ({ words, degrees: words.map(() => 1) })),
    worth,
    sound,
    same: () => false,
  });

  test('the second says what the first left unsaid, though others say weightier things again', () => {
    expect(covering(choice([[0, 1], [0], [2]], [5, 5, 1]), 2)).toEqual([0, 2]);
  });

  test('what was taken first gives way to what says more beside the others', () => {
    // The first alone says most; the two others together say all.
    const rows = [
      [0, 1, 3],
      [0, 2],
      [1, 3, 4],
    ];
    expect([...covering(choice(rows, [3, 3, 2, 1, 2]), 2)].sort()).toEqual([1, 2]);
  });

  test('nothing is chosen that adds nothing, however many are wanted', () => {
    expect(covering(choice([[0], [0], [1]], [1, 0]), 3)).toEqual([0]);
  });

  test('what is less sound must say more', () => {
    expect(covering(choice([[0, 1], [0]], [4, 1], [0.5, 1]), 1)).toEqual([1]);
  });

  test('of two that say the same one is enough', () => {
    const given = choice([[0, 1], [0, 2], [3]], [5, 2, 2, 1]);
    expect(covering(given, 2)).toEqual([0, 1]);
    expect(covering({ ...given, same: (a, b) => a + b === 1 }, 2)).toEqual([0, 2]);
  });
});

describe('gathering', () => {
  const likes = (pairs: Record<string, number>) => (a: number, b: number) =>
    pairs[[Math.min(a, b), Math.max(a, b)].join()] ?? 0;

  test('each goes to what it is most like; what is like none stands in groups of its own; nothing is lost', () => {
    const like = likes({ '0,1': 0.5, '1,3': 0.7, '2,4': 0.4, '0,5': 0.2 });
    expect(gather(6, [0, 3], like, 0.3)).toEqual([[0], [3, 1], [2, 4], [5]]);
  });
});

describe('key points', () => {
  const talk = [
    said('fee cost form', 'anna'),
    said('fee cost', 'ben'),
    said('fee cost desk', 'carla'),
    said('visit phone household', 'dora'),
    said('visit phone', 'emil'),
    said('mango ferry bicycle', 'fatou'),
    said('harvest market', 'gita'),
    said('radio church', 'hugo'),
    said('school bus', 'ines'),
  ];

  test('those that more people make stand first, each with all that make it; each sentence stands in one', () => {
    const points = keyPoints(talk, NOTHING, 2);
    expect(points.slice(0, 2).map(({ alike }) => alike.map(({ voice }) => voice).sort())).toEqual([
      ['anna', 'ben', 'carla'],
      ['dora', 'emil'],
    ]);
    expect(points.flatMap(({ alike }) => alike)).toHaveLength(talk.length);
    for (const { said: stands, alike } of points) expect(alike).toContain(stands);
  });

  test('what is wanted first is few, and different', () => {
    const [first] = keyPoints(talk, NOTHING, 1);
    expect(first?.alike).toHaveLength(3);
  });

  test('what one person says five times is one voice', () => {
    const loud = Array.from({ length: 5 }, () => said('harvest market price', 'gita'));
    const points = keyPoints([...loud, said('harvest market price', 'jan'), ...talk], NOTHING, 3);
    const sizes = points.slice(0, 2).map(({ alike }) => alike.length);
    expect(points[0]?.alike.map(({ voice }) => voice)).toContain('anna');
    // Two people in seven sentences stand after three in three.
    expect(sizes).toEqual([3, 7]);
  });

  test('no sentence, no point', () => {
    expect(keyPoints([], NOTHING, 5)).toEqual([]);
  });
});

describe('across languages', () => {
  const stems = (text: string): string[] => text.split(' ');
  const bridge = (text: string) =>
    text.split(' ').flatMap((word) => {
      const en = { frais: ['charge', 'fee'], visite: ['visit'] }[word];
      return en ? [{ said: word, names: { en, fr: [], es: [] } }] : [];
    });
  const written = (text: string, language: Language) => ({ text, language });

  test('what the commonest language has a word for that somebody uses stands in that word; the rest stays', () => {
    const all = [
      written('fee form', 'en'),
      written('fee desk', 'en'),
      written('frais visite guichet', 'fr'),
    ];
    expect(stemsAcross(all, stems, bridge).map((words) => [...words].sort())).toEqual([
      ['fee', 'form'],
      ['desk', 'fee'],
      // Nobody says `visit` or `charge` here.
      ['fee', 'guichet', 'visite'],
    ]);
  });

  test('a talk in one language asks no bridge', () => {
    const never = () => {
      throw new Error('asked');
    };
    const [words] = stemsAcross([written('frais', 'fr')], stems, never);
    expect([...(words ?? [])]).toEqual(['frais']);
  });
});
