import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { CaptureSheet } from '../../src/contract/capture.ts';
import type { Labels } from '../../src/contract/labels.ts';
import type { ContentManagers } from '../../src/contract/managers.ts';
import type { Proposals } from '../../src/contract/taxonomy.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { type Scene, scene } from '../support/journey.ts';

/** What a record says of itself before all staff can find it, and who sees to the words it is said in. */

let stage: Scene;
beforeAll(async () => {
  stage = await scene();
});
afterEach(() => stage.end());
afterAll(() => stage.close());

const ANSWERS = {
  title: 'Registering traders at the market gate',
  context: 'Women who sell in the market paid no contributions.',
  happened: 'A desk at the gate registered them.',
  expected: 'We expected them to come to the office.',
  cause: 'The office is far.',
  lesson: 'Go where people are.',
  recommendation: 'Open a desk at each market.',
};

test('a lesson says its required minimum; a word of no list is proposed, and the lesson gets the term that it becomes', async () => {
  const journey = await stage.journey();
  const carlos = journey.person('Carlos Mendoza');
  const author = await journey.tab(carlos);
  const begun = await author.post<CaptureSheet>('/captures', {
    nonce: 'labels-1',
    template: 'lesson',
    prompt: null,
  });
  const { id } = begun.capture;
  const fields = begun.template.steps.flatMap((step) => step.fields);
  const topics = fields.find(({ kind }) => kind === 'topics')?.id ?? '';
  const answers = Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map(({ id: field, kind, choices }) => [
        field,
        kind === 'choice'
          ? (choices?.[0]?.value ?? '')
          : (ANSWERS[field as keyof typeof ANSWERS] ?? 'Written down'),
      ]),
  );
  await author.asks('PUT', `/captures/${id}/answers`, {
    answers: { ...answers, [topics]: 'informal sector, market gate desks' },
  });

  const place = `/labels/capture/${id}`;
  const found = await author.get<Labels>(place);
  const line = (labels: Labels, field: string) =>
    labels.lines.find((one) => one.field === field)?.values ?? [];
  expect(line(found, 'topics')).toMatchObject([{ how: 'suggested', words: ['informal sector'] }]);
  expect(found.unknown).toEqual(['market gate desks']);
  expect(line(found, 'confidentiality')).toHaveLength(1);
  expect(found.missing).toEqual([]);
  // Nobody else says what it is about, or learns that it is there.
  const stranger = await journey.tab(journey.person('Mei Tanaka'));
  expect((await stranger.asks('GET', place)).status).toBe(404);

  const [topic] = line(found, 'topics');
  const bare = await author.post<Labels>(place, {
    verb: 'remove',
    field: 'topics',
    term: topic?.id ?? '',
  });
  expect(bare.missing).toEqual(['topics']);
  const refused = await author.asks('POST', `/captures/${id}/submit`, {});
  expect(refused.json).toMatchObject({ code: 'fields-missing' });
  const mapped = await author.post<Labels>(place, {
    verb: 'word',
    field: 'topics',
    word: 'economía informal',
  });
  expect([mapped.placed?.term?.slug, mapped.missing]).toEqual(['informality', []]);

  await author.post(`/captures/${id}/submit`, {});
  await journey.settle();
  const product = async () =>
    journey.database.db
      .selectFrom('products')
      .select(['topics', 'region', 'unit', 'drive_id', 'item_id'])
      .where('title', '=', String(answers[fields[0]?.id ?? '']))
      .executeTakeFirst();
  expect((await product())?.topics).toEqual(['informality']);

  const manager = await journey.tab(journey.person('Samuel Boateng'));
  const waiting = await manager.get<Proposals>('/taxonomy/proposals');
  const proposal = waiting.items.find(({ word }) => word === 'market gate desks');
  await manager.post(`/taxonomy/proposals/${proposal?.id}/decide`, {
    verb: 'accept',
    labels: { en: 'Market desks', fr: 'Guichets de marché', es: 'Ventanillas de mercado' },
    definition: { en: 'Desks where people sell.', fr: '', es: '' },
    example: { en: 'A note on paying at the market gate.', fr: '', es: '' },
  });
  await journey.settle();
  expect((await product())?.topics).toEqual(['informality', 'market-desks']);
  // In the columns of its file too, so that it stays what it is about when that is read again.
  const file = await product();
  const columns = await journey.tenant.get<{ fields: Record<string, string> }>(
    `/drives/${file?.drive_id}/items/${file?.item_id}/listItem?$expand=fields`,
  );
  expect(columns.fields.Topics).toBe('informality;market-desks');
  expect(columns.fields.TopicLabels).toMatch(/(Market desks|Guichets|Ventanillas)/);
  await journey.sync();
  expect((await product())?.topics).toEqual(['informality', 'market-desks']);
});

test('an administrator names a content manager, who then decides on words, and takes the role back; both stay on record', async () => {
  const journey = await stage.journey();
  const administrator = await journey.tab(journey.person('Samuel Boateng'));
  const fatou = await journey.tab(journey.person('Fatou Ndiaye'));
  expect((await fatou.asks('GET', '/content-managers')).status).toBe(403);
  expect((await fatou.asks('GET', '/taxonomy/health')).status).toBe(403);
  const named = await administrator.post<ContentManagers>('/content-managers', {
    person: 'Fatou Ndiaye',
  });
  expect(named.people.map(({ name }) => name)).toEqual(['Fatou Ndiaye']);
  expect((await fatou.asks('GET', '/taxonomy/health')).status).toBe(200);
  const again = await administrator.post<ContentManagers>('/content-managers', {
    person: 'Fatou Ndiaye',
  });
  expect(again.changes).toHaveLength(1);
  const gone = await administrator.post<ContentManagers>(
    `/content-managers/${named.people[0]?.id}/revoke`,
    {},
  );
  expect(gone.people).toEqual([]);
  expect(gone.changes.map(({ verb, by }) => [verb, by])).toEqual([
    ['revoke', 'Samuel Boateng'],
    ['grant', 'Samuel Boateng'],
  ]);
  expect((await fatou.asks('GET', '/taxonomy/health')).status).toBe(403);
});

test('the chat lists topics, explains a term by any of its names, and takes a word that no list has', async () => {
  const journey = await stage.journey();
  const carlos = journey.person('Carlos Mendoza');
  await carlos.says('temas');
  expect(carlos.sees()).toContain('Temas');
  await carlos.says('definición de informal sector');
  expect(carlos.sees()).toContain('informal sector →');
  expect(carlos.sees()).toContain('économie informelle');
  await carlos.says('proponer apicultura urbana');
  expect(carlos.sees()).toContain('apicultura urbana');
  const waiting = await journey.app.actions.taxonomy.proposals.list(
    await journey.app.actions.people.actor(asId<PersonId>(carlos.id)),
    false,
  );
  expect(waiting.map(({ word }) => word)).toEqual(['apicultura urbana']);
});
