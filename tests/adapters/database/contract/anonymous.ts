import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { WaitingRecord } from '../../../../src/features/capture/unnamed.ts';
import type { Waiting } from '../../../../src/features/discussions/anonymous.ts';
import { asId, type DiscussionId } from '../../../../src/kernel/ids.ts';
import type { World } from './world.ts';

const one = (key: string): Waiting => ({
  ...{ kind: 'contribution', discussion: asId<DiscussionId>('d'), key, text: `said by ${key}` },
  ...{ question: null, day: '2026-03-02' },
});

/** What waits without a name: nothing of it is lost, and no row tells which came first. */
export function anonymousStores(world: () => World): void {
  const add = (key: string) =>
    world().work.run((tx) => tx.anonymous.rewrite((all) => [one(key), ...all]));
  const keys = async () =>
    (await world().work.run((tx) => tx.anonymous.all())).map(({ key }) => key);
  const marks = async () =>
    (
      await sql<{ key: string; mark: string }>`
        select key, xmin::text as mark from anonymous_waiting order by ctid`.execute(
        world().database.db,
      )
    ).rows;

  test('what comes at once is all kept, and written by one transaction in the order that is given', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    expect(await keys()).toEqual(['a', 'b', 'c', 'd']);
    await world().work.run((tx) =>
      tx.anonymous.rewrite((all) => all.toSorted((x, y) => (x.key < y.key ? 1 : -1))),
    );
    const rows = await marks();
    expect(rows.map(({ key }) => key)).toEqual(['d', 'c', 'b', 'a']);
    expect(new Set(rows.map(({ mark }) => mark)).size).toBe(1);
  });

  test('what is not put back is gone, and comes back with all others where the run fails', async () => {
    await add('a');
    await add('b');
    const failing = world().work.run(async (tx) => {
      await tx.anonymous.rewrite(() => []);
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await keys()).toEqual(['a', 'b']);
    await world().work.run((tx) =>
      tx.anonymous.rewrite((all) => all.filter(({ key }) => key !== 'a')),
    );
    expect(await keys()).toEqual(['b']);
    expect(await world().work.run((tx) => tx.anonymous.of('a'))).toBeNull();
    expect(await world().work.run((tx) => tx.anonymous.of('b'))).toEqual(one('b'));
  });

  test('records that wait are kept the same way; taking back one that is out stands beside it', async () => {
    const run = world().work.run;
    const record = (key: string): WaitingRecord => ({
      ...{ kind: 'record', key, template: 'lesson', templateVersion: 1, day: '2026-03-02' },
      answers: { title: `“${key}” 💧` },
    });
    await Promise.all(
      ['a', 'b', 'c'].map((key) =>
        run((tx) => tx.unnamedRecords.rewrite((all) => [record(key), ...all])),
      ),
    );
    await run((tx) => tx.unnamedRecords.rewrite((all) => all.toReversed()));
    expect((await run((tx) => tx.unnamedRecords.all())).map(({ key }) => key)).toEqual([
      'a',
      'b',
      'c',
    ]);
    const { rows } = await sql<{ mark: string }>`
      select xmin::text as mark from unnamed_records`.execute(world().database.db);
    expect(new Set(rows.map(({ mark }) => mark)).size).toBe(1);
    expect(await run((tx) => tx.unnamedRecords.of('b'))).toEqual(record('b'));
    expect(await run((tx) => tx.unnamedRecords.of('z'))).toBeNull();
    const back: WaitingRecord = { ...record('b'), kind: 'withdrawal', answers: {} };
    await run((tx) => tx.unnamedRecords.rewrite((all) => [...all, back]));
    expect(await run((tx) => tx.unnamedRecords.all())).toHaveLength(4);
    await run((tx) => tx.unnamedRecords.touch());
    await run((tx) => tx.unnamedRecords.touchNextLook());
    expect(await run((tx) => tx.unnamedRecords.staff())).toEqual([]);
  });
}
