import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../lib/refusal.ts';

/** What came of one run of tests. */
export interface Ran {
  /** Full names of the tests that failed. */
  readonly failed: readonly string[];
  /** What was printed where no test ran at all; null where some did. */
  readonly broken: string | null;
}

export interface Copy {
  /** Runs these test files, or of them the tests with that name. */
  run(tests: readonly string[], name?: string): Promise<Ran>;
  /** Does something while a file says something else. */
  changed<T>(file: string, change: (text: string) => string, then: () => Promise<T>): Promise<T>;
  remove(): void;
}

const report = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Files of the tree as they lie there, saved or not; what is built and what is installed is not among them. */
function filesOf(root: string): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout, status } = spawnSync('git', args, { cwd: root, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Refusal('This folder is no working copy of git: nothing was copied.');
  return stdout.toString('utf8').split('\0').filter(Boolean);
}

/** A copy of the tree, in which code may be changed without anybody working on it being disturbed. */
export function copyOf(root: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-mutations-'));
  for (const file of filesOf(root)) {
    // What was deleted and not committed yet is listed and not there.
    const from = join(root, file);
    if (existsSync(from)) cpSync(from, join(folder, file), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const output = join(folder, 'mutations.json');
  return {
    run: (tests, name) => running(folder, output, tests, name),
    async changed(file, change, then) {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      writeFileSync(path, change(before));
      try {
        return await then();
      } finally {
        writeFileSync(path, before);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function running(
  folder: string,
  output: string,
  tests: readonly string[],
  name: string | undefined,
): Promise<Ran> {
  rmSync(output, { force: true });
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    // Also those that run apart from the others.
    ...['--testPathIgnorePatterns', '/node_modules/'],
    ...['--json', '--outputFile', output],
    ...(name ? ['--testNamePattern', escaped(name)] : []),
    ...['--runTestsByPath', ...tests],
  ];
  const printed = await ended(spawn(process.execPath, args, { cwd: folder, stdio: 'pipe' }));
  const found = report.safeParse(jsonIn(output));
  const all = found.success ? found.data.testResults : [];
  const ran = all.flatMap(({ assertionResults }) => assertionResults);
  const failed = ran.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  const passed = ran.filter(({ status }) => status === 'passed').length;
  const none = failed.length + passed === 0;
  const words = all.map(({ message }) => message).join('\n') || printed;
  return { failed, broken: none ? words.trim().slice(-1_500) : null };
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<string> {
  let printed = '';
  const hear = (part: Buffer) => {
    printed += part.toString('utf8');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(printed));
  });
}
