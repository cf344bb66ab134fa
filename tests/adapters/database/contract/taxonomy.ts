import { expect, test } from '@jest/globals';
import type { Product } from '../../../../src/features/knowledge/model.ts';
import type { RoleChange } from '../../../../src/features/people/store.ts';
import type { Entry } from '../../../../src/features/taxonomy/glossary.ts';
import type { Label } from '../../../../src/features/taxonomy/labels.ts';
import { BUILT_IN } from '../../../../src/features/taxonomy/lists.ts';
import type { Term } from '../../../../src/features/taxonomy/term.ts';
import type { EventId } from '../../../../src/kernel/ids.ts';
import { ANA, BO, id, later, NOON, product, type World } from './world.ts';

/** Terms and tags are kept alike by both databases. */
export function taxonomyContract(world: () => World): void {
  const some = BUILT_IN.terms.slice(0, 3);
  const run: World['work']['run'] = (work) => world().work.run(work);

  test('terms come back as they were saved, by list and place, with what they were before', async () => {
    await run((tx) => tx.terms.saveAll(some.toReversed()));
    expect(await run((tx) => tx.terms.all())).toEqual(some);
    const [before] = some as [Term];
    const after: Term = { ...before, labels: { ...before.labels, en: 'Other' }, version: 2 };
    await run(async (tx) => {
      await tx.terms.saveAll([after]);
      await tx.terms.keep([{ term: before, at: NOON, by: ANA, verb: 'change' }]);
    });
    expect((await run((tx) => tx.terms.all()))[0]).toEqual(after);
    expect(await run((tx) => tx.terms.versions(before.id))).toEqual([
      { term: before, at: NOON, by: ANA, verb: 'change' },
    ]);
  });

  test('each change is a turn of its own, and one that fails leaves none', async () => {
    await run((tx) => tx.terms.turn());
    await run((tx) => tx.terms.turn());
    await expect(
      run(async (tx) => {
        await tx.terms.turn();
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect((await run((tx) => tx.terms.state())).generation).toBe(2);
  });

  test('one word waits once, and again after it was decided', async () => {
    const proposal = (changes: object = {}) => ({
      id: id<EventId>() as string,
      scheme: 'topic',
      word: 'Beekeeping',
      language: 'en' as const,
      note: '',
      state: 'waiting' as const,
      proposedBy: ANA,
      askedBy: [ANA],
      createdAt: NOON,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      term: null,
      ...changes,
    });
    const first = proposal();
    await run((tx) => tx.proposals.save(first));
    expect(await run((tx) => tx.proposals.waiting('topic', 'beekeeping'))).toEqual(first);
    await expect(
      run((tx) => tx.proposals.save(proposal({ word: 'beekeeping' }))),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const refused = { ...first, state: 'refused' as const, decidedAt: later(1), reason: 'no' };
    await run((tx) => tx.proposals.save(refused));
    const second = proposal();
    await run((tx) => tx.proposals.save(second));
    expect(await run((tx) => tx.proposals.list(10))).toEqual([second, refused]);
  });

  test('tags are replaced whatever their case, and given back; what was tagged anew since keeps that', async () => {
    const save = (itemId: string, topics: readonly string[]) =>
      run((tx) => {
        const made: Product = product({ driveId: 'd', itemId, topics });
        return tx.products.save(made);
      });
    const one = await save('1', ['Informal Economy', 'wages']);
    const two = await save('2', ['informality', 'informal economy']);
    const other = await save('3', ['osh']);
    const topics = async () =>
      (await run((tx) => tx.products.many([one, two, other]))).map((one) => one.topics);
    const changed = await run((tx) => tx.tags.retag(['informal economy'], 'informality'));
    expect(changed).toHaveLength(2);
    expect(await topics()).toEqual([['informality', 'wages'], ['informality'], ['osh']]);
    await save('2', ['informality', 'skills']);
    expect(await run((tx) => tx.tags.restore(changed))).toBe(2);
    expect(await topics()).toEqual([
      ['Informal Economy', 'wages'],
      ['informality', 'skills', 'informal economy'],
      ['osh'],
    ]);
  });

  test('what is said of a record comes back, and is found by the word that it waits for', async () => {
    const made: Label = {
      subject: 'capture:1',
      chosen: { topics: { added: ['a'], removed: ['b'] } },
      proposals: ['p1', 'p2'],
      product: null,
      settledBy: null,
      settledAt: null,
    };
    const settled: Label = { ...made, settledBy: ANA, settledAt: NOON, proposals: ['p2'] };
    await run((tx) => tx.labels.save(made));
    expect(await run((tx) => tx.labels.get('capture:1'))).toEqual(made);
    await run((tx) => tx.labels.save(settled));
    expect(await run((tx) => tx.labels.awaiting('p2'))).toEqual([settled]);
    expect(await run((tx) => tx.labels.awaiting('p1'))).toEqual([]);
  });

  test('a role is given and taken back once, and who did so is kept, the newest first', async () => {
    const change = (verb: RoleChange['verb'], ms: number): RoleChange => ({
      id: id<EventId>(),
      person: BO,
      role: 'content-manager',
      verb,
      by: ANA,
      at: later(ms),
    });
    const [given, taken] = [change('grant', 0), change('revoke', 1)];
    await run(async (tx) => {
      await tx.people.grant(BO, 'content-manager');
      await tx.people.noteRole(given);
    });
    expect(await run((tx) => tx.people.revoke(BO, 'content-manager'))).toBe(true);
    expect(await run((tx) => tx.people.revoke(BO, 'content-manager'))).toBe(false);
    await run((tx) => tx.people.noteRole(taken));
    expect(await run((tx) => tx.people.roleChanges('content-manager', 10))).toEqual([taken, given]);
  });

  test('a topic that is merged changes what people declare and what was understood of them, and is given back', async () => {
    const entry = {
      person: ANA,
      topics: ['beekeeping'],
      countries: [],
      languages: [],
      hidden: false,
      hiddenTopics: ['Beekeeping'],
    };
    await run((tx) => tx.expertise.saveEntry(entry));
    const changed = await run((tx) => tx.tags.retag(['beekeeping'], 'green-jobs'));
    expect(changed.map(({ kind }) => kind)).toEqual(['declared', 'concealed']);
    const now = async () => (await run((tx) => tx.expertise.entries([ANA]))).get(ANA);
    expect(await now()).toMatchObject({ topics: ['green-jobs'], hiddenTopics: ['green-jobs'] });
    await run((tx) => tx.tags.restore(changed));
    expect(await now()).toMatchObject({ topics: ['beekeeping'], hiddenTopics: ['Beekeeping'] });
  });

  test('items that lack something are told with what they lack, those that lack most first', async () => {
    await run(async (tx) => {
      await tx.products.save(
        product({ driveId: 'd', itemId: '1', title: 'Bare', topics: [], unit: null }),
      );
      await tx.products.save(
        product({ driveId: 'd', itemId: '2', title: 'No topic', topics: [], unit: 'OSH' }),
      );
    });
    const lacking = await run((tx) => tx.tags.lacking(10));
    const [bare, bald] = lacking.map(({ lacks }) => lacks);
    expect(lacking.map(({ title }) => title)).toEqual(['Bare', 'No topic']);
    expect(bare).toEqual(expect.arrayContaining(['topics', 'unit']));
    expect(bald).toContain('topics');
    expect(bald).not.toContain('unit');
  });

  test('an entry of the glossary is saved over what was seen, and keeps what it was', async () => {
    const entry: Entry = {
      id: id<EventId>(),
      labels: { en: 'Mission' },
      term: null,
      meanings: [
        { id: 'm', unit: 'OSH', definition: { fr: 'Un voyage' }, source: '', sourceUrl: null },
      ],
      settled: null,
      state: 'current',
      version: 1,
      changedAt: NOON,
    };
    await run((tx) => tx.glossary.save(entry, 0));
    const after: Entry = { ...entry, settled: 'm', version: 2, changedAt: later(1_000) };
    await run(async (tx) => {
      await tx.glossary.save(after, 1);
      await tx.glossary.keep({ entry, at: NOON, by: ANA, verb: 'settle' });
    });
    await expect(run((tx) => tx.glossary.save(after, 1))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await run((tx) => tx.glossary.all())).toEqual([after]);
    expect(await run((tx) => tx.glossary.get(entry.id))).toEqual(after);
    expect(await run((tx) => tx.glossary.versions(entry.id))).toEqual([
      { entry, at: NOON, by: ANA, verb: 'settle' },
    ]);
  });
}
