import { expect, test } from '@jest/globals';
import { createDocumentWriter } from '../../src/adapters/documents/docx.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { concerns } from '../../src/features/discussions/concerns.ts';
import type { Contribution } from '../../src/features/discussions/contribution.ts';
import type { Statement } from '../../src/features/discussions/synthesis.ts';
import { asId, type ContributionId, type PersonId } from '../../src/kernel/ids.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { NOBODY } from '../../src/kernel/nobody.ts';
import type { StructuredDocument } from '../../src/ports/documents.ts';
import { voicesOf } from '../../src/publishing/discussion-voices.ts';
import { briefDocument, groupDocument, shortened } from '../../src/views/brief-document.ts';
import { proceedingsDocument } from '../../src/views/proceedings-document.ts';
import { synthesisDocument } from '../../src/views/synthesis-document.ts';
import type { SynthesisSource } from '../../src/views/synthesis-frame.ts';

const words = createWords();
const id = (n: number) => asId<ContributionId>(`c${n}`);
const person = (name: string) => asId<PersonId>(name);

const statement = (n: number, text: string, part: Partial<Statement> = {}): Statement => ({
  id: `s${n}`,
  kind: 'point',
  question: 0,
  text,
  sources: [id(n)],
  ...part,
});

const said = (n: number, part: Partial<Contribution> = {}): Contribution => ({
  id: id(n),
  version: 1,
  discussion: asId('d'),
  author: person(`p${n}`),
  text: `What p${n} said in full.`,
  language: 'en',
  question: 0,
  consent: 'paraphrase',
  surface: 'tab',
  sourceKey: `k${n}`,
  state: 'published',
  reason: null,
  createdAt: new Date('2026-03-03T09:00Z'),
  ...part,
});

const source = (statements: readonly Statement[], part: Partial<SynthesisSource> = {}) =>
  ({
    discussion: {
      id: asId('d'),
      version: 1,
      community: asId('water'),
      title: 'Registering domestic workers',
      background: 'Why we ask.',
      questions: ['What worked?', 'What did not?'],
      language: 'en',
      startsAt: new Date('2026-03-02T09:00Z'),
      endsAt: new Date('2026-03-16T09:00Z'),
      state: 'summarised',
      createdBy: person('amina'),
      createdAt: new Date('2026-03-01T09:00Z'),
      related: [],
      guests: true,
    } satisfies SynthesisSource['discussion'],
    synthesis: {
      discussion: asId('d'),
      version: 3,
      community: asId('water'),
      state: 'published',
      languages: ['en', 'es'],
      statements,
      setAside: [],
      named: [],
      contributors: statements.length,
      product: null,
      webUrl: null,
      createdAt: new Date('2026-03-16T09:00Z'),
      approvedBy: null,
    } satisfies SynthesisSource['synthesis'],
    language: 'en',
    communityName: 'Water',
    namedPeople: [],
    topics: [],
    countries: [],
    publishedAt: new Date('2026-03-20T09:00Z'),
    cited: [],
    languageOf: () => 'en',
    translate: () => null,
    numberOf: (one) => Number(one.slice(1)),
    urlOf: (one) => `https://praxis.example/tab/discussions/d?said=${one}`,
    versions: [],
    ...part,
  }) satisfies SynthesisSource;

const textOf = ({ sections }: StructuredDocument): string => JSON.stringify(sections);

test.each(LANGUAGES)(
  'the brief stands on one page in %s, however long everything is',
  async (language) => {
    const long = 'Inspectors registered households and employers where they live. '.repeat(40);
    const many = Array.from({ length: 40 }, (_, n) =>
      statement(n, `${n} ${long}`, { kind: n % 3 === 0 ? 'dissent' : 'point' }),
    );
    const base = source(many, {
      language,
      communityName: 'Transition to the formal economy '.repeat(4),
    });
    const discussion = {
      ...base.discussion,
      title: long.slice(0, 200),
      questions: Array(5).fill(long.slice(0, 500)),
    };
    const writer = createDocumentWriter();
    const pages = (most: number) =>
      writer.pages(briefDocument({ ...base, discussion }, words, most));
    expect(await pages(40)).toBeGreaterThan(1);
    expect(await pages(1)).toBe(1);
  },
);

test('the brief has what most people say first, and a differing view however few it shows', () => {
  const statements = [
    statement(1, 'Said by one.'),
    statement(2, 'Said by three.', { sources: [id(2), id(3), id(4)] }),
    statement(5, 'I disagree.', { kind: 'dissent' }),
  ];
  const { sections } = briefDocument(source(statements), words, 1);
  const bullets = sections.flatMap((section) => section.bullets.map(({ text }) => text));
  expect(bullets).toContain('Said by three.');
  expect(bullets).not.toContain('Said by one.');
  expect(bullets).toContain('I disagree.');
});

test('a text is cut at a word, never within a character', () => {
  expect(shortened('one two three', 9)).toBe('one two…');
  expect(shortened('one', 9)).toBe('one');
  expect(shortened('😀'.repeat(20), 5)).toBe('😀😀😀😀…');
});

