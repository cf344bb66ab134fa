import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { createMicrosoftSearch } from '../../../src/adapters/graph/microsoft-search.ts';
import { cachedTokens, keptToken } from '../../../src/adapters/graph/tokens.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { ElsewhereHit, ElsewhereQuery, Silence } from '../../../src/ports/elsewhere.ts';
import type { Unable } from '../../../src/ports/personal.ts';
import { localEntra } from '../../../src/world.ts';
import { consentOnly } from '../../support/consents.ts';
import { outsideLibrary } from '../../support/outside-library.ts';
import { personaToken } from './local.ts';
import { remembering, type Step, scripted } from './scripted.ts';

/** Microsoft Search in a person's name, over the network, as the local organization answers it. */

const now = (): number => performance.timeOrigin + performance.now();
const id = (local: string): PersonId => asId<PersonId>(personIdOf(local));
const LENA = id('lena.okafor');
const MEI = id('mei.tanaka');
const asked = (words: string, limit = 25): ElsewhereQuery => ({
  words: words.split(' '),
  phrases: [],
  limit,
});
const names = (answer: readonly ElsewhereHit[] | Silence): string[] =>
  typeof answer === 'string' ? [answer] : answer.map(({ name }) => name);

describe('in the local organization', () => {
  let running: RunningTenant;
  beforeAll(async () => {
    running = await startTenant({ port: 0, seed: { documents: 12 } });
    outsideLibrary(
      running,
      'budget office',
      ['Lena Okafor'],
      [
        { name: 'Zemidjan subsidies.txt', text: 'How much a zemidjan driver was paid in Cotonou.' },
        ...Array.from({ length: 29 }, (_, number) => ({
          name: `Note ${number}.txt`,
          text: `A quixotic note, number ${number}.`,
        })),
      ],
    );
    outsideLibrary(running, 'everybody', null, [
      { name: 'Zemidjan for all.txt', text: 'A zemidjan is a motorcycle.' },
    ]);
  });
  afterEach(() => running.tenant.faults.clear());
  afterAll(() => running.close());

  /** With a token of each person that their client showed, given anew when it is refused. */
  function search(options: { patienceMs?: number } = {}) {
    const log = remembering();
    const graph = createGraph({
      tokens: cachedTokens(createEntra(localEntra(running.url)), { now }),
      baseUrl: running.url,
      random: () => 0,
      now,
      sleep: () => Promise.resolve(),
    });
    const tokenOf = (person: PersonId) =>
      keptToken(
        async () => {
          const assertion = await personaToken(running.url, person, 'api://praxis-local');
          return createEntra(localEntra(running.url)).exchange(person, assertion);
        },
        { now },
      );
    const persons = { of: async (person: PersonId) => graph.as(tokenOf(person)) };
    return { ...createMicrosoftSearch({ persons, log, patienceMs: 8_000, ...options }), log };
  }

  test('each finds what they may open, with its place, day and the words around', async () => {
    const { find } = search();
    expect(names(await find(MEI, asked('zemidjan')))).toEqual(['Zemidjan for all.txt']);
    const found = await find(LENA, asked('zemidjan'));
    expect(names(found).sort()).toEqual(['Zemidjan for all.txt', 'Zemidjan subsidies.txt']);
    const hit =
      typeof found === 'string' ? undefined : found.find(({ site }) => site !== 'everybody');
    expect(hit).toMatchObject({
      site: 'budget office',
      summary: expect.stringContaining('a zemidjan driver was paid'),
      modifiedAt: expect.any(Date),
      size: expect.any(Number),
      driveId: expect.any(String),
    });
  });

  test('any of the words will do, as will any of the other names; no sign of a person’s is an operator', async () => {
    const { find } = search();
    expect(names(await find(MEI, asked('zemidjan nowhere')))).toEqual(['Zemidjan for all.txt']);
    const phrase = { words: ['nowhere'], phrases: ['is a motorcycle'], limit: 5 };
    expect(names(await find(MEI, phrase))).toEqual(['Zemidjan for all.txt']);
    const signs = { words: ['NOT', 'zemidjan', 'path:"https', '("'], phrases: ['"'], limit: 5 };
    expect(names(await find(MEI, signs))).toContain('Zemidjan for all.txt');
    expect(await find(MEI, { words: ['"'], phrases: [], limit: 5 })).toEqual([]);
  });

  test('page follows page until there are enough', async () => {
    const { find } = search();
    expect(new Set(names(await find(LENA, asked('quixotic', 50)))).size).toBe(29);
    expect(names(await find(LENA, asked('quixotic', 27)))).toHaveLength(27);
    expect(names(await find(LENA, asked('quixotic', 3)))).toHaveLength(3);
  });

  test('what somebody made or changed comes latest first, and never what they may not open', async () => {
    const { own } = search();
    const { db } = running.tenant;
    const by = (name: string) => JSON.stringify({ user: { displayName: name } });
    const note = (title: string) => `SELECT id FROM items WHERE name = '${title}'`;
    const changes = [
      ['created_by', 'Note 1.txt', 'Lena Okafor', '2026-01-02T09:00:00Z'],
      ['modified_by', 'Note 2.txt', 'Lena Okafor', '2026-01-03T09:00:00Z'],
      ['modified_by', 'Note 3.txt', 'Mei Tanaka', '2026-01-04T09:00:00Z'],
      ['created_by', 'Zemidjan for all.txt', 'Mei Tanaka', '2026-01-05T09:00:00Z'],
    ] as const;
    for (const [column, title, name, at] of changes) {
      db.run(
        `UPDATE list_items SET ${column} = ?, modified = ? WHERE drive_item_id IN (${note(title)})`,
        ...[by(name), at],
      );
    }
    const lena = { id: LENA, name: 'Lena Okafor' };
    expect(names(await own(lena, 2))).toEqual(['Note 2.txt', 'Note 1.txt']);
    // The third note is Mei's, in a library that is closed to her.
    const hers = names(await own({ id: MEI, name: 'Mei Tanaka' }, 25));
    expect(hers[0]).toBe('Zemidjan for all.txt');
    expect(hers).not.toContain('Note 3.txt');
    expect(await own({ id: MEI, name: ' " ' }, 25)).toEqual([]);
  });

  const where = { side: 'graph', call: 'search/query' } as const;

  test('throttled, or down for a moment: asked again; a token that is over: another; no consent: said', async () => {
    const { find, log } = search();
    const { faults } = running.tenant;
    for (const effect of [
      { kind: 'throttle', retryAfterS: 1 },
      { kind: 'fail', status: 503 },
      { kind: 'fail', status: 401, code: 'InvalidAuthenticationToken' },
    ] as const) {
      faults.add({ where, effect, times: 1 });
      expect(names(await find(MEI, asked('zemidjan')))).toEqual(['Zemidjan for all.txt']);
    }
    faults.add({ where, effect: { kind: 'fail', status: 500 }, times: 0 });
    expect(await find(MEI, asked('zemidjan'))).toBe('unavailable');
    faults.clear();
    faults.add({ where, effect: { kind: 'fail', status: 401 }, times: 0 });
    expect(await find(MEI, asked('zemidjan'))).toBe('sign-in');
    faults.clear();
    consentOnly(running.tenant, {
      application: [],
      delegated: ['ChannelMessage.ReadWrite'],
      team: [],
    });
    expect(await find(MEI, asked('zemidjan'))).toBe('consent');
    consentOnly(running.tenant);
    expect(JSON.stringify(log.lines)).not.toContain('zemidjan');
  });

  test('a late answer is not waited for, and its call is ended', async () => {
    const seen = running.tenant.faults.add({
      where,
      effect: { kind: 'delay', ms: 3_600_000 },
      times: 0,
    });
    expect(await search({ patienceMs: 50 }).find(MEI, asked('zemidjan'))).toBe('late');
    expect(running.tenant.faults.list().find((one) => one.id === seen)?.seen).toBeLessThan(2);
  });
});

