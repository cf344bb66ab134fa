import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pageInside, TAB_ENTITY, tabLink, tabPathOf } from '../src/contract/tab-links.ts';
import { AUDIT_OBJECTS, pageOf } from '../src/features/governance/audit-words.ts';

/** A link in a card, a mail or a document opens its page: in Teams, in a browser, and wherever it is pasted. */

const ROOT = new URL('..', import.meta.url).pathname;
const TEAMS = { publicUrl: 'https://praxis.example.org', teamsApp: 'app-1' };
const LOCAL = { publicUrl: 'http://127.0.0.1:3978', teamsApp: null };

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));

const ROUTES = [...read('tab/routes.tsx').matchAll(/<Route path="(\/[^"]*)"/g)].map(
  ([, path = '']) => path,
);

/** What a person or a library may have named an item. */
const AWKWARD = 'l’année 1/2 %?&#+"~()';
const filled = (route: string): string => route.replace(/:\w+/g, encodeURIComponent(AWKWARD));

test('every page is in the table', () => expect(ROUTES.length).toBeGreaterThan(60));

describe.each(ROUTES)('%s', (route) => {
  const path = `${filled(route)}?said=${encodeURIComponent(AWKWARD)}`;

  test('is opened by Teams at the same page, and shows itself where there is no Teams', () => {
    const link = new URL(tabLink(TEAMS, path));
    expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/app-1/praxis');
    const { subEntityId } = JSON.parse(link.searchParams.get('context') ?? '{}');
    // As the tab reads what Teams hands it.
    expect(pageInside(subEntityId)).toBe(path);
    expect(link.searchParams.get('webUrl')).toBe(`https://praxis.example.org/tab${path}`);
  });

  test('is known again when its link is pasted', () => {
    const page = filled(route);
    for (const address of [TEAMS, LOCAL]) {
      expect(tabPathOf(address, new URL(tabLink(address, path)))).toBe(page);
      expect(tabPathOf(address, new URL(`${address.publicUrl}/tab${path}`))).toBe(page);
    }
  });
});

test('the tab’s entity is the one of the package', () => {
  expect(JSON.parse(read('manifest/template.json')).staticTabs[0].entityId).toBe(TAB_ENTITY);
});

test.each([
  ['another site', 'https://elsewhere.example/tab/queries/1'],
  ['another place of this server', 'https://praxis.example.org/healthz'],
  ['a name that only begins alike', 'https://praxis.example.org/table'],
  [
    'another app in Teams',
    'https://teams.microsoft.com/l/entity/other/tab?webUrl=https%3A%2F%2Fo.example%2F',
  ],
  [
    'a link into Teams without a page',
    'https://teams.microsoft.com/l/entity/app-1/praxis?webUrl=x',
  ],
])('%s is no page of the tab', (_, address) => {
  expect(tabPathOf(TEAMS, new URL(address))).toBeNull();
});

test.each(['../dev', '/..', '//elsewhere.example/x/../../..', '%2e%2e/dev', `/${'x'.repeat(700)}`])(
  'a deep link cannot lead out of the tab: %s',
  (text) => expect(pageInside(text)).toBeNull(),
);

/** Pages named in what is sent to people, a hole for what is filled in. */
function named(): readonly (readonly [string, string])[] {
  return ['bot', 'src/publishing', 'src/views']
    .flatMap(filesOf)
    .flatMap((file) =>
      [
        ...read(file).matchAll(
          /(['`])(\/[a-z][\w-]*(?:\/(?:[\w.-]|\$\{[^`]*?\})+)*)(?:\?[^'`]*)?\1/g,
        ),
      ].map(([, , path = '']) => [file, path] as const),
    );
}

/** Literal parts agree; a hole stands for anything. */
function leadsTo(route: string, path: string): boolean {
  const [wanted, given] = [route.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every(
      (part, at) => part.startsWith(':') || /\$\{/.test(given[at] ?? '') || part === given[at],
    )
  );
}

test('every page that a message, card or document names is one of the tab’s', () => {
  const links = named();
  expect(links.length).toBeGreaterThan(100);
  const lost = links.filter(([, path]) => !ROUTES.some((route) => leadsTo(route, path)));
  expect(lost).toEqual([]);
});

test('what the audit log tells of is read on a page of the tab', () => {
  for (const object of AUDIT_OBJECTS) {
    const page = pageOf(`${object}:x-1`);
    expect(page === null || ROUTES.some((route) => leadsTo(route, page))).toBe(true);
  }
});
