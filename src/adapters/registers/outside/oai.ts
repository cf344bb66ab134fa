import {
  CursorGone,
  type OutsideChange,
  type OutsideFrom,
  type OutsidePage,
  type OutsidePlace,
} from '../../../ports/outside.ts';
import { RegisterError } from '../../../ports/reading.ts';
import { dublinCore } from './dublin-core.ts';
import { type Fetcher, whole } from './fetching.ts';
import { marcRecord } from './marc.ts';
import { malformed, recordOf } from './record.ts';
import { type Element, elements, first, parseXml, textOf } from './xml.ts';

/** A page of records; catalogues send between fifty and five hundred of them. */
const MOST_PAGE_BYTES = 16 * 1024 * 1024;
/** A catalogue that hands out tokens for ever is not read for ever. */
const MOST_PAGES = 100_000;

/** @throws RegisterError `other-format` */
function envelopeOf(text: string): Element {
  try {
    const root = parseXml(text);
    if (root.name === 'OAI-PMH') return root;
  } catch (error) {
    throw new RegisterError('other-format', {}, { cause: error });
  }
  throw new RegisterError('other-format');
}

/** A catalogue's own refusals. @returns true where it has nothing to tell. @throws RegisterError, CursorGone */
function hasNothing(envelope: Element): boolean {
  const codes = elements(envelope, 'error').map(({ attributes }) => attributes.code ?? '');
  if (codes.length === 0) return false;
  if (codes.includes('noRecordsMatch')) return true;
  if (codes.includes('badResumptionToken')) throw new CursorGone();
  throw new RegisterError('other-format', {
    code: (codes[0] ?? '').replace(/\W/g, '').slice(0, 40),
  });
}

function changeOf(at: number, record: Element): OutsideChange {
  const header = first(record, 'header');
  const identifier = textOf(first(header, 'identifier'));
  if (header?.attributes.status === 'deleted' && identifier !== '') {
    return { kind: 'deleted', identifier };
  }
  const said = first(record, 'metadata');
  const root = said && elements(said)[0];
  if (!root) return malformed(at, identifier || null);
  if (root.name === 'dc') return recordOf(at, dublinCore(root, identifier));
  const marc = root.name === 'collection' ? first(root, 'record') : root;
  if (marc?.name === 'record') return recordOf(at, marcRecord(marc, identifier));
  return malformed(at, identifier || null);
}

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;

/** Catalogues say their time to the second or to the day, and take no other of the two. */
const momentIn = (text: string): string | null =>
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/.exec(text)?.[0] ?? null;

function pageOf(envelope: Element, before: number): OutsidePage {
  const list = first(envelope, 'ListRecords');
  if (!list) throw new RegisterError('other-format');
  const token = first(list, 'resumptionToken');
  return {
    changes: elements(list, 'record').map((record, index) => changeOf(before + index + 1, record)),
    cursor: textOf(token) || null,
    total: numberIn(token?.attributes.completeListSize),
    asOf: momentIn(textOf(first(envelope, 'responseDate'))),
  };
}

function addressOf({ address, prefix, set }: OutsidePlace, from: OutsideFrom): string {
  const url = new URL(address);
  url.searchParams.set('verb', 'ListRecords');
  if (from.cursor !== null) {
    url.searchParams.set('resumptionToken', from.cursor);
    return url.href;
  }
  url.searchParams.set('metadataPrefix', prefix ?? 'oai_dc');
  if (set !== null) url.searchParams.set('set', set);
  if (from.since !== null) url.searchParams.set('from', from.since);
  return url.href;
}

/**
 * A catalogue by OAI-PMH 2.0: all of it, what changed since, or on from where it was left.
 * @throws RegisterError, CursorGone
 */
export async function* harvest(
  fetch: Fetcher,
  place: OutsidePlace,
  start: OutsideFrom,
  signal?: AbortSignal,
): AsyncGenerator<OutsidePage> {
  let from = start;
  let read = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const bytes = await whole(fetch.get(addressOf(place, from), signal), MOST_PAGE_BYTES);
    const envelope = envelopeOf(new TextDecoder().decode(bytes));
    const asked = from;
    if (isOtherGranularity(envelope, asked)) {
      // It counts in days: what changed on that day is read again, which changes nothing.
      from = { ...asked, since: asked.since?.slice(0, 10) ?? null };
      continue;
    }
    if (hasNothing(envelope)) {
      const asOf = momentIn(textOf(first(envelope, 'responseDate')));
      yield { changes: [], cursor: null, total: 0, asOf };
      return;
    }
    const page = pageOf(envelope, read);
    yield page;
    // The same token again would be the same page again.
    if (page.cursor === null) return;
    if (page.cursor === from.cursor) throw new RegisterError('other-format');
    read += page.changes.length;
    from = { cursor: page.cursor, since: null };
  }
  throw new RegisterError('other-format');
}

const isOtherGranularity = (envelope: Element, { since, cursor }: OutsideFrom): boolean =>
  cursor === null &&
  since !== null &&
  since.length > 10 &&
  elements(envelope, 'error').some(({ attributes }) => attributes.code === 'badArgument');
