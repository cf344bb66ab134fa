import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';
import { browserSignInFor } from '../src/identities.ts';

const PRODUCTION = {
  MicrosoftAppId: '11111111-1111-1111-1111-111111111111',
  MicrosoftAppTenantId: '22222222-2222-2222-2222-222222222222',
  MicrosoftAppPassword: 'secret',
  DATABASE_URL: 'postgres://praxis@db/praxis',
  PUBLIC_URL: 'https://praxis.example.org',
  KNOWLEDGE_SITE: 'contoso.sharepoint.com:/sites/knowledge',
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
};

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

test('no Microsoft variable at all is the local mode, on this machine', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'local',
    port: 3978,
    publicUrl: 'http://127.0.0.1:3978',
    tenantUrl: 'http://127.0.0.1:3979',
  });
});

test('one complete credential set is production', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({
    mode: 'production',
    credential: { kind: 'secret' },
  });
});

test('a variable left empty counts as not set', () => {
  expect(readConfig({ MicrosoftAppId: '', MicrosoftAppPassword: ' ' }).mode).toBe('local');
});

describe('anything between stops with the list of what is missing', () => {
  test.each(Object.keys(PRODUCTION).filter((name) => name !== 'MicrosoftAppPassword'))(
    'without %s',
    (name) => {
      const { [name as keyof typeof PRODUCTION]: _, ...rest } = PRODUCTION;
      expect(faultsOf(rest)).toContain(name);
    },
  );

  test('a single Microsoft variable names all the others at once', () => {
    const message = faultsOf({ MicrosoftAppId: 'x' });
    for (const name of [
      'MicrosoftAppTenantId',
      'DATABASE_URL',
      'PUBLIC_URL',
      'KNOWLEDGE_SITE',
      'credential',
    ]) {
      expect(message).toContain(name);
    }
  });

  test('two credentials, half a certificate, another type of registration, http', () => {
    expect(faultsOf({ ...PRODUCTION, MicrosoftAppFederatedTokenFile: '/t' })).toContain(
      'exactly one',
    );
    expect(
      faultsOf({ ...PRODUCTION, MicrosoftAppPassword: '', MicrosoftAppCertificateFile: '/c' }),
    ).toContain('MicrosoftAppCertificateKeyFile is missing');
    expect(faultsOf({ ...PRODUCTION, MicrosoftAppType: 'MultiTenant' })).toContain('SingleTenant');
    expect(faultsOf({ ...PRODUCTION, PUBLIC_URL: 'http://praxis.example.org' })).toContain(
      'https://',
    );
  });

  test('a port that is none', () => {
    expect(faultsOf({ PORT: 'many' })).toContain('PORT');
  });
});

describe('local powers cannot be reached from elsewhere or in production', () => {
  test.each([
    'http://10.0.0.5:3979',
    'https://tenant.example.org',
    'http://127.0.0.1.evil.example:3979',
  ])('a tenant at %s is refused', (url) =>
    expect(faultsOf({ PRAXIS_TENANT_URL: url })).toContain('PRAXIS_TENANT_URL'),
  );

  test('a public address without credentials is refused', () => {
    expect(faultsOf({ PUBLIC_URL: 'https://praxis.example.org' })).toContain('PUBLIC_URL');
  });

  test('a tenant beside real credentials is refused', () => {
    expect(faultsOf({ ...PRODUCTION, PRAXIS_TENANT_URL: 'http://127.0.0.1:3979' })).toContain(
      'PRAXIS_TENANT_URL',
    );
  });
});

test('the size of the organization is one of three, the smallest where nothing is said', () => {
  expect(readConfig({})).toMatchObject({ graphSize: 'small' });
  expect(readConfig({ ...PRODUCTION, GRAPH_SIZE: 'large' })).toMatchObject({ graphSize: 'large' });
  expect(faultsOf({ GRAPH_SIZE: 'huge' })).toContain('GRAPH_SIZE');
});

