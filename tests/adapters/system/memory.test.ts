import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);
const MODULE = new URL('../../../src/adapters/system/memory.ts', import.meta.url).href;

/** Two million things, each of which lives until 300,000 others were made: as with files that are read in turn. */
const READING = `
  let most = 0;
  const alive = [];
  for (let n = 0; n < 2_000_000; n += 1) {
    alive[n % 300_000] = { n, words: ['what', 'was', 'read', n, n + 1] };
    if (n % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapTotal);
  }
  process.stdout.write(String(most / 1_048_576));
`;

/** The collector in the only thread, and little room for the young: how far the heap grows does not hang on the machine. */
const OPTIONS = [
  '--single-threaded-gc',
  '--max-semi-space-size=4',
  '--disable-warning=ExperimentalWarning',
  '--input-type=module',
  '-e',
];

const peak = async (first: string): Promise<number> => {
  const { stdout } = await run(process.execPath, [...OPTIONS, `${first}\n${READING}`]);
  return Number(stdout);
};

test('a process that grows sparingly takes little more than what is alive in it', async () => {
  const sparing = await peak(
    `import { growSparingly } from ${JSON.stringify(MODULE)};\ngrowSparingly();`,
  );
  const otherwise = await peak('');
  expect(sparing).toBeLessThan(0.8 * otherwise);
}, 60_000);
