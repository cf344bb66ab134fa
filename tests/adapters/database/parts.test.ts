import { expect, test } from '@jest/globals';
import { Batcher } from '../../../src/adapters/database/batcher.ts';
import { WireFrames } from '../../../src/adapters/database/embedded/wire-frames.ts';
import { systemIds } from '../../../src/adapters/system/ids.ts';

test('ids grow, also when the clock stands still, overflows its counter or steps back', () => {
  let time = 1_772_452_800_000;
  const ids = systemIds(() => time);
  const made = Array.from({ length: 9_000 }, () => ids.next());
  time -= 60_000;
  made.push(ids.next());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^019cae6b-6600-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('calls that come while a batch is under way share the next one', async () => {
  const batches: (readonly number[])[] = [];
  const batcher = new Batcher<number, number>(async (items) => {
    batches.push(items);
    await Promise.resolve();
    if (items.includes(13)) throw new Error('unlucky');
    return (item) => item * 2;
  }, 3);
  const first = batcher.add(1);
  expect(await first).toBe(2);
  const many = await Promise.all([2, 3, 4, 5].map((item) => batcher.add(item)));
  expect(many).toEqual([4, 6, 8, 10]);
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  await expect(batcher.add(13)).rejects.toThrow('unlucky');
  expect(await batcher.add(6)).toBe(12);
});

test('a conversation is cut at the same places however its bytes arrive', () => {
  const message = (type: string, body: string): Buffer => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, Buffer.from(body)]);
  };
  const numbers = (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => {
      bytes.writeInt32BE(value, index * 4);
    });
    return bytes;
  };
  const startup = numbers(8, 196_608);
  const prepared = Buffer.concat(['P', 'B', 'E', 'S'].map((type) => message(type, 'x'.repeat(20))));
  const flushed = Buffer.concat([message('P', 'p'), message('H', '')]);
  const query = message('Q', 'select 1');
  const all = Buffer.concat([
    numbers(8, 80_877_103),
    startup,
    prepared,
    flushed,
    query,
    message('X', ''),
  ]);
  const expected = [
    { kind: 'no-encryption' },
    { kind: 'exchange', bytes: startup, closes: true },
    { kind: 'exchange', bytes: prepared, closes: true },
    { kind: 'exchange', bytes: flushed, closes: false },
    { kind: 'exchange', bytes: query, closes: true },
    { kind: 'goodbye' },
  ];
  for (const size of [1, 2, 7, 64, all.length]) {
    const frames = new WireFrames();
    const seen = [];
    for (let at = 0; at < all.length; at += size) {
      seen.push(...frames.read(all.subarray(at, at + size)));
    }
    expect(seen).toEqual(expected);
  }
});
