import { showable } from '../../kernel/withholding.ts';

/** How many people of a group there are, how many of them spoke, and how much they said. */
export interface Tally {
  readonly group: string;
  readonly people: number;
  readonly speakers: number;
  readonly said: number;
}

/** A group's part of the people and of what was said, in whole per cent; null where it is withheld. */
export interface Share {
  readonly group: string;
  readonly people: number | null;
  readonly said: number | null;
}

export interface Shares {
  readonly shown: readonly Share[];
  /** How many groups are not shown by their names, since they are too small or would give a small one away. */
  readonly withheld: number;
}

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 100);

/**
 * Each group's part. What a group said is shown only where enough of it spoke, by the same rule, so that neither a
 * number nor a difference of numbers is about fewer than `smallest`.
 */
export function sharesOf(tallies: readonly Tally[], smallest: number): Shares {
  const people = tallies.reduce((sum, one) => sum + one.people, 0);
  const said = tallies.reduce((sum, one) => sum + one.said, 0);
  const there = tallies.filter((one) => one.people > 0);
  const shown = showable(there, (one) => one.people, smallest);
  const heard = new Set(showable(there, (one) => one.speakers, smallest).map(({ group }) => group));
  return {
    shown: shown.map((one) => ({
      group: one.group,
      people: percent(one.people, people),
      said: heard.has(one.group) ? percent(one.said, said) : null,
    })),
    withheld: there.length - shown.length,
  };
}

/** @param groupOf null leaves a person out of both counts */
export function talliesBy<T extends { readonly spoke: number }>(
  people: readonly T[],
  groupOf: (person: T) => string | null,
): readonly Tally[] {
  const groups = Map.groupBy(people, (one) => groupOf(one));
  return [...groups].flatMap(([group, own]) =>
    group === null
      ? []
      : [
          {
            group,
            people: own.length,
            speakers: own.filter(({ spoke }) => spoke > 0).length,
            said: own.reduce((sum, { spoke }) => sum + spoke, 0),
          },
        ],
  );
}
