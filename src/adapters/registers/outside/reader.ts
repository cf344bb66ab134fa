import { AppError } from '../../../kernel/errors.ts';
import type {
  OutsideChange,
  OutsidePage,
  OutsidePlace,
  OutsideReader,
} from '../../../ports/outside.ts';
import { RegisterError } from '../../../ports/reading.ts';
import type { FileSource } from '../files.ts';
import { faultOf } from './address.ts';
import { type Bytes, type Fetching, fetcher, whole } from './fetching.ts';
import { lessonFeed } from './lessons.ts';
import { marcFile } from './marc-file.ts';
import { harvest } from './oai.ts';
import { sheet } from './sheet.ts';

export interface OutsideReading extends Fetching {
  /** Files of the knowledge site, `/<library>/<path>`. */
  readonly files: FileSource;
}

const TOGETHER = 100;
/** A feed of lessons is read whole. */
const MOST_FEED_BYTES = 16 * 1024 * 1024;
const IN_SITE = /^\/[^/]+\/.+/;

/** A hundred at a time; a file has no place to go on from but its beginning. */
async function* paged(
  changes: AsyncIterable<OutsideChange> | Iterable<OutsideChange>,
): AsyncGenerator<OutsidePage> {
  let some: OutsideChange[] = [];
  const page = (): OutsidePage => ({ changes: some, cursor: null, total: null, asOf: null });
  for await (const change of changes) {
    some.push(change);
    if (some.length < TOGETHER) continue;
    yield page();
    some = [];
  }
  yield page();
}

async function* once(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await bytes;
}

/** The first sign of a feed that is no sheet. */
const isJson = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));

async function* lessons(source: Bytes, place: OutsidePlace): AsyncGenerator<OutsideChange> {
  const bytes = await whole(source, MOST_FEED_BYTES);
  if (isJson(bytes)) yield* lessonFeed(new TextDecoder().decode(bytes), place);
  else yield* sheet(once(Promise.resolve(bytes)), place);
}

/** Catalogues, files of records, sheets and feeds of lessons, wherever each of them is. */
export function createOutsideReader(options: OutsideReading): OutsideReader {
  const fetch = fetcher(options);

  const bytesOf = ({ address }: OutsidePlace, signal?: AbortSignal): Bytes =>
    IN_SITE.test(address) ? once(options.files.bytes(address)) : fetch.get(address, signal);

  const faultIn = ({ kind, address }: OutsidePlace) =>
    kind !== 'oai' && IN_SITE.test(address) ? null : faultOf(address, options.reach);

  function check(place: OutsidePlace): void {
    const fault = faultIn(place);
    if (fault) throw new AppError('invalid-input', `address: ${fault}`, { field: 'address' });
  }

  return {
    check,
    pages(place, from, signal) {
      if (faultIn(place)) throw new RegisterError('bad-address');
      switch (place.kind) {
        case 'oai':
          return harvest(fetch, place, from, signal);
        case 'marcxml':
          return paged(marcFile(bytesOf(place, signal)));
        case 'csv':
          return paged(sheet(bytesOf(place, signal), place));
        case 'lessons':
          return paged(lessons(bytesOf(place, signal), place));
      }
    },
  };
}
