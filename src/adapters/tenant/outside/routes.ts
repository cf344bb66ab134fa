import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { escaped, PREFIXES, type Prefix, recordElement } from './formats.ts';
import { type LibraryRecord, lessons, libraryRecords } from './records.ts';

const PAGE = 50;
/** Made once: it is always the same. */
let kept: readonly LibraryRecord[] | undefined;
const catalogue = (): readonly LibraryRecord[] => {
  kept ??= libraryRecords();
  return kept;
};

class OaiError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Resumed {
  readonly prefix: Prefix;
  readonly from: string;
  readonly until: string;
  readonly at: number;
}

const tokenOf = (state: Resumed): string =>
  Buffer.from(JSON.stringify(state)).toString('base64url');

function resumed(token: string): Resumed {
  try {
    const { prefix, from, until, at } = JSON.parse(
      Buffer.from(token, 'base64url').toString(),
    ) as Resumed;
    if (PREFIXES.includes(prefix) && Number.isInteger(at) && at > 0)
      return { prefix, from, until, at };
  } catch (error) {
    // A token that nobody here made is one that is not known.
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new OaiError('badResumptionToken');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;

function asked(query: URLSearchParams): Resumed {
  const token = query.get('resumptionToken');
  if (token !== null) return resumed(token);
  const prefix = PREFIXES.find((one) => one === query.get('metadataPrefix'));
  if (!query.has('metadataPrefix')) throw new OaiError('badArgument');
  if (!prefix) throw new OaiError('cannotDisseminateFormat');
  if (query.has('set')) throw new OaiError('noSetHierarchy');
  const [from, until] = [query.get('from') ?? '', query.get('until') ?? ''];
  if ([from, until].some((moment) => moment !== '' && !MOMENT.test(moment))) {
    throw new OaiError('badArgument');
  }
  return { prefix, from, until, at: 0 };
}

function listed(query: URLSearchParams, pages: string): string {
  const state = asked(query);
  const { prefix, from, until, at } = state;
  const all = catalogue().filter(
    ({ changedAt }) => changedAt >= from && (until === '' || changedAt <= `${until}~`),
  );
  const some = all.slice(at, at + PAGE);
  if (some.length === 0) throw new OaiError(at === 0 ? 'noRecordsMatch' : 'badResumptionToken');
  const next = at + PAGE;
  const size = `completeListSize="${all.length}" cursor="${at}"`;
  const token =
    next < all.length
      ? `<resumptionToken ${size}>${tokenOf({ ...state, at: next })}</resumptionToken>`
      : `<resumptionToken ${size}/>`;
  return `<ListRecords>${some.map((record) => recordElement(record, prefix, pages)).join('')}${token}</ListRecords>`;
}

const identified = (base: string): string =>
  `<Identify><repositoryName>Labordoc (invented)</repositoryName><baseURL>${base}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>library@org.example</adminEmail><earliestDatestamp>2025-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`;

const formats = (): string =>
  `<ListMetadataFormats>${PREFIXES.map((prefix) => `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix></metadataFormat>`).join('')}</ListMetadataFormats>`;

function answered(query: URLSearchParams, base: string, pages: string): string {
  try {
    switch (query.get('verb')) {
      case 'Identify':
        return identified(base);
      case 'ListMetadataFormats':
        return formats();
      case 'ListRecords':
        return listed(query, pages);
      default:
        throw new OaiError('badVerb');
    }
  } catch (error) {
    if (error instanceof OaiError) return `<error code="${error.code}"/>`;
    throw error;
  }
}

const rooted = ({ tenant }: Call, path: string): string => `${tenant.url}/outside/${path}`;

const bytes = (text: string, type: string): Reply => ({
  status: 200,
  bytes: Buffer.from(text),
  headers: { 'content-type': `${type}; charset=utf-8` },
});

function oai(call: Call): Reply {
  const base = rooted(call, 'labordoc/oai');
  const said = answered(call.query, base, rooted(call, 'labordoc/records'));
  const now = `${call.tenant.clock.iso().slice(0, 19)}Z`;
  return bytes(
    `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${now}</responseDate><request>${base}</request>${said}</OAI-PMH>`,
    'text/xml',
  );
}

const page = (title: string, text: string): Reply =>
  bytes(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><h1>${escaped(title)}</h1><p>${escaped(text)}</p><p>Invented, for trying out.</p></html>`,
    'text/html',
  );

const missing: Reply = { status: 404, json: { error: 'not found' } };

function record(call: Call): Reply {
  const found = catalogue().find(({ number }) => String(number) === call.params.number);
  return found && !found.deleted ? page(found.title, found.abstract) : missing;
}

const all = (call: Call) => lessons(rooted(call, 'discovery/lessons'));

function lesson(call: Call): Reply {
  const found = all(call).find(({ id }) => id === call.params.id);
  return found ? page(found.evaluation, found.lesson) : missing;
}

/** A library's catalogue and an evaluation office's feed, which are not Microsoft's, beside what is. */
export const outsideRoutes: Route[] = [
  openRoute('GET', '/outside/labordoc/oai', oai),
  openRoute('GET', '/outside/labordoc/records/{number}', record),
  openRoute('GET', '/outside/discovery/lessons.json', (call) => ({
    status: 200,
    json: { items: all(call) },
  })),
  openRoute('GET', '/outside/discovery/lessons/{id}', lesson),
];
