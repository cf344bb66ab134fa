import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../../src/features/knowledge/actions.ts';
import type { Product } from '../../../src/features/knowledge/model.ts';
import { type Audience, mayOpen } from '../../../src/kernel/audience.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import { type ItemRef, itemKey, type Unable } from '../../../src/ports/personal.ts';
import { anActor } from '../../support/people.ts';
import { aProduct, knowledgeOf } from './library.ts';

/** Whoever looks, the answer is that of a library in which what they may not open never was. */

const community = (slug: string) => asId<CommunityId>(slug);
const AUDIENCES: readonly Audience[] = [
  { kind: 'all' },
  { kind: 'community', community: community('x') },
  { kind: 'community', community: community('y') },
  { kind: 'named', people: [asId<PersonId>('reader')], driveId: 'named-1' },
  { kind: 'named', people: [asId<PersonId>('other')], driveId: 'named-2' },
  { kind: 'checked', driveId: 'checked-1' },
  // One item with permissions of its own, in a library that all staff read.
  { kind: 'checked', driveId: 'drive-0' },
];
const REGISTER = AUDIENCES.slice(0, -1);

/** Microsoft 365, which lets the reader open just these items. */
function lets(keys: ReadonlySet<string>, unable: Unable | null = null) {
  const asked: ItemRef[] = [];
  return {
    asked,
    async readable(_person: PersonId, items: readonly ItemRef[]) {
      asked.push(...items);
      return unable ?? new Set(items.map(itemKey).filter((key) => keys.has(key)));
    },
  };
}

const WORDS = ['pension', 'pensions', 'wages', 'mine', 'zemidjan', 'été', 'salario', 'the', 'q1'];
/** Long enough to be told from others, so that items of one text are grouped. */
const TEXTS = [
  'The pension of miners is paid at the gate of the mine in a week that has five days and no more',
  'Los salarios de la mina se pagan en la puerta el viernes y nadie sabe cuánto falta para el mes',
];
const someWords = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 6 })
  .map((some) => some.join(' '));
const question = someWords.filter((words) => words.trim() !== '');
const someProducts = fc
  .array(
    fc.record({
      audience: fc.constantFrom(...AUDIENCES),
      language: fc.constantFrom(...LANGUAGES),
      title: someWords,
      abstract: someWords,
      body: fc.oneof(someWords, fc.constantFrom(...TEXTS)),
      name: fc.constantFrom('a.docx', 'guide_en.docx', 'guide_fr.docx', 'guide (es).docx'),
      webUrl: fc.constantFrom('https://s.example/l/a.docx', 'https://s.example/m/a.docx'),
      topics: fc.subarray(['social-security', 'wages']),
      countries: fc.subarray(['Peru']),
      publishedOn: fc.constantFrom(null, '2020-01-01', '2026-01-01'),
      reviewOn: fc.constantFrom(null, '2021-01-01'),
      /** Only where it is asked. */
      opens: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ opens, ...given }, number) => ({ opens, ...aProduct(`p${number}`, given) })),
  );
const aReader = fc.subarray(['x', 'y']).map((slugs) =>
  anActor({
    id: 'reader',
    in: Object.fromEntries(slugs.map((slug) => [slug, 'member'] as const)),
  }),
);

const bytes = (answer: Answer): string => JSON.stringify(answer);

test('a search answers as if what the reader may not open did not exist, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      someProducts,
      aReader,
      question,
      fc.integer({ min: 1, max: 8 }),
      fc.record({ topic: fc.subarray(['wages']), year: fc.subarray(['2020', '2026']) }),
      async (products, reader, words, limit, chosen) => {
        const opened = new Set(products.filter(({ opens }) => opens).map(itemKey));
        const mayRead = (product: Product): boolean =>
          product.audience.kind === 'checked'
            ? opened.has(itemKey(product))
            : mayOpen(product.audience, reader);
        const rights = lets(opened);
        const whole = knowledgeOf(products, REGISTER, rights);
        const rest = knowledgeOf(products.filter(mayRead), REGISTER, lets(opened));
        const answer = await whole.search(reader, words, limit);
        expect(bytes(answer)).toBe(bytes(await rest.search(reader, words, limit)));
        // Facets and their counts, groups, what is like an item: of the same library without them.
        const asked = { limit, chosen };
        expect(JSON.stringify(await whole.browse(reader, words, asked))).toBe(
          JSON.stringify(await rest.browse(reader, words, asked)),
        );
        for (const { product } of answer.found.slice(0, 1)) {
          expect(JSON.stringify(await whole.like(reader, product))).toBe(
            JSON.stringify(await rest.like(reader, product)),
          );
        }
        expect(answer.found.every(({ product }) => mayRead(product))).toBe(true);
        // Nobody is asked about what an audience has said.
        expect(rights.asked.filter(({ driveId }) => driveId.startsWith('named'))).toEqual([]);
        for (const product of products) {
          const read = whole.read(reader, product.id).then(
            ({ title }) => title,
            ({ code }: { code: string }) => code,
          );
          expect(await read).toBe(mayRead(product) ? product.title : 'not-found');
        }
      },
    ),
    { numRuns: 100 },
  );
});

