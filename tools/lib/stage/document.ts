import { createExtractor } from '../../../src/adapters/documents/extract.ts';
import { Unexpected } from './unexpected.ts';

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** The words of a document, as whoever opens it reads them. @throws Unexpected where it cannot be read */
export async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  const extractor = createExtractor({ log: QUIET });
  try {
    const read = await extractor.extract(name, bytes);
    if (!read.ok) throw new Unexpected(`The document ${name} cannot be read.`);
    return read.text;
  } finally {
    await extractor.close();
  }
}
