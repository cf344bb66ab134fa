import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { GlossaryEntry, GlossaryList } from '../../src/contract/glossary.ts';
import type { Product } from '../../src/contract/knowledge.ts';
import type {
  MergePreview,
  PlacedWord,
  Proposals,
  TagHealth,
  Term,
} from '../../src/contract/taxonomy.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';

/** Seven spellings of one topic (scenario S-10): seen together, merged, undone, and found by every name. */

let stage: Scene;
beforeAll(async () => {
  stage = await scene();
});
afterEach(() => stage.end());
afterAll(() => stage.close());

const SPELLINGS = [
  'informal economy',
  'Informal Economy',
  'economía informal',
  'informality',
  'formalization',
  'formalisation',
  'INFORMAL-ECON',
];

/** Items that came from elsewhere, each tagged in its own way. */
async function imported(journey: Journey): Promise<readonly string[]> {
  const items = await journey.database.db
    .selectFrom('products')
    .select(['id', 'drive_id', 'item_id'])
    .where('audience', '@>', '{"kind":"all"}')
    .orderBy('id')
    .limit(SPELLINGS.length)
    .execute();
  for (const [at, { drive_id, item_id }] of items.entries()) {
    await journey.tenant.patch(`/drives/${drive_id}/items/${item_id}/listItem/fields`, {
      Topics: SPELLINGS[at],
      TopicIds: '',
      TopicLabels: '',
    });
  }
  await journey.sync();
  return items.map(({ id }) => id);
}

