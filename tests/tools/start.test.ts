import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDoor, type Running, whoRuns } from '../../tools/lib/door.ts';
import { worthSaying } from '../../tools/lib/log-lines.ts';
import { anyPort } from '../../tools/lib/ports.ts';

const ROOT = join(import.meta.dirname, '..', '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'praxis-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a tool with an environment of its own: what the machine has set must not decide. */
function run(tool: string, args: string[], env: Record<string, string>, input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'tools', tool), ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, TMPDIR: tmpdir(), ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

const running = (dataDir: string): Running => ({
  pid: 4711,
  dataDir,
  url: 'http://127.0.0.1:3978',
  tenantUrl: 'http://127.0.0.1:3979',
  playgroundUrl: null,
  parts: { server: 4712 },
  ready: true,
});

test('one process at a time holds a data folder, and says where it runs', async () => {
  const door = await openDoor(folder, () => running(folder));
  expect(await whoRuns(folder)).toEqual(running(folder));
  expect(await openDoor(folder, () => running('elsewhere'))).toBeNull();
  await door?.close();
  expect(await whoRuns(folder)).toBeNull();
  const again = await openDoor(folder, () => running(folder));
  expect(again).not.toBeNull();
  await again?.close();
});

test('a holder that was killed leaves the folder free', async () => {
  const script = `import { openDoor } from ${JSON.stringify(join(ROOT, 'tools/lib/door.ts'))};
    await openDoor(${JSON.stringify(folder)}, () => ({})); process.stdout.write('held');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  const door = await openDoor(folder, () => running(folder));
  expect(door).not.toBeNull();
  await door?.close();
});

test('a second start is refused with the way to stop the first, and touches nothing', async () => {
  const dataDir = join(folder, 'data');
  const door = await openDoor(dataDir, () => running(dataDir));
  const { code, err } = await run('launch.mjs', [], { DATA_DIR: dataDir });
  await door?.close();
  expect(code).toBe(1);
  expect(err).toContain('Praxis is already running at http://127.0.0.1:3978');
  expect(err).toContain('Ctrl+C');
  expect(err).toContain('npm start');
  expect(existsSync(dataDir)).toBe(false);
});

test('a port of another program is named, with the way around it', async () => {
  const other = createServer((_, response) => response.end('hello'));
  const port = await anyPort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const dataDir = join(folder, 'data');
  const tenant = `http://127.0.0.1:${await anyPort()}`;
  const env = { DATA_DIR: dataDir, PORT: String(port), PRAXIS_TENANT_URL: tenant };
  const { code, err } = await run('launch.mjs', [], env);
  await new Promise((resolve) => other.close(resolve));
  expect(code).toBe(1);
  expect(err).toContain(`Port ${port} is taken by another program`);
  expect(existsSync(dataDir)).toBe(false);
});

test('half a production configuration starts nothing and lists what is missing', async () => {
  const { code, err } = await run('launch.mjs', [], { DATA_DIR: folder, MicrosoftAppId: 'x' });
  expect(code).toBe(1);
  expect(err).toContain('MicrosoftAppTenantId is missing');
});

test.each([
  [['--library', '/no/such/folder'], 'there is no such folder'],
  [['--colour'], '--library <folder>'],
])('npm start %j is explained', async (args, why) => {
  const { code, err } = await run('launch.mjs', args, { DATA_DIR: folder });
  expect(code).toBe(1);
  expect(err).toContain(why);
});

test('the chat says how to start what it cannot reach', async () => {
  const env = { DATA_DIR: folder, PRAXIS_TENANT_URL: `http://127.0.0.1:${await anyPort()}` };
  const { code, out, err } = await run('chat.ts', ['--as', 'Amina', '--json'], env, 'help\n');
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('Praxis is not running here');
  expect(err).toContain('npm start');
});

test('of a log only warnings, errors and what is no log line reach the terminal', () => {
  expect(worthSaying('{"level":30,"msg":"listening"}')).toBeNull();
  expect(worthSaying('{"level":40,"msg":"slow","err":{"message":"timed out"}}')).toBe(
    'warning: slow (timed out)',
  );
  expect(worthSaying('{"level":50,"msg":"failed"}')).toBe('error: failed');
  expect(worthSaying('{"ready":true}')).toBeNull();
  expect(worthSaying('{broken')).toBe('{broken');
  expect(worthSaying('Error: x')).toBe('Error: x');
  expect(worthSaying('  ')).toBeNull();
});
