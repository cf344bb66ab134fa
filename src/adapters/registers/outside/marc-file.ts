import type { OutsideChange } from '../../../ports/outside.ts';
import { RegisterError } from '../../../ports/reading.ts';
import type { Bytes } from './fetching.ts';
import { marcRecord } from './marc.ts';
import { malformed, recordOf } from './record.ts';
import { parseXml } from './xml.ts';

/** A record is a page of text; what is longer has no end. */
const MOST_RECORD_CHARACTERS = 512 * 1024;
const OPENING = /<((?:[\w.-]+:)?record)[\s>]/;
/** The longest beginning of an opening tag that may be cut by the end of a piece. */
const CUT = 80;

/** The text of each `record` element of a file, one after the other, however large the file is. */
export async function* recordTexts(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let seen = false;
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    for (;;) {
      const opening = OPENING.exec(rest);
      if (!opening) {
        if (!seen && rest.length > MOST_RECORD_CHARACTERS) throw new RegisterError('other-format');
        rest = rest.slice(-CUT);
        break;
      }
      const closing = `</${opening[1]}>`;
      const end = rest.indexOf(closing, opening.index);
      if (end < 0) {
        rest = rest.slice(opening.index);
        if (rest.length > MOST_RECORD_CHARACTERS) throw new RegisterError('other-format');
        break;
      }
      seen = true;
      yield rest.slice(opening.index, end + closing.length);
      rest = rest.slice(end + closing.length);
    }
  }
  if (!seen) throw new RegisterError('other-format');
}

/** Records of a MARC-XML file; one that is broken is named, and the next is read. */
export async function* marcFile(bytes: Bytes): AsyncGenerator<OutsideChange> {
  let at = 0;
  for await (const text of recordTexts(bytes)) {
    at += 1;
    yield changeOf(at, text);
  }
}

function changeOf(at: number, text: string): OutsideChange {
  try {
    return recordOf(at, marcRecord(parseXml(text), null));
  } catch (error) {
    if (error instanceof Error && error.name === 'XmlError') return malformed(at);
    throw error;
  }
}
