import { expect, test } from '@jest/globals';
import type { Share } from '../../../../src/features/discussions/elsewhere.ts';
import type { ThreadLink } from '../../../../src/features/discussions/links.ts';
import type { Query } from '../../../../src/features/queries/model.ts';
import type { CommunityId, DiscussionId, PersonId } from '../../../../src/kernel/ids.ts';
import { query, reply } from './queries.ts';
import type { World } from './world.ts';
import * as a from './world.ts';

/** What is looked up in a thread without reading all of it. */
export function threadStores(world: () => World): void {
  const { ANA, BO, later, WATER } = a;

  async function filled() {
    const { work } = world();
    const discussion = a.discussion();
    const by = (author: PersonId, hour: number, text = 'Words.') =>
      a.contribution({ discussion: discussion.id, author, text, createdAt: later(hour) });
    const all = [by(BO, 4), by(BO, 1), by(BO, 2), by(BO, 3), by(ANA, 2)] as const;
    await work.run(async (tx) => {
      await tx.discussions.insert(discussion, `key:${discussion.id}`);
      for (const one of all) await tx.contributions.insert(one);
    });
    return { work, id: discussion.id, all };
  }

  test('heads are the thread without its words, in the same order', async () => {
    const { work, id } = await filled();
    const thread = await work.run((tx) => tx.contributions.of(id));
    const heads = await work.run((tx) => tx.contributions.headsOf(id));
    expect(heads.map((head) => head.id)).toEqual(thread.map((one) => one.id));
    expect(thread).toMatchObject(heads);
    expect(heads[0]).not.toHaveProperty('text');
  });

  test('some are found by their ids, and what is not there is left out', async () => {
    const { work, all } = await filled();
    const found = await work.run((tx) => tx.contributions.some([all[2].id, a.id()]));
    expect(found).toEqual([all[2]]);
    expect(await work.run((tx) => tx.contributions.some([]))).toEqual([]);
  });

  test('what one person said at a time is looked up, the moments at its ends included', async () => {
    const { work, id, all } = await filled();
    const stretch = { author: BO, from: later(2), to: later(3) };
    const said = await work.run((tx) => tx.contributions.saidBy(id, stretch));
    expect(said).toEqual([all[2], all[3]]);
    const elsewhere = a.id<DiscussionId>();
    expect(await work.run((tx) => tx.contributions.saidBy(elsewhere, stretch))).toEqual([]);
  });

  test('what was said in reply is looked up with that of the questions that are the same', async () => {
    const { work } = world();
    const asked = query();
    const same = query({ mergedInto: asked.id });
    const by = (to: Query, author: PersonId, hour: number) =>
      reply({ query: to.id, author, createdAt: later(hour) });
    const all = [by(asked, BO, 1), by(same, BO, 2), by(asked, BO, 5), by(asked, ANA, 1)] as const;
    await work.run(async (tx) => {
      for (const one of [asked, same]) await tx.queries.insert(one, `key:${one.id}`);
      for (const one of all) await tx.replies.insert(one);
    });
    const stretch = { author: BO, from: later(1), to: later(3) };
    const said = await work.run((tx) => tx.replies.saidBy(asked.id, stretch));
    expect(said).toEqual([all[0], all[1]]);
    expect(await work.run((tx) => tx.replies.saidBy(same.id, stretch))).toEqual([all[1]]);
  });

  test('threads that lead to each other are found from both ends, the oldest first, each once', async () => {
    const { work } = world();
    const [one, two, three] = [a.discussion(), a.discussion(), a.discussion()];
    const said = a.contribution({ discussion: one.id });
    const link = (to: DiscussionId, hour: number): ThreadLink => ({
      ...{ from: one.id, to, kind: 'merged', contributions: [said.id], by: ANA, at: later(hour) },
    });
    await work.run(async (tx) => {
      for (const made of [one, two, three]) await tx.discussions.insert(made, made.id);
      await tx.contributions.insert(said);
      await tx.threadLinks.save(link(three.id, 2));
      await tx.threadLinks.save({ ...link(two.id, 1), contributions: [] });
      await tx.threadLinks.save({ ...link(two.id, 1), kind: 'split' });
    });
    const of = (id: DiscussionId) => work.run((tx) => tx.threadLinks.of(id));
    expect(await of(one.id)).toEqual([{ ...link(two.id, 1), kind: 'split' }, link(three.id, 2)]);
    expect(await of(three.id)).toEqual([link(three.id, 2)]);
    await work.run((tx) => tx.threadLinks.remove({ from: one.id, to: two.id }));
    await work.run((tx) => tx.threadLinks.remove({ from: one.id, to: two.id }));
    expect(await of(two.id)).toEqual([]);
    expect(await of(one.id)).toEqual([link(three.id, 2)]);
  });

  test('what is offered to another community waits there until it is answered, once for each version', async () => {
    const { work } = world();
    const [one, two] = [a.discussion(), a.discussion()];
    const there = a.id<CommunityId>();
    const share = (discussion: DiscussionId, hour: number): Share => ({
      ...{ discussion, community: there, version: 0, state: 'offered', offeredBy: ANA },
      ...{ note: "Aussi pour vous ? 'Oui' 💧", offeredAt: later(hour) },
      ...{ decidedBy: null, reason: '', decidedAt: null },
    });
    const first = { ...share(one.id, 1), version: 1 };
    const second = { ...share(two.id, 2), version: 1 };
    await work.run(async (tx) => {
      for (const made of [one, two]) await tx.discussions.insert(made, made.id);
      await tx.discussionShares.save(share(two.id, 2));
      await tx.discussionShares.save(share(one.id, 1));
    });
    const offered = (...of: CommunityId[]) => work.run((tx) => tx.discussionShares.offered(of));
    expect(await offered(there, WATER)).toEqual([first, second]);
    expect(await offered(WATER)).toEqual([]);
    expect(await offered()).toEqual([]);
    const refused: Share = {
      ...{ ...first, state: 'refused', decidedBy: BO, reason: 'Not now.', decidedAt: later(3) },
    };
    await work.run((tx) => tx.discussionShares.save(refused));
    const late = work.run((tx) => tx.discussionShares.save(refused));
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await offered(there)).toEqual([second]);
    expect(await work.run((tx) => tx.discussionShares.of(one.id))).toEqual([
      { ...refused, version: 2 },
    ]);
    expect(await work.run((tx) => tx.discussionShares.get(one.id, there))).toEqual({
      ...refused,
      version: 2,
    });
    expect(await work.run((tx) => tx.discussionShares.get(one.id, WATER))).toBeNull();
  });

  test('who could write without a name is counted once by language, guests only where it is for them', async () => {
    const { work } = world();
    const GUEST = a.id<PersonId>();
    await work.run(async (tx) => {
      await tx.people.save(
        [
          a.person({ id: ANA, mail: 'ana', language: 'fr' }),
          a.person({ id: BO, mail: 'bo', language: 'en', active: false }),
          a.person({ id: GUEST, mail: 'guest', language: 'en', external: true }),
        ],
        later(0),
      );
      await tx.communities.save(a.community());
      await tx.communities.replaceMembers(WATER, [
        { community: WATER, person: ANA, role: 'moderator' },
        { community: WATER, person: BO, role: 'member' },
        { community: WATER, person: GUEST, role: 'guest' },
      ]);
    });
    const writers = async (guests: boolean) =>
      (await work.run((tx) => tx.anonymous.writers([WATER, WATER], guests))).toSorted((x, y) =>
        x.language.localeCompare(y.language),
      );
    expect(await writers(false)).toEqual([{ language: 'fr', people: 1 }]);
    expect(await writers(true)).toEqual([
      { language: 'en', people: 1 },
      { language: 'fr', people: 1 },
    ]);
  });

  test('members are asked for by their role', async () => {
    const { work } = world();
    await work.run(async (tx) => {
      await tx.communities.save(a.community());
      await tx.communities.replaceMembers(WATER, [
        { community: WATER, person: ANA, role: 'moderator' },
        { community: WATER, person: BO, role: 'member' },
      ]);
    });
    const named = async (role?: 'moderator' | 'guest') =>
      (await work.run((tx) => tx.communities.members(WATER, role))).map(({ person }) => person);
    expect(await named('moderator')).toEqual([ANA]);
    expect(await named('guest')).toEqual([]);
    expect((await named()).toSorted()).toEqual([ANA, BO].toSorted());
  });
}
