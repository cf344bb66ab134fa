import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startTenant } from '../../src/adapters/tenant/server.ts';

const TOOL = join(import.meta.dirname, '..', '..', 'tools', 'provision.ts');

function run(args: string[], env: Record<string, string>): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [TOOL, ...args], {
      // What the machine has set must not decide.
      env: { PATH: process.env.PATH, ...env },
    });
    let out = '';
    const told = (part: Buffer): void => {
      out += part.toString();
    };
    child.stdout.on('data', told);
    child.stderr.on('data', told);
    child.once('close', (code) => resolve({ code: code ?? 1, out }));
  });
}

test('says what is missing, makes it when told to, and then finds nothing to do', async () => {
  const tenant = await startTenant({ port: 0, seed: { documents: 1 } });
  try {
    tenant.tenant.consents.setApp('Sites.Manage.All', true);
    const env = { PRAXIS_TENANT_URL: tenant.url };
    const fresh = ['--open-library', 'Fresh'];
    const dry = await run(fresh, env);
    expect(dry).toEqual({ code: 0, out: expect.stringContaining('nothing was changed') });
    expect(dry.out).toContain('+ make the library Fresh');
    const applied = await run([...fresh, '--apply'], env);
    expect(applied).toEqual({ code: 0, out: expect.stringContaining('1/3  make the library') });
    expect(applied.out).toContain('Nothing is missing.');
    expect((await run(fresh, env)).out).toContain('Nothing is missing.');
    // The seeded organization has its own, and is told apart.
    expect((await run([], env)).out).toContain('Nothing is missing.');
  } finally {
    await tenant.close();
  }
}, 60_000);

test('an unknown option and a wrong configuration are said in words', async () => {
  const wrong = await run(['--aply'], {});
  expect(wrong).toEqual({ code: 1, out: expect.stringContaining('npm run provision') });
  const faulty = await run([], { MicrosoftAppId: 'x', KNOWLEDGE_SITE: 'here' });
  expect(faulty).toEqual({ code: 1, out: expect.stringContaining('KNOWLEDGE_SITE') });
});
