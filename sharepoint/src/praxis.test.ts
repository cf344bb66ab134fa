import { hostOf, NoAnswer, praxisAt, type Ways } from './praxis';

const HOST = 'https://praxis.example.org';
const SERVICE = { resource: 'api://praxis.example.org/botid-1', teamsApp: 'app-1' };

const answer = (body: unknown, status = 200) => ({ status, json: async () => body });

interface Asked {
  readonly open: string[];
  readonly as: string[];
  readonly resources: string[];
}

function server(given: {
  service?: () => unknown;
  api?: (url: string) => unknown;
  token?: () => void;
}): Asked & { readonly ways: Ways } {
  const open: string[] = [];
  const as: string[] = [];
  const resources: string[] = [];
  return {
    open,
    as,
    resources,
    ways: {
      open: async (url) => {
        open.push(url);
        return (given.service?.() ?? answer(SERVICE)) as ReturnType<typeof answer>;
      },
      as: async (resource) => {
        resources.push(resource);
        given.token?.();
        return async (url) => {
          as.push(url);
          return (given.api?.(url) ?? answer({ items: [] })) as ReturnType<typeof answer>;
        };
      },
    },
  };
}

const troubleOf = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'none',
    (error: unknown) => (error instanceof NoAnswer ? error.trouble : String(error)),
  );

test('an address is a host of the web and nothing more', () => {
  expect(hostOf(' https://praxis.example.org/ ')).toBe(HOST);
  expect(hostOf('http://localhost:3978')).toBe('http://localhost:3978');
  for (const wrong of [
    '',
    'praxis',
    'http://praxis.example.org',
    `${HOST}/tab`,
    'javascript:alert(1)',
  ])
    expect(hostOf(wrong)).toBeNull();
});

test('the server says what to ask a token for, once for all questions', async () => {
  const { ways, open, as, resources } = server({});
  const praxis = praxisAt(HOST, ways);
  await Promise.all([
    praxis.related({ address: 'https://contoso.sharepoint.com/a b', title: 'Wages & skills' }, 5),
    praxis.discussions('skills'),
    praxis.discussions(''),
  ]);
  expect(open).toEqual([`${HOST}/api/v1/site-pages/service`]);
  expect(resources).toEqual([SERVICE.resource]);
  const [beside = '', one, all] = as;
  expect(new URL(beside).searchParams.get('title')).toBe('Wages & skills');
  expect(new URL(beside).searchParams.get('address')).toBe('https://contoso.sharepoint.com/a b');
  expect(one).toBe(`${HOST}/api/v1/site-pages/discussions?community=skills`);
  expect(all).toBe(`${HOST}/api/v1/site-pages/discussions?`);
});

test('each trouble is told apart, since each has another remedy', async () => {
  const ask = (at: string, given: Parameters<typeof server>[0]): Promise<string> =>
    troubleOf(praxisAt(at, server(given).ways).communities());
  const fails = (): never => {
    throw new Error('no');
  };
  expect(await ask('', {})).toBe('no-address');
  expect(await ask(HOST, { service: fails })).toBe('unreachable');
  expect(await ask(HOST, { service: () => answer('<html>') })).toBe('not-installed');
  expect(await ask(HOST, { service: () => answer({}, 404) })).toBe('not-installed');
  expect(await ask(HOST, { token: fails })).toBe('not-allowed');
  expect(await ask(HOST, { api: () => answer({}, 401) })).toBe('not-allowed');
  expect(await ask(HOST, { api: () => answer({}, 503) })).toBe('unreachable');
  expect(await ask(HOST, { api: () => answer({ items: [{ id: 7 }] }) })).toBe('not-installed');
});

test('trying again after a failure asks again', async () => {
  let down = true;
  const { ways } = server({
    service: () => {
      if (down) throw new Error('down');
      return answer(SERVICE);
    },
  });
  const praxis = praxisAt(HOST, ways);
  expect(await troubleOf(praxis.communities())).toBe('unreachable');
  down = false;
  expect(await praxis.communities()).toEqual({ items: [] });
});

test('a page of Praxis opens in Teams, and in the browser where there is no Teams', async () => {
  const teams = new URL(await praxisAt(HOST, server({}).ways).link('/knowledge/1'));
  expect(`${teams.host}${teams.pathname}`).toBe('teams.microsoft.com/l/entity/app-1/praxis');
  expect(JSON.parse(teams.searchParams.get('context') ?? '')).toEqual({
    subEntityId: '/knowledge/1',
  });
  expect(teams.searchParams.get('webUrl')).toBe(`${HOST}/tab/knowledge/1`);
  const without = server({ service: () => answer({ ...SERVICE, teamsApp: null }) });
  expect(await praxisAt(HOST, without.ways).link('/knowledge/1')).toBe(`${HOST}/tab/knowledge/1`);
});
