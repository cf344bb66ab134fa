import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultOf, mayReach } from '../../../src/adapters/registers/outside/address.ts';
import type { FetchLimits } from '../../../src/adapters/registers/outside/fetching.ts';
import { lessonFeed } from '../../../src/adapters/registers/outside/lessons.ts';
import { marcFile } from '../../../src/adapters/registers/outside/marc-file.ts';
import { createOutsideReader } from '../../../src/adapters/registers/outside/reader.ts';
import { dateIn, linkIn } from '../../../src/adapters/registers/outside/record.ts';
import { sheet } from '../../../src/adapters/registers/outside/sheet.ts';
import { parseXml, textOf, unescaped } from '../../../src/adapters/registers/outside/xml.ts';
import type { OutsideChange, OutsidePlace } from '../../../src/ports/outside.ts';

/** What others say of their records is taken as text, and read within bounds, whatever it is. */

const PLACE: OutsidePlace = { kind: 'oai', address: '', prefix: 'oai_dc', set: null, columns: {} };

let server: Server | null = null;
afterEach(async () => {
  const open = server;
  server = null;
  open?.closeAllConnections();
  await new Promise((closed) => (open ? open.close(closed) : closed(null)));
});

async function serving(answer: RequestListener): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((ready) => made.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

/** In two steps: what a server library made of `writeHead` elsewhere in the process returns nothing. */
function answers(
  response: ServerResponse,
  [status, headers]: readonly [number, Record<string, string>],
  body = '',
): void {
  response.writeHead(status, headers);
  response.end(body);
}

const readerOf = (limits: Partial<FetchLimits> = {}) =>
  createOutsideReader({
    reach: 'this-machine',
    limits,
    files: { bytes: async () => new Uint8Array() },
    now: () => 0,
  });

async function all(
  place: Partial<OutsidePlace>,
  { since = null, cursor = null }: { since?: string | null; cursor?: string | null } = {},
  limits: Partial<FetchLimits> = {},
): Promise<OutsideChange[]> {
  const changes: OutsideChange[] = [];
  for await (const page of readerOf(limits).pages({ ...PLACE, ...place }, { cursor, since })) {
    changes.push(...page.changes);
  }
  return changes;
}

async function taken(changes: AsyncIterable<OutsideChange>): Promise<OutsideChange[]> {
  const found: OutsideChange[] = [];
  for await (const change of changes) found.push(change);
  return found;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const envelope = (said: string): string =>
  `<OAI-PMH><responseDate>2026-03-01T00:00:00Z</responseDate>${said}</OAI-PMH>`;
const dc = (number: number, title = `Report number ${number}`): string =>
  `<record><header><identifier>oai:x:${number}</identifier></header><metadata><oai_dc:dc><dc:title>${title}</dc:title><dc:identifier>https://library.example/${number}</dc:identifier></oai_dc:dc></metadata></record>`;

describe('XML', () => {
  test('nothing is expanded, and a document type is refused', () => {
    expect(textOf(parseXml('<a>1 &amp;lt; 2 &#233; &nbsp; &bomb;</a>'))).toBe(
      '1 &lt; 2 é &nbsp; &bomb;',
    );
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
    expect(() => parseXml(bomb)).toThrow('document type');
    expect(() => parseXml('<a>'.repeat(5_000))).toThrow('not read as XML');
    expect(unescaped('&#0;&#xD800;&#x110000;')).toBe('&#0;&#xD800;&#x110000;');
  });

  const RECORD =
    '<record><leader>x</leader><controlfield tag="001">7</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">A title &amp; more /</subfield></datafield><datafield tag="856" ind1=" " ind2=" "><subfield code="u">https://library.example/7</subfield></datafield></record>';
  const mutated = (text: string) =>
    fc
      .array(
        fc.tuple(fc.nat(text.length), fc.nat(6), fc.string({ maxLength: 6, unit: 'binary' })),
        {
          maxLength: 6,
        },
      )
      .map((edits) =>
        edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text),
      );
  /** A source that cannot be read says so in its own kind of error; anything else is a fault of ours. */
  const clear = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: Error) => {
      expect(error.name).toBe('RegisterError');
    });
  };

  test('however a file of records is broken, each record is taken or named, or the file is refused', () =>
    fc.assert(
      fc.asyncProperty(mutated(`<collection>${RECORD}${RECORD}</collection>`), (text) =>
        clear(() => taken(marcFile(bytesOf(text)))),
      ),
      { numRuns: 300 },
    ));

  test('however a sheet or feed is broken, each row is taken or named, or it is refused', () =>
    fc.assert(
      fc.asyncProperty(
        mutated(
          'title;link;date\n"A; title";https://a.example/1;2019\nB;https://a.example/2;c2020\n',
        ),
        mutated('{"items":[{"id":1,"url":"https://a.example/1","lesson":"Late."},{"id":2}]}'),
        async (csv, json) => {
          await clear(() => taken(sheet(bytesOf(csv), { ...PLACE, kind: 'csv' })));
          await clear(async () => [...lessonFeed(json, { ...PLACE, kind: 'lessons' })]);
        },
      ),
      { numRuns: 200 },
    ));

  test('MARC is read whatever prefix and order of attributes it is written with', async () => {
    const other = RECORD.replaceAll(/<(\/?)(\w)/g, '<$1marc:$2').replaceAll(
      /tag="(\d+)" ind1="(.)" ind2="(.)"/g,
      "ind2='$3' ind1='$2' tag='$1'",
    );
    const [one, two] = [
      await taken(marcFile(bytesOf(RECORD))),
      await taken(marcFile(bytesOf(`<x>${other}</x>`))),
    ];
    expect(one).toEqual(two);
    expect(one[0]).toMatchObject({ record: { title: 'A title & more', identifier: '7' } });
  });

  test.each([
    ['2019-05-31T10:00:00Z', '2019-05-31'],
    ['[c2019]', '2019'],
    ['2019-05', '2019-05'],
    ['2019-13-40', '2019'],
    ['n.d.', null],
  ])('the date %s is %s', (said, known) => expect(dateIn(said)).toBe(known));

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pw@a.example/',
    'ftp://a/b',
    '',
  ])('%s is nothing to link to', (address) => expect(linkIn(address)).toBeNull());
});

