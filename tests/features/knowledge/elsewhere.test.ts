import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pushedTogether } from '../../../src/features/knowledge/elsewhere.ts';
import { fused } from '../../../src/features/knowledge/fusing.ts';
import type { Product } from '../../../src/features/knowledge/model.ts';
import type { Audience } from '../../../src/kernel/audience.ts';
import { asId, type PersonId, type ProductId } from '../../../src/kernel/ids.ts';
import type {
  Elsewhere,
  ElsewhereHit,
  ElsewhereQuery,
  Silence,
} from '../../../src/ports/elsewhere.ts';
import { itemKey } from '../../../src/ports/personal.ts';
import { anActor } from '../../support/people.ts';
import { aProduct, knowledgeOf } from './library.ts';

/** Two engines, one answer: what is ours first and by our rules, what lies elsewhere by Microsoft's word and marked. */

const reader = anActor({ id: 'reader' });
const ALL: Audience = { kind: 'all' };
const NAMED: Audience = {
  kind: 'named',
  people: [asId<PersonId>('another')],
  driveId: 'named-1',
};
const CHECKED: Audience = { kind: 'checked', driveId: 'checked-1' };
const REGISTER = [ALL, NAMED, CHECKED];
/** Of the library of all staff, as the register of these tests has it. */
const OURS = 'drive-0';

const aHit = (name: string, given: Partial<ElsewhereHit> = {}): ElsewhereHit => ({
  driveId: 'far',
  itemId: name,
  name,
  webUrl: `https://sharepoint.example/sites/far/${name}`,
  summary: '',
  site: 'far',
  modifiedAt: null,
  size: null,
  hash: null,
  ...given,
});

const hitOf = ({ driveId, itemId, name }: Product, summary = ''): ElsewhereHit =>
  aHit(name, { driveId, itemId, summary });

interface Given {
  readonly answer: readonly ElsewhereHit[] | Silence;
  readonly opens?: readonly Product[];
}

function world(products: readonly Product[], { answer, opens = [] }: Given) {
  const asked: { readonly person: PersonId; readonly query: ElsewhereQuery }[] = [];
  const elsewhere: Elsewhere = {
    async find(person, query) {
      asked.push({ person, query });
      return answer;
    },
    own: async () => [],
  };
  const keys = new Set(opens.map(itemKey));
  const personal = {
    readable: async (_person: PersonId, items: readonly Product[] | readonly never[]) =>
      new Set(items.map(itemKey).filter((key) => keys.has(key))),
  };
  const knowledge = knowledgeOf(products, REGISTER, personal, [], elsewhere);
  const find = async (words: string, limit = 5) => knowledge.everywhere(reader, words, { limit });
  return { asked, knowledge, find };
}

const ids = (found: readonly { readonly product: Product }[]) =>
  found.map(({ product }) => product.id);
const ours = (key: string, given: Partial<Product> = {}) =>
  aProduct(key, { driveId: OURS, ...given });