const tagsOf = async (journey: Journey, ids: readonly string[]) => {
  const rows = await journey.database.db
    .selectFrom('products')
    .select(['id', 'topics'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return rows.map(({ topics }) => topics.join());
};

test('spellings of one topic are grouped, merged into it and given back; what is another thing is only offered', async () => {
  const journey = await stage.journey();
  const ids = await imported(journey);
  expect(await tagsOf(journey, ids)).toEqual(SPELLINGS);
  const manager = await journey.tab(journey.person('Samuel Boateng'));
  const member = await journey.tab(journey.person('Carlos Mendoza'));
  expect((await member.asks('GET', '/taxonomy/health')).status).toBe(403);

  const health = await manager.get<TagHealth>('/taxonomy/health');
  const group = health.groups.find(({ term }) => term?.slug === 'informality');
  const words = group?.spellings.map(({ word }) => word) ?? [];
  expect(new Set(words)).toEqual(
    new Set([
      'informality',
      'informal economy',
      'Informal Economy',
      'economía informal',
      'INFORMAL-ECON',
    ]),
  );
  expect(group?.spellings.find(({ word }) => word === 'INFORMAL-ECON')?.count).toBe(1);
  expect(group?.related.map(({ slug }) => slug)).toContain('formalization');
  const target = group?.term?.id ?? '';

  const wish = { target, words: words.filter((word) => word !== 'informality'), terms: [] };
  const preview = await manager.post<MergePreview>('/taxonomy/merges/preview', wish);
  expect(preview).toMatchObject({ target: { slug: 'informality' }, items: 4 });
  expect(await tagsOf(journey, ids)).toEqual(SPELLINGS);
  expect(
    (await manager.asks('POST', '/taxonomy/merges', { ...wish, words: ['formalization'] })).status,
  ).toBe(400);

  const after = await manager.post<TagHealth>('/taxonomy/merges', wish);
  expect(after.groups.map(({ term }) => term?.slug)).not.toContain('informality');
  const merged = [
    'informality',
    'informality',
    'informality',
    'informality',
    'formalization',
    'formalisation',
    'informality',
  ];
  expect(await tagsOf(journey, ids)).toEqual(merged);
  // Read again from outside, where the old spelling still stands, it is what it was merged into.
  await journey.app.actions.knowledge.sync.run();
  expect(await tagsOf(journey, ids)).toEqual(merged);

  await journey.app.actions.knowledge.sync.follow();
  for (const query of ['INFORMAL-ECON', 'economía informal', 'informal economy', 'informalité']) {
    const { hits } = await member.get<{ hits: Product[] }>(
      `/search?${new URLSearchParams({ q: query, limit: '50' })}`,
    );
    const found = new Set(hits.map(({ id }) => id));
    const tagged = ids.filter((_, at) => merged[at] === 'informality');
    expect([query, tagged.filter((id) => !found.has(id))]).toEqual([query, []]);
  }

  const [done] = after.merges;
  const undone = await manager.post<TagHealth>(`/taxonomy/merges/${done?.id}/undo`, {});
  expect(undone.merges[0]).toMatchObject({ id: done?.id, undone: true });
  expect(await tagsOf(journey, ids)).toEqual(SPELLINGS);
});

test('a member’s new word becomes a proposal, not a tag; as a name of a term it links the items that have it', async () => {
  const journey = await stage.journey();
  const member = await journey.tab(journey.person('Carlos Mendoza'));
  const manager = await journey.tab(journey.person('Samuel Boateng'));
  const place = (word: string) =>
    member.post<PlacedWord>('/taxonomy/words', { word, language: 'es', note: '' });
  expect((await place('Economía informal')).term?.slug).toBe('informality');
  const { proposal } = await place('apicultura');
  expect((await place('Apicultura')).proposal?.id).toBe(proposal?.id);
  expect(journey.app.actions.taxonomy.vocabulary.topicsIn('la apicultura')).toEqual([]);

  const path = `/taxonomy/proposals/${proposal?.id}/decide`;
  expect((await member.asks('POST', path, { verb: 'refuse', reason: 'x' })).status).toBe(403);
  const labels = { en: 'Beekeeping', fr: 'Apiculture', es: 'Apicultura' };
  const definition = { en: 'Keeping bees.', fr: '', es: '' };
  const example = { en: 'A lesson on hives beside orchards.', fr: '', es: '' };
  const words = { labels, definition, example };
  const decided = await manager.post<Proposals>(path, { verb: 'accept', ...words });
  const term = decided.items.find(({ id }) => id === proposal?.id)?.term;
  expect(term).toMatchObject({ slug: 'beekeeping' });
  expect(await member.get<Term>(`/taxonomy/terms/${term?.id}`)).toMatchObject({
    definition: definition.en,
    example: example.en,
  });
  expect(journey.app.actions.taxonomy.vocabulary.topicsIn('l’apiculture')).toEqual(['beekeeping']);

  // Merged later, its old link still leads somewhere.
  const wood = journey.app.actions.taxonomy.vocabulary.bySlug('topic', 'green-jobs');
  const wish = { target: wood?.id ?? '', words: [], terms: [term?.id ?? ''] };
  expect((await manager.asks('POST', '/taxonomy/merges', wish)).status).toBe(200);
  expect(await member.get<Term>('/taxonomy/terms/beekeeping')).toMatchObject({
    status: 'merged',
    mergedInto: { slug: 'green-jobs' },
  });
  expect(journey.app.actions.taxonomy.vocabulary.label('beekeeping', 'en')).toBe('Green jobs');
});

test('what one process changes another says after its next look', async () => {
  const journey = await stage.journey();
  const { taxonomy } = journey.app.actions;
  await taxonomy.follow();
  const before = taxonomy.vocabulary.bySlug('topic', 'wages');
  // As another process would have written it.
  await journey.database.db
    .updateTable('taxonomy_terms')
    .set((eb) => ({ status: eb.val('retired') }))
    .where('id', '=', before?.id ?? '')
    .execute();
  await journey.database.db
    .updateTable('taxonomy_state')
    .set((eb) => ({ generation: eb('generation', '+', 1) }))
    .execute();
  expect(taxonomy.vocabulary.topicsIn('wages')).toEqual(['wages']);
  await taxonomy.follow();
  expect(taxonomy.vocabulary.topicsIn('wages')).toEqual([]);
});

test('two offices use a word differently: shown side by side, agreed on, undone, and explained in the chat', async () => {
  const journey = await stage.journey();
  const samuel = journey.person('Samuel Boateng');
  const manager = await journey.tab(samuel);
  const member = await journey.tab(journey.person('Carlos Mendoza'));
  const no = { en: '', fr: '', es: '' };
  const meaning = (unit: string, definition: object) => ({
    id: null,
    unit,
    definition: { ...no, ...definition },
    source: 'Field manual',
    sourceUrl: null,
  });
  const words = {
    labels: { ...no, en: 'Beneficiary', es: 'Beneficiaria' },
    term: null,
    meanings: [
      meaning('Lima', { en: 'A person who gets a service.' }),
      meaning('Geneva', { en: 'A constituent that takes part.' }),
    ],
  };
  expect((await member.asks('POST', '/glossary', words)).status).toBe(403);
  const entry = await manager.post<GlossaryEntry>('/glossary', words);
  expect(entry).toMatchObject({ differs: true, settled: null });
  expect((await manager.asks('POST', '/glossary', words)).status).toBe(400);

  await samuel.says('¿Qué significa «beneficiaria»?');
  expect(samuel.sees()).toMatch(/Geneva[\s\S]*A constituent[\s\S]*Lima[\s\S]*A person who gets/);
  await samuel.says('What does beneficiary mean?');
  expect(samuel.sees()).toContain('Offices use this word differently');

  const [geneva] = entry.meanings;
  const settled = await manager.post<GlossaryEntry>(`/glossary/${entry.id}/settle`, {
    meaning: geneva?.id,
    version: entry.version,
  });
  expect(settled).toMatchObject({ differs: false, settled: geneva?.id });
  const late = { meaning: null, version: entry.version };
  expect((await manager.asks('POST', `/glossary/${entry.id}/settle`, late)).status).toBe(409);
  const undone = await manager.post<GlossaryEntry>(`/glossary/${entry.id}/undo`, {
    to: entry.version,
    version: settled.version,
  });
  expect(undone).toMatchObject({ differs: true, settled: null, version: 3 });
  expect(undone.versions.map(({ verb }) => verb)).toEqual(['settle', 'undo']);

  const seen = await member.get<GlossaryList>('/glossary?q=constituent');
  expect(seen).toMatchObject({ curates: false, items: [{ label: 'Beneficiaria', differs: true }] });
  const gone = await manager.post<GlossaryEntry>(`/glossary/${entry.id}/remove`, { version: 3 });
  expect((await member.asks('GET', `/glossary/${entry.id}`)).status).toBe(404);
  const back = { to: 3, version: gone.version };
  await manager.post<GlossaryEntry>(`/glossary/${entry.id}/undo`, back);
  expect((await member.get<GlossaryEntry>(`/glossary/${entry.id}`)).versions).toEqual([]);

  // Of a word that the lists have too, what they say stands beside it, with their example.
  const listed = journey.app.actions.taxonomy.vocabulary.topicId('informality');
  const own = { ...words, labels: { ...no, en: 'Informality' }, term: listed };
  const { term } = await manager.post<GlossaryEntry>('/glossary', own);
  expect(term?.definition).toMatch(/\S/);
  await samuel.says('What does informality mean?');
  expect(samuel.sees()).toContain(term?.definition);
  expect(samuel.sees()).toContain(`For example: ${term?.example}`);
});