test('every variable that is read is in env.sample, with its meaning', () => {
  const sample = readFileSync(new URL('../env.sample', import.meta.url), 'utf8');
  const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
  const table = source.slice(source.indexOf('z.object({'), source.indexOf('type Environment'));
  const names = [...table.matchAll(/^ {2}([A-Za-z_]+):/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(sample).toMatch(new RegExp(`^${name}=`, 'm'));
});

describe('the keys of people’s tokens', () => {
  const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');

  test('are a list, the newest first', () => {
    const config = readConfig({ ...PRODUCTION, TOKEN_KEYS: `k2:${key(2)}, k1:${key(1)}` });
    expect(config).toMatchObject({ tokenKeys: [{ id: 'k2' }, { id: 'k1' }] });
  });

  test.each([
    ['too short', `k1:${Buffer.alloc(16).toString('base64')}`],
    ['without an id', key(1)],
    ['of one id twice', `k1:${key(1)},k1:${key(2)}`],
  ])('%s: refused with a remedy, and never repeated in the message', (_, TOKEN_KEYS) => {
    const message = faultsOf({ ...PRODUCTION, TOKEN_KEYS });
    expect(message).toContain('TOKEN_KEYS');
    for (const secret of TOKEN_KEYS.split(/[:,]/)) {
      if (secret.length > 4) expect(message).not.toContain(secret);
    }
  });
});

test('browsers outside Teams sign in by the registration that is named, in production alone', () => {
  const BROWSER_CLIENT_ID = '33333333-3333-4333-8333-333333333333';
  const named = readConfig({ ...PRODUCTION, BROWSER_CLIENT_ID });
  expect(browserSignInFor(named)).toEqual({
    mode: 'entra',
    authority: `https://login.microsoftonline.com/${PRODUCTION.MicrosoftAppTenantId}`,
    tenantId: PRODUCTION.MicrosoftAppTenantId,
    clientId: BROWSER_CLIENT_ID,
    // What the server checks tokens for, and nothing of Graph.
    scope: `api://praxis.example.org/botid-${PRODUCTION.MicrosoftAppId}/access_as_user`,
  });
  expect(browserSignInFor(readConfig(PRODUCTION))).toBeNull();
  expect(faultsOf({ BROWSER_CLIENT_ID })).toContain('belongs to production');
  expect(faultsOf({ ...PRODUCTION, BROWSER_CLIENT_ID: 'praxis' })).toContain('BROWSER_CLIENT_ID');
});

const MODEL = {
  LANGUAGE_MODEL_URL: 'https://r.openai.azure.com',
  LANGUAGE_MODEL_KEY: 'key',
  LANGUAGE_MODEL_NAME: 'plain-1',
};

test('a language model is there whole or not at all, in both modes', () => {
  expect(readConfig({}).languageModel).toBeUndefined();
  expect(readConfig({ ...MODEL, LANGUAGE_MODEL_API_VERSION: '2024-10-21' })).toMatchObject({
    languageModel: { name: 'plain-1', key: 'key', apiVersion: '2024-10-21' },
  });
  expect(readConfig({ ...PRODUCTION, ...MODEL }).languageModel).toMatchObject({
    apiVersion: null,
    audiences: ['community', 'guests'],
  });
  const guests = { ...MODEL, LANGUAGE_MODEL_AUDIENCES: 'guests' };
  expect(readConfig(guests).languageModel?.audiences).toEqual(['guests']);
  expect(faultsOf({ ...MODEL, LANGUAGE_MODEL_AUDIENCES: 'moderators' })).toContain('AUDIENCES');
  for (const name of ['LANGUAGE_MODEL_URL', 'LANGUAGE_MODEL_KEY', 'LANGUAGE_MODEL_NAME'] as const) {
    const { [name]: _, ...rest } = MODEL;
    expect(faultsOf(rest)).toContain(`${name} is missing`);
    expect(faultsOf({ ...PRODUCTION, ...rest })).toContain(`${name} is missing`);
  }
  expect(faultsOf({ LANGUAGE_MODEL_API_VERSION: '2024-10-21' })).toContain(
    'remove all LANGUAGE_MODEL',
  );
  expect(faultsOf({ ...MODEL, LANGUAGE_MODEL_URL: 'http://models.example.org' })).toContain(
    'https://',
  );
  expect(readConfig({ ...MODEL, LANGUAGE_MODEL_URL: 'http://127.0.0.1:11434/v1' }).mode).toBe(
    'local',
  );
});