test('what is said in another language is marked and read aloud in it; a translation stands in its place, marked as one', () => {
  const spanish = statement(1, 'El registro falló.');
  const as = (part: Partial<SynthesisSource>) =>
    synthesisDocument(source([spanish], { languageOf: () => 'es', ...part }), words)
      .sections.flatMap(({ bullets }) => bullets)
      .find(({ note }) => note?.includes('rests on'));
  expect(as({})).toMatchObject({
    text: 'El registro falló.',
    language: 'es',
    note: 'in Spanish · rests on one contribution',
  });
  const translated = as({
    translate: () => ({ text: 'The register failed.', readBy: 'Amina Diallo' }),
  });
  expect(translated).toMatchObject({
    text: 'The register failed.',
    note: 'translated from Spanish, by a machine, read by Amina Diallo · rests on one contribution',
  });
  expect(translated).not.toHaveProperty('language');
});

test('every statement leads to what it rests on, by its number in the proceedings', () => {
  const { sections } = synthesisDocument(
    source([statement(7, 'A point.', { sources: [id(9), id(7)] })]),
    words,
  );
  const links = sections.flatMap(({ bullets }) => bullets.flatMap((one) => one.links ?? []));
  expect(links.slice(0, 2)).toEqual([
    { label: 'no. 7', url: 'https://praxis.example/tab/discussions/d?said=c7' },
    { label: 'no. 9', url: 'https://praxis.example/tab/discussions/d?said=c9' },
  ]);
});

test('questions that nobody answered are named as open, and what was taken back leaves a mark', () => {
  const base = source([statement(1, 'A point.')]);
  const gone = [{ id: 's9', kind: 'point', question: 0 } as const];
  const document = synthesisDocument({ ...base, synthesis: { ...base.synthesis, gone } }, words);
  const open = document.sections.find(({ heading }) => heading === 'Questions that stayed open');
  expect(open?.bullets).toEqual([{ text: 'What did not?' }]);
  expect(textOf(document)).toContain('[A statement stood here whose words were taken back.]');
});

test('every document names the languages that fed it, in its own', () => {
  const fed = { label: 'Langues des contributions', value: 'anglais, espagnol' };
  const french = source([statement(1, 'Said.')], { language: 'fr' });
  expect(synthesisDocument(french, words).facts).toContainEqual(fed);
  expect(briefDocument(french, words, 8).facts).toContainEqual(fed);
});

test('without consent the proceedings hold no name, day or word beyond what the synthesis took', () => {
  const contributions = [
    said(1, { consent: 'quote' }),
    said(2),
    said(3, { consent: 'quote', author: NOBODY }),
    said(4, { state: 'withdrawn', text: '' }),
  ];
  const document = proceedingsDocument(
    {
      ...source([statement(2, 'Taken from the second.')]),
      contributions,
      nameOf: (one) => `Name of ${one}`,
    },
    words,
  );
  const entries = document.sections.filter(({ level }) => level === 2);
  expect(entries.map(({ heading }) => heading)).toEqual([
    '1. Name of p1, 3 March 2026',
    '2. A participant',
    '3. A participant',
    '4. No longer shown',
  ]);
  expect(textOf(document)).toContain('What p1 said in full.');
  expect(textOf(document)).toContain('Taken from the second.');
  for (const hidden of ['What p2 said', 'What p3 said', 'Name of p2', 'nobody'])
    expect(textOf(document)).not.toContain(hidden);
});

test('what a group said is told apart only where five of it and five of others spoke', () => {
  const contributions = Array.from({ length: 12 }, (_, n) => said(n));
  const members = (workers: number) =>
    contributions.map(({ author }, n) => ({
      person: author,
      constituent: n < workers ? ('workers' as const) : ('employers' as const),
    }));
  const statements = contributions.map((_, n) => statement(n, `Point ${n}.`));
  const of = (workers: number, guests = true) =>
    voicesOf({ guests }, { statements }, contributions, members(workers), 5);
  expect(
    of(6).map(({ group, people, said: theirs }) => [group, people?.size, theirs.size]),
  ).toEqual([
    ['employers', 6, 6],
    ['workers', 6, 6],
  ]);
  // Four stand apart as the difference to all, so that neither is told.
  expect(of(4).map(({ people, said: theirs }) => [people, theirs.size])).toEqual([
    [null, 0],
    [null, 0],
  ]);
  expect(of(6, false)).toEqual([]);
});

test('a group too small to be told apart reads what names it, in any language, and that it was too small', () => {
  const statements = [
    statement(1, 'Les syndicats ont formé quarante agents.'),
    statement(2, 'Connexions failed in the markets.'),
  ];
  const voices = { group: 'workers', people: null, said: new Set<string>() };
  const { sections } = groupDocument(source(statements), voices, words);
  const under = (heading: string) => sections.find((one) => one.heading === heading);
  expect(under('What this group said')?.paragraphs.join()).toContain('Too few people');
  expect(under('What concerns this group')?.bullets.map(({ text }) => text)).toEqual([
    'Les syndicats ont formé quarante agents.',
  ]);
  expect(under('What else was said')?.bullets.map(({ text }) => text)).toEqual([
    'Connexions failed in the markets.',
  ]);
});

test.each([
  ['workers', 'Los sindicatos negociaron.', true],
  ['employers', 'Le patronat hésite.', true],
  ['government', 'El ministerio publicó la lista.', true],
  ['workers', 'Reunions were held.', false],
  ['government', 'Employers registered.', false],
])('that %s are concerned by “%s”: %s', (group, text, expected) => {
  expect(concerns(group, text)).toBe(expected);
});