describe('with Microsoft played by a script', () => {
  const of = (steps: readonly Step[], graph?: Graph | Unable) => {
    const service = scripted(steps);
    const log = remembering();
    const persons = { of: async () => graph ?? service.graph };
    return { ...service, log, ...createMicrosoftSearch({ persons, log }) };
  };
  const file = (name: string, more: object = {}) => ({
    hitId: name,
    rank: 1,
    summary: 'a <c0>pension</c0> of<ddd/>',
    resource: {
      id: name,
      name,
      webUrl: `https://x.example/teams/a%20team/${name}`,
      parentReference: { driveId: 'd' },
      ...more,
    },
  });
  const answer = (...hits: object[]): Step => ({
    status: 200,
    json: {
      value: [{ hitsContainers: [{ hits, total: hits.length, moreResultsAvailable: false }] }],
    },
  });

  test('what cannot be read costs nothing but itself; folders and strange addresses are no documents', async () => {
    const { find } = of([
      answer(
        file('a.docx'),
        { hitId: 'x' },
        file('folder', { folder: { childCount: 1 } }),
        file('b.docx', { webUrl: 'javascript:alert(1)' }),
        file('c.docx', {
          lastModifiedDateTime: 'yesterday',
          file: { hashes: { quickXorHash: 'h' } },
        }),
      ),
    ]);
    expect(await find(MEI, asked('pension'))).toEqual([
      {
        driveId: 'd',
        itemId: 'a.docx',
        name: 'a.docx',
        webUrl: 'https://x.example/teams/a%20team/a.docx',
        summary: 'a pension of …',
        site: 'a team',
        modifiedAt: null,
        size: null,
        hash: null,
      },
      expect.objectContaining({ itemId: 'c.docx', modifiedAt: null, hash: 'h' }),
    ]);
  });

  test('nothing is kept: asked twice, Microsoft is asked twice, each time for this person', async () => {
    const { find, sent } = of([answer(file('a.docx')), answer()]);
    expect(names(await find(MEI, asked('pension')))).toEqual(['a.docx']);
    expect(names(await find(MEI, asked('pension')))).toEqual([]);
    expect(sent).toHaveLength(2);
    expect(JSON.parse(String(sent[0]?.body))).toEqual({
      requests: [
        {
          entityTypes: ['driveItem'],
          query: { queryString: 'pension', queryTemplate: '({searchTerms}) isDocument=true' },
          from: 0,
          size: 25,
        },
      ],
    });
  });

  test.each(['sign-in', 'consent', 'unavailable'] as const)(
    'without a token (%s) nothing is asked',
    async (unable) => {
      const { find, sent } = of([answer()], unable);
      expect(await find(MEI, asked('pension'))).toBe(unable);
      expect(sent).toEqual([]);
    },
  );

  test('a refusal that repeats what was looked for is not written down', async () => {
    const { find, log } = of([
      {
        status: 400,
        json: { error: { code: 'BadRequest', message: 'Syntax error in query: pension' } },
      },
    ]);
    expect(await find(MEI, asked('pension'))).toBe('unavailable');
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('pension');
  });
});
