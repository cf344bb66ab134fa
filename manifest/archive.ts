import { unzipSync, zipSync } from 'fflate';

/**
 * The moment that every file of the archive bears: the first that the format knows. It keeps times without a zone, read
 * from the local fields of a date; hence local fields, and the same bytes in every zone.
 */
const EPOCH = new Date(1980, 0, 1);

/** The same files in the same order give the same bytes. */
export const zip = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      [...files].map(([name, bytes]) => [name, [bytes, { level: 9, mtime: EPOCH }]]),
    ),
  );

/** @throws Error where the bytes are no archive */
export const unzip = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(bytes)));