test.each(['sign-in', 'consent', 'unavailable'] as const)(
  'where nobody can be asked (%s) the answer is that of the others, with the same reason whatever there is',
  async (unable) => {
    await fc.assert(
      fc.asyncProperty(someProducts, aReader, question, async (products, reader, words) => {
        const whole = knowledgeOf(products, REGISTER, lets(new Set(), unable));
        const rest = knowledgeOf(
          products.filter(({ audience }) => mayOpen(audience, reader)),
          REGISTER,
          lets(new Set(), unable),
        );
        const answer = await whole.search(reader, words);
        expect(bytes(answer)).toBe(bytes(await rest.search(reader, words)));
        expect(answer.unable).toBe(unable);
      }),
      { numRuns: 60 },
    );
  },
);

test('a place sees nothing that had to be asked about, and nobody is asked', async () => {
  await fc.assert(
    fc.asyncProperty(someProducts, question, async (products, words) => {
      const rights = lets(new Set(products.map(itemKey)));
      const whole = knowledgeOf(products, REGISTER, rights);
      const members = anActor({ id: 'nobody in particular', in: { x: 'member' } });
      const rest = knowledgeOf(
        products.filter(({ audience }) => mayOpen(audience, members)),
        REGISTER,
        rights,
      );
      const related = await whole.relatedIn(community('x'), words, 'en');
      expect(JSON.stringify(related)).toBe(
        JSON.stringify(await rest.relatedIn(community('x'), words, 'en')),
      );
      const audiences = await whole.audiencesIn(community('x'));
      const many = await whole.many(
        products.map(({ id }) => id),
        audiences,
      );
      expect(many.map(({ audience }) => audience.kind)).not.toContain('checked');
      expect(rights.asked).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const CHECKED: Audience = { kind: 'checked', driveId: 'checked-1' };
const reader = anActor({ id: 'reader' });
const numbered = (count: number, prefix: string, given: Partial<Product>) =>
  Array.from({ length: count }, (_, number) => aProduct(`${prefix}${number}`, given));

test('what is behind three hundred forbidden items is found, counted and ranked as if they were not there', async () => {
  const forbidden = numbered(300, 'a', {
    title: 'pension pension',
    body: 'pension',
    audience: CHECKED,
  });
  const open = numbered(30, 'b', { body: 'the pension of miners' });
  const asked = numbered(30, 'c', { body: 'a pension elsewhere', audience: CHECKED });
  const keys = new Set(asked.map(itemKey));
  const answer = await knowledgeOf([...forbidden, ...open, ...asked], REGISTER, lets(keys)).search(
    reader,
    'pension',
  );
  const alone = await knowledgeOf([...open, ...asked], REGISTER, lets(keys)).search(
    reader,
    'pension',
  );
  expect(bytes(answer)).toBe(bytes(alone));
  expect(answer).toMatchObject({ more: 35, unable: null });
});

test('no search asks about more than six hundred items, and shows what it knows then', async () => {
  const forbidden = numbered(3_000, 'a', { title: 'pension', audience: CHECKED });
  const open = numbered(3, 'b', { body: 'what a mine pays instead of a pension' });
  const rights = lets(new Set());
  const { found } = await knowledgeOf([...forbidden, ...open], REGISTER, rights).search(
    reader,
    'pension mine',
  );
  expect(rights.asked.length).toBeLessThanOrEqual(600);
  expect(found.map(({ product }) => product.id)).toEqual(['b0', 'b1', 'b2']);
});

test('Microsoft is asked by every search of a person alike, whether something fits or nothing does', async () => {
  const covers: (ItemRef | undefined)[] = [];
  const rights = {
    async readable(_person: PersonId, _items: readonly ItemRef[], cover?: ItemRef) {
      covers.push(cover);
      return new Set<string>();
    },
  };
  const secret = aProduct('secret', { body: 'merger', audience: CHECKED });
  const knowledge = knowledgeOf([secret], REGISTER, rights);
  await knowledge.search(reader, 'merger');
  const fits = covers.splice(0);
  await knowledge.search(reader, 'zemidjan');
  expect(covers).toEqual(fits);
  expect(fits).toEqual([{ driveId: 'checked-1', itemId: 'root' }]);
});

test('where every library has its readers nobody is asked and nothing is said', async () => {
  const known = REGISTER.filter(({ kind }) => kind !== 'checked');
  const rights = lets(new Set(), 'sign-in');
  const answer = await knowledgeOf([aProduct('a', { body: 'pension' })], known, rights).search(
    reader,
    'pension',
  );
  expect(answer.unable).toBeNull();
  expect(answer.found).toHaveLength(1);
});
