import type { PersonId } from '../../kernel/ids.ts';

/** How much one person has shown or said on one topic, over all that was published, in numbers alone. */
export interface Share {
  readonly topic: string;
  readonly person: PersonId;
  readonly pieces: number;
  readonly declared: boolean;
}

export interface Single {
  readonly topic: string;
  readonly person: PersonId;
  readonly pieces: number;
}

/** One reply may be chance. */
const ENOUGH = 2;

/** Topics that exactly one of the present people knows (FR-EXP-5), in the order of `topics`. */
export function singles(
  shares: readonly Share[],
  topics: readonly string[],
  isHere: (person: PersonId) => boolean,
): Single[] {
  return topics.flatMap((topic) => {
    const experts = shares.filter(
      (one) => one.topic === topic && (one.declared || one.pieces >= ENOUGH) && isHere(one.person),
    );
    const [only] = experts;
    return only && experts.length === 1
      ? [{ topic, person: only.person, pieces: only.pieces }]
      : [];
  });
}
