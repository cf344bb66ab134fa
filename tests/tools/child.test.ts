import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import { until } from '../../tools/lib/wait.ts';

const CHILD = new URL('../../tools/lib/child.ts', import.meta.url).href;

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process: that is the answer.
    return false;
  }
};

test('what was started ends when its starter is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-child-'));
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { startChild } = await import(${JSON.stringify(CHILD)});
       const child = startChild({ name: 'sleeper', args: ['--eval', "console.log('up'); setInterval(() => {}, 1000)"],
         cwd: ${JSON.stringify(folder)}, env: process.env, logFile: ${JSON.stringify(join(folder, 'log'))},
         onLine: () => console.log(child.pid) });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const pid = await new Promise<number>((resolve) => {
      createInterface({ input: starter.stdout }).once('line', (line) => resolve(Number(line)));
    });
    expect(lives(pid)).toBe(true);
    starter.kill('SIGKILL');
    await until('the end of what it started', async () => !lives(pid), 10_000);
  } finally {
    starter.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
