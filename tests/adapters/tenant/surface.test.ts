import { expect, test } from '@jest/globals';
import { surfaceOf } from '../../../src/adapters/tenant/addresses.ts';
import { graphRoutes } from '../../../src/adapters/tenant/graph/routes.ts';
import { compile, type Route } from '../../../src/adapters/tenant/http/router.ts';
import { SURFACE } from '../../../src/adapters/tenant/surface.ts';

const never = (): never => {
  throw new Error('nothing is asked here');
};
const routes: Route[] = graphRoutes(never).filter(({ door }) => door === 'graph');
const below = (pattern: string): string => pattern.replace(/^\/v1\.0/, '');

test('every call of the Graph door is in the table, under its own or its canonical address', () => {
  const absent = routes
    .filter((route) => surfaceOf(route.method, below(route.pattern)) === undefined)
    .map((route) => `${route.method} ${below(route.pattern)}`);
  expect(absent).toEqual([]);
});

test('every line of the table has a route that answers it', () => {
  const find = compile(routes);
  const places = (path: string): string => path.replace(/\{(\w+)\}/g, 'a-$1');
  const absent = SURFACE.filter(
    ({ method, path }) => find(method, `/v1.0${places(path)}`).match === undefined,
  ).map(({ method, path }) => `${method} ${path}`);
  expect(absent).toEqual([]);
});

test('every line names the feature that needs it, and no line comes twice', () => {
  expect(SURFACE.filter(({ feature }) => !/^[a-z ]+: \S/.test(feature))).toEqual([]);
  const keys = SURFACE.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test.each([
  ['GET', '/me/drive/root:/a/b.txt:/children', '/drives/{drive}/root:/{path}:/children'],
  ['GET', '/sites/host:/sites/x:/lists/y/items', '/sites/{site}/lists/{list}/items'],
  ['GET', '/groups/g/drive/items/i', '/drives/{drive}/items/{item}'],
  ['GET', "/drives/d/root/search(q='x')", '/drives/{drive}/root/search'],
  ['GET', '/me/manager', '/users/{user}/manager'],
])('%s %s is the call of the table it stands for', (method, path, same) => {
  expect(surfaceOf(method, path)?.path).toBe(same);
});

test.each([
  ['GET', '/teams/t/channels/getAllRetainedMessages'],
  ['GET', '/sites/s/lists/l/contentTypes/getCompatibleHubContentTypes'],
  ['GET', '/print/shares/p'],
  ['DELETE', '/sites/s'],
])('%s %s lies outside', (method, path) => {
  expect(surfaceOf(method, path)).toBeUndefined();
});
