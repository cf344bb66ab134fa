import { expect, test } from '@jest/globals';
import { differingViews, viewsBeside } from '../../../src/features/safety/actions/views.ts';
import type { DifferingView, ViewAudience } from '../../../src/features/safety/model.ts';
import type { SafetyStores } from '../../../src/features/safety/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Transaction } from '../../../src/ports/unit-of-work.ts';
import { anActor } from '../../support/people.ts';

const HOME = asId<CommunityId>('home');
const author = anActor({ id: 'author', in: { home: 'member' } });
const named = anActor({ id: 'named', in: {} });
const member = anActor({ id: 'member', in: { home: 'member' } });
const moderator = anActor({ id: 'moderator', in: { home: 'moderator' } });
const everybody = [author, named, member, moderator];

/** The feature over one table in memory. */
function world() {
  const kept = new Map<string, DifferingView>();
  const all = () => [...kept.values()];
  const tx = {
    differingViews: {
      get: async (id: string) => kept.get(id) ?? null,
      bySource: async (key: string) => all().find(({ sourceKey }) => sourceKey === key) ?? null,
      insert: async (view: DifferingView) => {
        kept.set(view.id, view);
        return true;
      },
      update: async (view: DifferingView) => {
        kept.set(view.id, { ...view, version: view.version + 1 });
      },
      beside: async () => all(),
      held: async () => [],
    },
    emit: () => undefined,
    audit: () => undefined,
    plan: () => undefined,
  } as unknown as Transaction & SafetyStores;
  const work = { run: <T>(run: (one: typeof tx) => Promise<T>) => run(tx) };
  const views = differingViews(
    {
      work,
      clock: { now: () => new Date('2026-03-02T09:00:00Z') },
      ids: { next: () => `v${kept.size + 1}` },
      text: { detect: () => 'en' },
      item: async () => ({ community: HOME }),
    } as unknown as Parameters<typeof differingViews>[0],
    async () => ({ hold: false }) as never,
  );
  return { views, count: async () => (await viewsBeside(work)(['p'])).get('p') ?? 0 };
}

const to = (audience: ViewAudience, readers: readonly string[] = []) => ({
  audience,
  readers: readers.map((id) => asId<PersonId>(id)),
});

const readersOf = async (views: ReturnType<typeof world>['views']) => {
  const seen = await Promise.all(everybody.map((who) => views.beside(who, 'p')));
  return everybody.flatMap(({ id }, at) => (seen[at]?.length ? [id] : []));
};

test.each([
  ['document', [], ['author', 'named', 'member', 'moderator'], 1],
  ['named', ['named'], ['author', 'named', 'moderator'], 0],
  ['moderators', [], ['author', 'moderator'], 0],
] as const)(
  'a view for %s %j is read by %j and counted %d times',
  async (audience, who, read, count) => {
    const { views, count: counted } = world();
    const given = { product: 'p', text: 'In the north it was otherwise.', sourceKey: 'k' };
    const { view } = await views.differ(author, { ...given, readers: to(audience, who) });
    expect(await readersOf(views)).toEqual(read);
    expect(await counted()).toBe(count);
    if (audience === 'document') return;
    // To whom it is not shown it does not exist.
    const move = { verb: 'withdraw' as const, version: view.version, reason: '' };
    await expect(views.review(member, view.id, move)).rejects.toMatchObject({ code: 'not-found' });
  },
);

test('its author alone lets fewer read it, at any time while it stands; more are never chosen', async () => {
  const { views, count } = world();
  const given = { product: 'p', text: 'In the north it was otherwise.', sourceKey: 'k' };
  await expect(views.differ(author, { ...given, readers: to('named') })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  const { view } = await views.differ(author, given);
  const narrow = (who: typeof author, wish: ReturnType<typeof to>, version = 1) =>
    views.narrow(who, view.id, { ...wish, version });
  const refused = (code: string) => ({ code });
  await expect(narrow(moderator, to('moderators'))).rejects.toMatchObject(refused('not-yours'));
  await expect(narrow(author, to('moderators'), 7)).rejects.toMatchObject(
    refused('changed-meanwhile'),
  );
  await narrow(author, to('named', ['named']));
  expect([await readersOf(views), await count()]).toEqual([['author', 'named', 'moderator'], 0]);
  await expect(narrow(member, to('moderators'), 2)).rejects.toMatchObject(refused('not-found'));
  await expect(narrow(author, to('document'), 2)).rejects.toMatchObject(refused('audience-wider'));
  await expect(narrow(author, to('named', ['member']), 2)).rejects.toMatchObject(
    refused('audience-wider'),
  );
  await narrow(author, to('moderators'), 2);
  // Pressed twice it is as it was.
  await narrow(author, to('moderators'), 2);
  expect(await readersOf(views)).toEqual(['author', 'moderator']);
  await views.review(author, view.id, { verb: 'withdraw', version: 3, reason: '' });
  await expect(narrow(author, to('moderators'), 4)).rejects.toMatchObject(refused('illegal-move'));
});