describe('what Microsoft finds', () => {
  test('and the catalogue knows is ours, once, with its reasons and before what it did not find', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map((key) =>
      ours(key, { title: `Pension ${key}`, body: 'the pension of miners' }),
    ) as [Product, Product, Product];
    const alone = world([first, second, third], { answer: [] });
    const [best, , last] = ids((await alone.find('pension of miners')).found);
    const lastOfAll = [first, second, third].find(({ id }) => id === last) ?? third;
    const { find } = world([first, second, third], { answer: [hitOf(lastOfAll)] });
    const { found, elsewhere } = await find('pension of miners');
    expect(ids(found)).toEqual([last, best, expect.anything()]);
    expect(elsewhere).toEqual({ items: [], silence: null });
  });

  test('of ours by words that we could not read is shown with those words, behind what fits', async () => {
    const scanned = ours('scan', { name: 'scan.pdf', unreadable: 'image' });
    const fitting = ours('fits', { body: 'quixotic pensions' });
    const weak = ours('weak', { body: 'pensions' });
    const { find } = world([scanned, fitting, weak], {
      answer: [hitOf(scanned, 'the quixotic pensions of 1912')],
    });
    const { found } = await find('quixotic pensions');
    expect(ids(found)[0]).toBe('fits');
    const hit = found.find(({ product }) => product.id === 'scan');
    expect(hit?.reasons).toContainEqual({ kind: 'words', values: ['quixotic', 'pensions'] });
  });

  test('elsewhere is marked as such, with its place, its kind and why', async () => {
    const modifiedAt = new Date('2026-01-05T00:00:00Z');
    const { find, asked } = world([], {
      answer: [
        aHit('Miners of Peru.docx', { summary: 'a pension for miners', modifiedAt }),
        aHit('Nothing of the kind.docx', { summary: 'a zemidjan' }),
      ],
    });
    const { found, elsewhere, facets } = await find('How do miners in Peru get a pension?');
    expect(found).toEqual([]);
    expect(elsewhere?.items).toMatchObject([
      {
        title: 'Miners of Peru',
        type: 'docx',
        site: 'far',
        modifiedAt,
        reasons: [
          { kind: 'topic', values: ['social-security'] },
          { kind: 'country', values: ['Peru'] },
          { kind: 'words', values: ['miners', 'pension'] },
        ],
      },
    ]);
    expect(facets.flatMap(({ values }) => values)).toEqual([]);
    expect(asked).toMatchObject([
      { person: 'reader', query: { words: ['miners', 'Peru', 'pension'] } },
    ]);
  });

  test('twice, byte for byte, is one with copies; under the name of one of ours it says whose name it has', async () => {
    const report = ours('report', { name: 'Pension report.docx', body: 'pension of miners' });
    const { find } = world([report], {
      answer: [
        aHit('pension report.DOCX', { summary: 'pension of miners' }),
        aHit('one.docx', { summary: 'pension of miners', hash: 'h' }),
        aHit('other.docx', { summary: 'pension of miners', hash: 'h' }),
        aHit('Same.docx', { summary: 'pension of miners', size: 7 }),
        aHit('same.docx', { summary: 'pension of miners', size: 7 }),
      ],
    });
    const { elsewhere } = await find('pension of miners');
    expect(
      elsewhere?.items.map(({ title, copies, namesake }) => [title, copies, namesake]),
    ).toEqual([
      ['one', 1, null],
      ['Same', 1, null],
      ['pension report', 0, 'report'],
    ]);
  });

  test('finds by other names of a topic too, in every language', async () => {
    const { find, asked } = world([], {
      answer: [aHit('Trabajo doméstico.docx', { summary: 'el trabajo doméstico en casa' })],
    });
    const { elsewhere } = await find('domestic work');
    expect(asked[0]?.query.phrases).toContain('Trabajo doméstico');
    expect(elsewhere?.items[0]?.reasons[0]).toMatchObject({ kind: 'topic' });
  });
});

describe('what is closed to a person by our own rules', () => {
  const secret = aProduct('secret', { audience: NAMED, body: 'the merger of pensions' });
  const unsure = aProduct('unsure', { audience: CHECKED, body: 'the merger of pensions' });

  test('is not shown by Microsoft’s word either, whether the catalogue has read it or not', async () => {
    const unread = aHit('not read yet.docx', { driveId: 'named-1', summary: 'merger of pensions' });
    const { find } = world([secret], { answer: [hitOf(secret, 'merger of pensions'), unread] });
    const { found, elsewhere } = await find('merger of pensions');
    expect([found, elsewhere?.items]).toEqual([[], []]);
  });

  test('where each is asked about, the answer decides; what is not read yet is Microsoft’s to tell', async () => {
    const unread = aHit('new.docx', { driveId: 'checked-1', summary: 'merger of pensions' });
    const answer = [hitOf(unsure, 'merger of pensions'), unread];
    const refused = await world([unsure], { answer }).find('merger of pensions');
    expect(refused.found).toEqual([]);
    expect(refused.elsewhere?.items.map(({ title }) => title)).toEqual(['new']);
    const opened = await world([unsure], { answer, opens: [unsure] }).find('merger of pensions');
    expect(ids(opened.found)).toEqual(['unsure']);
  });
});

test('without an answer of Microsoft’s what is ours is the same, and why it is silent is told', async () => {
  const products = [ours('a', { body: 'pension of miners' }), ours('b', { body: 'pension' })];
  const { found } = await knowledgeOf(products, REGISTER, {
    readable: async () => new Set(),
  }).search(reader, 'pension of miners');
  for (const silence of ['sign-in', 'consent', 'unavailable', 'late'] as const) {
    const answer = await world(products, { answer: silence }).find('pension of miners');
    expect(answer).toMatchObject({ elsewhere: { items: [], silence } });
    expect(answer.found).toEqual(found);
  }
});

test('where it is switched off nothing is said; for nobody in particular nobody is asked', async () => {
  const { knowledge, asked } = world([ours('a', { body: 'pension' })], { answer: [] });
  await knowledge.search(reader, 'pension');
  await knowledge.browse(reader, 'pension', { limit: 5, chosen: {} });
  await knowledge.searchFor(new Set(['all']), 'pension', { language: 'en', limit: 5 });
  await knowledge.relatedIn('x' as never, 'pension', 'en');
  expect(asked).toEqual([]);
  const off = knowledgeOf([], REGISTER, { readable: async () => new Set() });
  expect((await off.everywhere(reader, 'pension', { limit: 5 })).elsewhere).toBeNull();
});

