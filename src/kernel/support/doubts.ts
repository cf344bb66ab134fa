import type { Written } from '../keypoints/crossing.ts';
import type { Language } from '../language.ts';
import type { Traceable } from '../traceable.ts';
import type { Clause, Knows } from './reading.ts';
import { type Lack, readSource, unsupported } from './supported.ts';

/** A statement that what it rests on does not seem to say. A hint for whoever publishes it; nothing is refused by it. */
export interface Doubt {
  /** Of the statement. */
  readonly id: string;
  readonly lacks: readonly Lack[];
}

export interface Reads extends Knows {
  /** The language of a text; `fallback` where it is too short to tell. */
  detect(text: string, fallback: Language): Language;
}

/** Statements with what they lack, in order. What rests on nothing that is known is refused elsewhere and not told. */
export function doubts<Source extends string>(
  statements: readonly Traceable<Source>[],
  written: ReadonlyMap<Source, Written>,
  reads: Reads,
): Doubt[] {
  const numbers = new Map([...written.values()].map((source, at) => [source, at]));
  const known = new Map<Written, readonly Clause[]>();
  const read = (source: Written): readonly Clause[] => {
    const clauses = known.get(source) ?? readSource(reads)(source, numbers.get(source) ?? 0);
    known.set(source, clauses);
    return clauses;
  };
  return statements.flatMap(({ id, text, sources }) => {
    const rests = sources.flatMap((source) => written.get(source) ?? []);
    const [first] = rests;
    if (!first || text.trim() === '') return [];
    const language = reads.detect(text, first.language);
    const lacks = unsupported({ text, language }, rests, reads, read);
    return lacks.length === 0 ? [] : [{ id, lacks }];
  });
}