describe('addresses', () => {
  test.each([
    'http://library.example/oai',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/',
    'https://localhost/',
    'https://intranet/',
    'https://db.internal/',
    'https://user:pw@library.example/',
    'file:///etc/passwd',
    '/etc/passwd',
  ])('%s is not read in production', (address) =>
    expect(faultOf(address, 'internet')).not.toBeNull(),
  );

  test('a name of the internet that leads to a machine of our own is refused where it is resolved', () => {
    for (const ip of ['10.1.2.3', '192.168.0.1', '::1', 'fd00::1', '::ffff:7f00:1', '100.64.0.1'])
      expect([ip, mayReach(ip, 'internet')]).toEqual([ip, false]);
    expect(mayReach('93.184.216.34', 'internet')).toBe(true);
    expect(faultOf('https://library.example/oai', 'internet')).toBeNull();
    expect(faultOf('http://10.0.0.1/', 'this-machine')).not.toBeNull();
  });
});

describe('over the network', () => {
  test('pages follow each other by token; what is deleted is told, what is broken is named', async () => {
    const address = await serving((request, response) => {
      const token = new URL(request.url ?? '', 'http://x').searchParams.get('resumptionToken');
      response.end(
        envelope(
          token
            ? `<ListRecords>${dc(3)}<record><header status="deleted"><identifier>oai:x:9</identifier></header></record><resumptionToken/></ListRecords>`
            : `<ListRecords>${dc(1)}${dc(2, '')}<resumptionToken completeListSize="4">p2</resumptionToken></ListRecords>`,
        ),
      );
    });
    expect((await all({ address })).map(({ kind }) => kind)).toEqual([
      'record',
      'refused',
      'record',
      'deleted',
    ]);
  });

  test('a catalogue that is busy is waited for as long as it asks, and no longer than patience lasts', async () => {
    let asked = 0;
    const address = await serving((_, response) => {
      asked += 1;
      if (asked === 1) answers(response, [503, { 'retry-after': '0' }]);
      else if (asked === 2) response.end(envelope(`<ListRecords>${dc(1)}</ListRecords>`));
      else answers(response, [503, { 'retry-after': '86400' }]);
    });
    expect(await all({ address })).toHaveLength(1);
    await expect(all({ address })).rejects.toMatchObject({ trouble: 'unreachable' });
    expect(asked).toBe(3);
  });

  test.each([
    ['noRecordsMatch', []],
    ['badResumptionToken', 'CursorGone'],
    ['badVerb', 'RegisterError'],
  ])('%s is understood', async (code, what) => {
    const address = await serving((_, response) => {
      response.end(envelope(`<error code="${code}"/>`));
    });
    const answer = all({ address }, { cursor: 'old' });
    if (typeof what === 'string') await expect(answer).rejects.toMatchObject({ name: what });
    else expect(await answer).toEqual(what);
  });

  test('a catalogue that counts in days is asked by day', async () => {
    const since: (string | null)[] = [];
    const address = await serving((request, response) => {
      const from = new URL(request.url ?? '', 'http://x').searchParams.get('from');
      since.push(from);
      response.end(
        envelope(
          (from ?? '').length > 10
            ? '<error code="badArgument"/>'
            : `<ListRecords>${dc(1)}</ListRecords>`,
        ),
      );
    });
    await all({ address }, { since: '2026-02-03T04:05:06Z' });
    expect(since).toEqual(['2026-02-03T04:05:06Z', '2026-02-03']);
  });

  test('what is too large, breaks off, leads elsewhere for ever, is packed or is something else is refused in words', async () => {
    const address = await serving((request, response) => {
      if (request.url?.startsWith('/large')) response.end('x'.repeat(50_000));
      else if (request.url?.startsWith('/cut')) {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => response.destroy());
      } else if (request.url?.startsWith('/away')) {
        answers(response, [302, { location: '/away' }]);
      } else if (request.url?.startsWith('/inside')) {
        answers(response, [302, { location: 'http://169.254.169.254/' }]);
      } else if (request.url?.startsWith('/packed')) {
        answers(response, [200, { 'content-encoding': 'gzip' }], 'x');
      } else response.end('<html>Sign in</html>');
    });
    const csv = (path: string) =>
      all({ kind: 'csv', address: `${address}${path}` }, {}, { mostBytes: 10_000 });
    await expect(csv('/large')).rejects.toMatchObject({ trouble: 'too-large' });
    await expect(csv('/cut')).rejects.toMatchObject({ trouble: 'unreachable' });
    await expect(csv('/away')).rejects.toMatchObject({ trouble: 'bad-address' });
    await expect(csv('/inside')).rejects.toMatchObject({ trouble: 'bad-address' });
    await expect(csv('/packed')).rejects.toMatchObject({ trouble: 'other-format' });
    await expect(all({ address })).rejects.toMatchObject({ trouble: 'other-format' });
  });
});
