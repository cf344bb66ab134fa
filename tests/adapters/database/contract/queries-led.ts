import { expect, test } from '@jest/globals';
import type { Gap } from '../../../../src/features/knowledge/gaps.ts';
import type { Ask } from '../../../../src/features/queries/ask.ts';
import type { Faq } from '../../../../src/features/queries/faq.ts';
import type { Query } from '../../../../src/features/queries/model.ts';
import type { WordingEdit } from '../../../../src/features/queries/wording.ts';
import {
  type AskId,
  asId,
  type CommunityId,
  type EditId,
  type FaqId,
  type GapId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from '../../../../src/kernel/ids.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

const { ANA, BO, later, NOON, WATER } = a;
const ENERGY = asId<CommunityId>('energy');

const query = (changes: Partial<Query> = {}): Query => ({
  id: a.id<QueryId>(),
  version: 1,
  asker: ANA,
  community: WATER,
  text: 'Who has dug wells in “clay”?',
  background: '',
  audience: 'community',
  readers: [],
  language: 'en',
  topics: [],
  countries: [],
  neededBy: null,
  state: 'open',
  verdict: null,
  comment: null,
  answeredBy: null,
  related: [],
  reason: null,
  askedAt: NOON,
  openSince: NOON,
  urgency: 'normal',
  also: [],
  invited: [],
  steps: [],
  mergedInto: null,
  ...changes,
});

const faq = (changes: Partial<Faq> = {}): Faq => ({
  id: a.id<FaqId>(),
  version: 1,
  query: a.id<QueryId>(),
  community: WATER,
  question: 'Wells in clay?',
  answer: 'In “spring” 💧.',
  language: 'en',
  sources: [a.id<ReplyId>()],
  owner: BO,
  reviewOn: '2027-03-02',
  state: 'published',
  reason: null,
  approvedBy: BO,
  product: a.id<ProductId>(),
  webUrl: 'https://x/y',
  offeredAt: NOON,
  fileTitle: 'Wells in clay?',
  ...changes,
});

const STALE = { code: 'changed-meanwhile' };

/** What is done about questions, whichever database it is. */
export function queriesLedContract(world: () => World): void {
  async function asked(changes: Partial<Query> = {}): Promise<Query> {
    const one = query(changes);
    await world().work.run((tx) => tx.queries.insert(one, one.id));
    return one;
  }

  test('nobody is asked twice about one question, oldest first, and of two changes the second is refused', async () => {
    const { work } = world();
    const { id } = await asked();
    const ask = (changes: Partial<Ask> = {}): Ask => ({
      id: a.id<AskId>(),
      version: 1,
      query: id,
      person: BO,
      by: null,
      state: 'asked',
      passedTo: null,
      reason: null,
      askedAt: later(1),
      settledAt: null,
      ...changes,
    });
    const [second, first] = [ask(), ask({ person: ANA, by: BO, askedAt: NOON })];
    await work.run(async (tx) => {
      expect(await tx.asks.insert(second)).toBe(true);
      expect(await tx.asks.insert(first)).toBe(true);
      expect(await tx.asks.insert(ask({ askedAt: later(5) }))).toBe(false);
    });
    expect(await work.run((tx) => tx.asks.of(id))).toEqual([first, second]);
    const passed: Ask = {
      ...second,
      state: 'passed',
      passedTo: ANA,
      reason: 'r',
      settledAt: later(2),
    };
    await work.run((tx) => tx.asks.update(passed));
    expect(await work.run((tx) => tx.asks.get(second.id))).toEqual({ ...passed, version: 2 });
    await expect(work.run((tx) => tx.asks.update(second))).rejects.toMatchObject(STALE);
  });

  test('one entry a question; lists are by community and state, newest first', async () => {
    const { work } = world();
    const [one, other, far] = [await asked(), await asked(), await asked({ community: ENERGY })];
    const old = faq({ query: one.id, offeredAt: later(-9) });
    const fresh = faq({
      query: other.id,
      state: 'offered',
      owner: null,
      reviewOn: null,
      fileTitle: null,
    });
    const away = faq({ query: far.id, community: ENERGY });
    await work.run(async (tx) => {
      for (const entry of [old, fresh, away]) expect(await tx.faqs.insert(entry)).toBe(true);
      expect(await tx.faqs.insert(faq({ query: one.id }))).toBe(false);
    });
    expect(await work.run((tx) => tx.faqs.of(one.id))).toEqual(old);
    const list = (states: readonly Faq['state'][], communities = [WATER], limit = 10) =>
      work.run((tx) => tx.faqs.list(communities, states, limit));
    expect(await list(['published', 'offered'])).toEqual([fresh, old]);
    expect(await list(['published', 'offered'], [WATER], 1)).toEqual([fresh]);
    expect(await list(['published'])).toEqual([old]);
    expect(await list(['published'], [])).toEqual([]);
    expect(await work.run((tx) => tx.faqs.waiting([WATER, ENERGY]))).toEqual([fresh]);
    const retired: Faq = { ...old, state: 'retired', reason: 'New law.' };
    await work.run((tx) => tx.faqs.update(retired));
    expect(await work.run((tx) => tx.faqs.get(old.id))).toEqual({ ...retired, version: 2 });
    await expect(work.run((tx) => tx.faqs.update(old))).rejects.toMatchObject(STALE);
  });

  test('questions that are the same are found from the one that they were put to, until they are two again', async () => {
    const { work } = world();
    const into = await asked();
    const same = await asked({ state: 'merged', mergedInto: into.id });
    expect(await work.run((tx) => tx.queries.mergedInto(into.id))).toEqual([same]);
    await work.run((tx) => tx.queries.update({ ...same, state: 'open', mergedInto: null }));
    expect(await work.run((tx) => tx.queries.mergedInto(into.id))).toEqual([]);
  });

  test('other words keep both wordings, come once a form, and of two answers the second is refused', async () => {
    const { work } = world();
    const { id } = await asked();
    const edit: WordingEdit = {
      id: a.id<EditId>(),
      version: 1,
      key: 'form-1',
      query: id,
      reply: null,
      by: BO,
      of: ANA,
      before: 'Who “dug” 💧?',
      after: 'Who has dug wells?',
      why: 'Clearer.',
      state: 'asked',
      askedAt: NOON,
      settledAt: null,
    };
    await work.run(async (tx) => {
      expect(await tx.wordingEdits.insert(edit)).toBe(true);
      expect(await tx.wordingEdits.insert({ ...edit, id: a.id<EditId>() })).toBe(false);
    });
    expect(await work.run((tx) => tx.wordingEdits.of(id))).toEqual([edit]);
    const agreed: WordingEdit = { ...edit, state: 'agreed', settledAt: later(3) };
    await work.run((tx) => tx.wordingEdits.update(agreed));
    expect(await work.run((tx) => tx.wordingEdits.get(edit.id))).toEqual({ ...agreed, version: 2 });
    await expect(work.run((tx) => tx.wordingEdits.update(edit))).rejects.toMatchObject(STALE);
  });

  test('a gap is taken up and given back for everybody who missed it, and ends with its question', async () => {
    const { work } = world();
    const { id: question } = await asked();
    const about = { query: question, neededBy: '2026-03-20', found: [], asked: [BO] };
    const gap = (changes: Partial<Gap>): Gap => ({
      id: a.id<GapId>(),
      key: a.id(),
      words: 'Wells in clay',
      topics: [],
      countries: [],
      language: 'en',
      person: ANA,
      at: NOON,
      about: null,
      takenBy: null,
      ...changes,
    });
    const [left, missed] = [gap({ about }), gap({ words: 'wells in CLAY', person: BO })];
    await work.run(async (tx) => {
      for (const one of [left, missed]) await tx.gaps.record(one);
    });
    expect(await work.run((tx) => tx.gaps.ofQuery(question))).toEqual([left]);
    await work.run((tx) => tx.gaps.take(left.words, BO, later(1)));
    const takers = async () =>
      (await work.run((tx) => tx.gaps.open(10))).map(({ takenBy }) => takenBy);
    expect(await takers()).toEqual([BO, BO]);
    await work.run((tx) => tx.gaps.take(left.words, null, later(2)));
    expect(await takers()).toEqual([null, null]);
    await work.run((tx) =>
      tx.gaps.settle(left.words, null, later(3), { product: null, query: question }),
    );
    expect(await work.run((tx) => tx.gaps.open(10))).toEqual([]);
    expect(await work.run((tx) => tx.gaps.ofQuery(question))).toEqual([]);
  });
}
