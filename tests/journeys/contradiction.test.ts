import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Card } from '../../bot/cards/card.ts';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import type { Item, Reconciliations } from '../../src/contract/items.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import type { DifferingViews } from '../../src/contract/safety.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { opened } from '../support/journey-steps.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** Two papers of two departments say opposite things, and nobody who meets one of them is left to believe it alone. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 60 });
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

const WHY = 'One finds that jobs were lost, the other that they were not.';
const OUTCOME = 'Different periods: the first covers 2015 to 2018, the second the years since.';
const READER = 'Jonas Weber';

interface Paper {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly owner: string;
}

/** Two papers that everybody may open, of different owners, made to speak of one thing. */
async function twoPapers(): Promise<readonly [Paper, Paper]> {
  const { db } = j.database;
  const rows = await db
    .selectFrom('products')
    .innerJoin('people', 'people.id', 'products.owner_id')
    .select(['products.id', 'audience', 'web_url', 'people.name'])
    .where('products.language', '=', 'en')
    .orderBy('products.id')
    .execute();
  const open = rows.filter(({ audience }) => JSON.stringify(audience) === '{"kind":"all"}');
  const [one] = open;
  const other = open.find(({ name }) => name !== one?.name);
  if (!one || !other) throw new Error('no two papers');
  const made = await Promise.all(
    (
      [
        [one, 'fall'],
        [other, 'rise'],
      ] as const
    ).map(async ([row, word], number) => {
      const title = `Minimum wages and jobs: they ${word} in nine countries`;
      await db
        .updateTable('products')
        .set({
          title,
          abstract: `What a minimum wage does to jobs of market vendors: they ${word}.`,
          body: `Study ${number} of minimum wages and registering domestic workers and market vendors.`,
          topics: ['formalization'],
          unit: number === 0 ? 'EMPLOYMENT' : 'WORKQUALITY',
        })
        .where('id', '=', row.id)
        .execute();
      return { id: row.id, title, url: row.web_url, owner: row.name };
    }),
  );
  await j.app.actions.knowledge.sync.follow();
  return made as unknown as readonly [Paper, Paper];
}

const tabOf = (who: string) => j.tab(j.person(who));
const QUERY = 'minimum wages and jobs';

interface Answered {
  readonly composeExtension?: {
    readonly attachments?: readonly {
      readonly content: Card;
      readonly preview: { readonly content: { readonly title: string; readonly text: string } };
    }[];
  };
}

async function attached(who: FakePerson, name: string, value: object) {
  const answer = await who.sends({ type: 'invoke', name: `composeExtension/${name}`, value });
  return (answer as unknown as Answered).composeExtension?.attachments ?? [];
}

/** Everywhere an item is met; each by its name, with what stands there. */
async function wherever({ id, title, url }: Paper, discussion: string) {
  const tab = await tabOf(READER);
  const member = await tabOf('Mei Tanaka');
  const who = j.person(READER);
  const query = new URLSearchParams({ q: QUERY, limit: '50' });
  const { hits } = await tab.get<SearchAnswer>(`/search?${query}`);
  await who.says(QUERY);
  const parameters = [{ name: 'words', value: QUERY }];
  const found = await attached(who, 'query', { commandId: 'searchKnowledge', parameters });
  const [file] = await attached(who, 'queryLink', { url });
  const mine = found.find(({ preview }) => preview.content.title === title);
  const related = (await member.get<DiscussionPage>(`/discussions/${discussion}`)).related;
  const post = reading(j.channel('formalization').posts().at(-1));
  return {
    item: JSON.stringify((await tab.get<Item>(`/knowledge/${id}`)).notices ?? []),
    search: JSON.stringify(hits.find((hit) => hit.id === id)?.notices ?? 'not found'),
    chat: who.sees(),
    preview: mine?.preview.content.text ?? 'not found',
    message: JSON.stringify(mine?.content ?? 'not found'),
    link: `${file?.preview.content.text} ${JSON.stringify(file?.content)}`,
    beside: JSON.stringify(related.find((one) => one.id === id)?.notices ?? 'not related'),
    channel: post,
  };
}

test('a member flags two papers in the chat; both carry the notice wherever they surface, then the outcome', async () => {
  j = await s.journey();
  const [one, other] = await twoPapers();
  const { id } = await opened(j, { title: QUERY, background: 'Do minimum wages cost jobs?' });
  const reader = j.person(READER);
  await reader.says(QUERY);
  await reader.presses('contradiction.form');
  await reader.presses('contradiction.flag', { one: one.id, why: WHY });
  expect(reader.refusal?.message ?? reader.sees()).toContain('second document');
  await reader.presses('contradiction.flag', { one: one.id, link: other.url, why: WHY });
  expect(reader.sees()).toContain('Both documents carry a notice');
  await j.settle();

  for (const paper of [one, other]) {
    const places = await wherever(paper, id);
    for (const [place, said] of Object.entries(places)) {
      expect({ place, said: said.includes(WHY) }).toEqual({ place, said: true });
    }
  }

  const moderator = await tabOf('Thandiwe Mokoena');
  const { items } = await moderator.get<Reconciliations>('/contradictions');
  const [task] = items;
  expect(task?.sides.map(({ owner }) => owner).sort()).toEqual([one.owner, other.owner].sort());
  await moderator.post(`/contradictions/${task?.id}/settle`, {
    version: task?.version,
    outcome: OUTCOME,
  });
  await j.settle();
  for (const paper of [one, other]) {
    const places = await wherever(paper, id);
    for (const [place, said] of Object.entries(places)) {
      expect({ place, said: said.includes('Different periods') }).toEqual({ place, said: true });
      expect({ place, open: said.includes(WHY) && said.includes('Said to') }).toEqual({
        place,
        open: false,
      });
    }
  }
});

