import type { Field, OutsideChange, OutsidePlace } from '../../../ports/outside.ts';
import { RegisterError } from '../../../ports/reading.ts';
import { type Row, several } from './columns.ts';
import { malformed, recordOf } from './record.ts';

const LONGEST_TITLE = 140;

/** A lesson has no title of its own: its first sentence is one. */
function titleOf(lesson: string): string {
  const sentence = /^.{20,}?[.!?](?=\s|$)/su.exec(lesson)?.[0] ?? lesson;
  if (sentence.length <= LONGEST_TITLE) return sentence.trim();
  return `${sentence.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}

const PRACTICE = /good practice|bonne pratique|buena pr[aá]ctica/i;

/** A lesson or good practice of an evaluation, as a row or entry of a feed. */
export function lessonOf(at: number, row: Row): OutsideChange {
  const lesson = row('lesson');
  return recordOf(at, {
    identifier: row('identifier') || row('link'),
    titles: [row('title'), titleOf(lesson.replace(/\s+/g, ' ').trim())],
    abstracts: [lesson || row('abstract')],
    authors: several(row('authors')),
    dates: [row('date')],
    languages: [row('language')],
    subjects: several(row('subjects')),
    identifiers: [row('link'), ...several(row('identifiers'))],
    countries: several(row('countries')),
    type: PRACTICE.test(row('type')) ? 'practice' : 'lesson',
    sector: row('sector'),
    evaluation: row('evaluation'),
  });
}

/** Names that feeds give to fields, beside our own. */
const ALSO: Readonly<Partial<Record<Field, readonly string[]>>> = {
  identifier: ['id', 'guid'],
  link: ['url'],
  date: ['year', 'date_published'],
  countries: ['country'],
  lesson: ['text', 'content_text', 'lessonText'],
  subjects: ['tags', 'themes'],
  evaluation: ['evaluationName', 'evaluation_name', 'evaluationTitle'],
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join('; ');
  return '';
};

function rowOf(entry: Readonly<Record<string, unknown>>, columns: OutsidePlace['columns']): Row {
  return (field) => {
    const given = columns[field];
    const names = given === undefined ? [field, ...(ALSO[field] ?? [])] : [given];
    const name = names.find((one) => Object.hasOwn(entry, one));
    return name === undefined ? '' : asText(entry[name]).trim();
  };
}

/** The list that a feed is, or holds under whatever name. @throws RegisterError `other-format` */
function entriesOf(text: string): readonly unknown[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new RegisterError(
      'other-format',
      {},
      { cause: error instanceof Error ? error.name : '' },
    );
  }
  const list = Array.isArray(given)
    ? given
    : isObject(given)
      ? (given.items ?? given.lessons ?? given.value ?? given.results)
      : null;
  if (!Array.isArray(list)) throw new RegisterError('other-format');
  return list;
}

/** Lessons of a JSON feed: a list of entries, or one under `items`, `lessons`, `value` or `results`. */
export function* lessonFeed(text: string, place: OutsidePlace): Generator<OutsideChange> {
  let at = 0;
  for (const entry of entriesOf(text)) {
    at += 1;
    yield isObject(entry) ? lessonOf(at, rowOf(entry, place.columns)) : malformed(at);
  }
}