test('narrowed, only what is ours is left, and it is counted as it is shown', async () => {
  const product = ours('a', { body: 'pension of miners', type: 'guide' });
  const { knowledge } = world([product], {
    answer: [aHit('far.docx', { summary: 'pension of miners' }), hitOf(product)],
  });
  const asked = { limit: 5, chosen: { type: ['guide'] } };
  const { found, elsewhere } = await knowledge.everywhere(reader, 'pension of miners', asked);
  expect([ids(found), elsewhere?.items]).toEqual([['a'], []]);
});

const WORDS = ['pension', 'wages', 'mine', 'zemidjan', 'salario'];
const someWords = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });
/** Files of the whole organization; whether this person may open each. */
const someFiles = fc.array(
  fc.record({ words: someWords, opens: fc.boolean(), ours: fc.boolean() }),
  { maxLength: 20 },
);

test('however much there is that a person may not open, the answer is the same, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(someFiles, someWords, async (files, question) => {
      const all = files.map(({ words, opens, ours: known }, number) => {
        const product = ours(`p${number}`, {
          body: words.join(' '),
          ...(opens ? {} : { audience: NAMED, driveId: 'named-1' }),
        });
        return { known, opens, product, hit: hitOf(product, words.join(' ')) };
      });
      /** Microsoft shows each person what they may open. */
      const answerOver = async (some: typeof all) => {
        const products = some.filter(({ known }) => known).map(({ product }) => product);
        const answer = some.filter(({ opens }) => opens).map(({ hit }) => hit);
        return JSON.stringify(await world(products, { answer }).find(question.join(' ')));
      };
      expect(await answerOver(all)).toBe(await answerOver(all.filter(({ opens }) => opens)));
    }),
    { numRuns: 60 },
  );
});

describe('fusing', () => {
  const items = Array.from({ length: 20 }, (_, at) => ({
    outline: { id: asId<ProductId>(String(at + 1)) },
  }));
  const order = (ranks: Record<string, number>, fitting = 3, all: typeof items = items) => {
    const map = new Map(Object.entries(ranks).map(([id, rank]) => [asId<ProductId>(id), rank]));
    return fused(all, map, fitting).map(({ outline }) => outline.id);
  };

  test('what Microsoft has first passes at most six that it has not', () => {
    expect(order({})).toEqual(items.map(({ outline }) => outline.id));
    expect(order({ 7: 1 }).indexOf(asId<ProductId>('7'))).toBe(0);
    expect(order({ 20: 1 }).indexOf(asId<ProductId>('20'))).toBeGreaterThan(9);
    expect(order({ 2: 1, 1: 2 }).slice(0, 2)).toEqual(['2', '1'].sort());
  });

  test('what it alone has found stands behind what fits and before the rest', () => {
    const alone = { outline: { id: asId<ProductId>('alone') }, seen: ['pension'] };
    expect(order({ alone: 1 }, 3, [...items, alone]).slice(0, 5)).toEqual([
      '1',
      '2',
      '3',
      'alone',
      '4',
    ]);
  });
});

test('never more than five are pushed: ours first, one place for what lies elsewhere, three where ours do not answer', async () => {
  const products = Array.from({ length: 9 }, (_, at) =>
    ours(`p${at}`, { title: `Number ${at}`, body: 'the pension of miners' }),
  );
  const others = Array.from({ length: 9 }, (_, at) =>
    aHit(`${at}.docx`, { summary: 'pension of miners' }),
  );
  const shared = async (ourCount: number, others_: readonly ElsewhereHit[], words: string) => {
    const { find } = world(products.slice(0, ourCount), { answer: others_ });
    const { found, more, elsewhere } = pushedTogether(await find(words));
    return [found.length, more, elsewhere?.items.length, elsewhere?.more];
  };
  expect(await shared(9, [], 'pension of miners')).toEqual([5, 4, 0, 0]);
  expect(await shared(9, others, 'pension of miners')).toEqual([4, 5, 1, 8]);
  expect(await shared(1, others, 'pension of miners')).toEqual([1, 0, 4, 5]);
  expect(await shared(0, others, 'pension of miners')).toEqual([0, 0, 5, 4]);
  const strange = others.map((hit) => ({ ...hit, summary: 'zemidjan quixotic laundromat' }));
  expect(await shared(9, strange, 'zemidjan quixotic laundromat miners')).toEqual([2, 7, 3, 6]);
});