test('who sees a paper differently says so beside it; it is told wherever the paper surfaces, until it is taken back', async () => {
  j = await s.journey();
  const [one] = await twoPapers();
  const { id } = await opened(j, { title: QUERY, background: 'Do minimum wages cost jobs?' });
  const mei = await tabOf('Mei Tanaka');
  const text = 'In our markets wages rose and nobody lost a stall.';
  await mei.post('/differing-views', { product: one.id, text, nonce: 'seen-otherwise' });
  const places = async () => {
    const { hits } = await mei.get<SearchAnswer>(`/search?${new URLSearchParams({ q: QUERY })}`);
    const { related } = await mei.get<DiscussionPage>(`/discussions/${id}`);
    const reader = j.person(READER);
    await reader.says(QUERY);
    const parameters = [{ name: 'words', value: QUERY }];
    const found = await attached(reader, 'query', { commandId: 'searchKnowledge', parameters });
    const [link] = await attached(reader, 'queryLink', { url: one.url });
    const mine = found.find(({ preview }) => preview.content.title === one.title);
    const said = (words: string) => words.includes('1 person says beside it');
    return {
      search: hits.find((hit) => hit.id === one.id)?.differing === 1,
      beside: related.find((item) => item.id === one.id)?.differing === 1,
      chat: said(reader.sees()),
      message: said(JSON.stringify(mine?.content)),
      preview: said(mine?.preview.content.text ?? ''),
      link: said(JSON.stringify(link?.content)),
    };
  };
  expect(Object.entries(await places()).filter(([, said]) => !said)).toEqual([]);
  const [view] = (await mei.get<DifferingViews>(`/differing-views?product=${one.id}`)).items;
  const taken = { verb: 'withdraw', version: view?.version, reason: '' };
  await mei.post(`/differing-views/${view?.id}/review`, taken);
  expect(Object.entries(await places()).filter(([, said]) => said)).toEqual([]);
});

test('what is offered beside a text is accepted, rejected with a reason and added in the chat', async () => {
  j = await s.journey();
  const [one, other] = await twoPapers();
  const { id } = await opened(j, { title: QUERY, background: 'Do minimum wages cost jobs?' });
  const page = async () =>
    (await (await tabOf('Mei Tanaka')).get<DiscussionPage>(`/discussions/${id}`)).related.map(
      (item) => item.id,
    );
  expect(await page()).toContain(one.id);
  const moderator = j.person('Thandiwe Mokoena');
  await moderator.says('discussions');
  await moderator.presses({ verb: 'discussion.read', data: { id } });
  await moderator.presses('related.show');
  const about = { verb: 'related.ask-reject', data: { product: one.id } };
  await moderator.presses(about);
  await moderator.presses('related.reject', { reason: 'Too old a period.' });
  expect(moderator.sees()).toContain('offered less');
  expect(await page()).not.toContain(one.id);
  await moderator.presses('related.add', { link: 'https://elsewhere.example/x' });
  expect(moderator.refusal?.message ?? moderator.sees()).toContain('Link of a document');
  await moderator.presses('related.add', { link: one.url });
  expect(await page()).toContain(one.id);
  await moderator.presses({ verb: 'related.accept', data: { product: other.id } });

  // A member reads the discussion, and has nothing to choose there.
  const member = j.person('Mei Tanaka');
  await member.says('discussions');
  await member.presses({ verb: 'discussion.read', data: { id } });
  expect(member.buttons()).not.toContain('Documents shown with it');
  const forged = { verb: 'related.accept', data: { place: 'discussion', id, product: one.id } };
  await member.sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', ...forged } },
  });
  const kept = await j.database.db
    .selectFrom('product_choices')
    .select(['person', 'verdict', 'place'])
    .execute();
  expect(new Set(kept.map(({ person }) => person))).toEqual(new Set([moderator.id]));

  // Before a question is posted, and on the card of a question of one's own.
  await member.says(QUERY);
  await member.presses({ verb: 'found.ask-reject', data: { product: one.id } });
  await member.presses('found.reject', { reason: 'Another group.' });
  expect(member.sees()).toContain('offered less');
});
