import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { readConfig } from '../src/config.ts';

/** What is deployed by: neither Docker nor Azure is asked, so that what can be known without them is. */

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const dockerfile = DockerfileParser.parse(read('deploy/Dockerfile'));
const last = <T>(all: readonly T[]): T => {
  const found = all.at(-1);
  if (found === undefined) throw new Error('the Dockerfile lacks it');
  return found;
};
const argumentsOf = (keyword: string): string[] =>
  dockerfile
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? '');

test('the Dockerfile is well formed', () => {
  expect(validate(read('deploy/Dockerfile'))).toEqual([]);
});

test('nobody in the image is root, and it says by itself whether it is well', () => {
  const user = last(argumentsOf('USER'));
  expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  expect(last(argumentsOf('HEALTHCHECK'))).toContain('/healthz');
  const stop = JSON.parse(last(argumentsOf('CMD'))) as string[];
  // Run by a shell or by npm it would not hear that it shall stop.
  expect(stop.at(0)).toBe('node');
  expect(existsSync(join(ROOT, stop.at(-1) ?? ''))).toBe(true);
});

test('the image is made of packages of one version, and of files that there are', () => {
  expect(dockerfile.getFROMs().length).toBeGreaterThan(1);
  expect(last(argumentsOf('ARG'))).toMatch(/^NODE=24\.\d+-\w+-slim$/);
  const copied = argumentsOf('COPY')
    .flatMap((copy) => copy.split(' ').slice(0, -1))
    // From an earlier part of the same file.
    .filter((path) => !path.startsWith('/'));
  expect(copied.length).toBeGreaterThan(5);
  expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const sent = read('.dockerignore').split('\n');
  const roots = copied
    .filter((path) => path !== '.')
    .map((path) => path.replace(/^\.\//, '').split('/')[0]);
  expect(roots.filter((root) => !sent.includes(`!${root}`))).toEqual([]);
});

test('of the stand-ins for Microsoft 365 the image holds their address and nothing else', () => {
  const files = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => path.endsWith('.ts') && !path.startsWith('src/adapters/tenant/'));
  const named = [...files('src'), ...files('bot')].flatMap((path) =>
    [...read(path).matchAll(/from '[./]+adapters\/tenant\/([^']+)'/g)].map(([, file]) => file),
  );
  expect([...new Set(named)]).toEqual(['address.ts']);
  expect(read('.dockerignore')).toContain('\n!src/adapters/tenant/address.ts\n');
});

const bicep = read('deploy/azure/main.bicep');
const settings = [...bicep.matchAll(/\{ name: '(\w+)', (?:value|secretRef): (.+) \}$/gm)].map(
  ([, name = '', value = '']) => [name, value.trim()] as const,
);

test('Azure is given settings that Praxis knows, and all that production needs', () => {
  const known = new Set([...read('env.sample').matchAll(/^(\w+)=/gm)].map(([, name]) => name));
  expect(settings.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
  const plain = (name: string, value: string): string =>
    ({
      DATABASE_URL: 'postgres://praxis:x@db.example.org/praxis',
      PUBLIC_URL: 'https://praxis.example.org',
      KNOWLEDGE_SITE: 'contoso.sharepoint.com:/sites/knowledge',
      TOKEN_KEYS: `first:${Buffer.alloc(32, 7).toString('base64')}`,
      MAIL_SENDER: 'praxis@example.org',
    })[name] ?? value.replaceAll("'", '');
  const env = Object.fromEntries(settings.map(([name, value]) => [name, plain(name, value)]));
  expect(readConfig(env).mode).toBe('production');
});

test('every parameter of the template is used, and its brackets close', () => {
  const parameters = [...bicep.matchAll(/^param (\w+)/gm)].map(([, name = '']) => name);
  const unused = parameters.filter(
    (name) => [...bicep.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length < 2,
  );
  expect(parameters.length).toBeGreaterThan(8);
  expect(unused).toEqual([]);
  const code = bicep.replace(/'[^'\n]*'/g, '').replace(/\/\/.*$/gm, '');
  for (const [open, close] of ['{}', '[]', '()'].map(
    (pair) => pair.split('') as [string, string],
  )) {
    expect(code.split(open).length).toBe(code.split(close).length);
  }
});
