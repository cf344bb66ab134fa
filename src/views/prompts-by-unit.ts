import type { CaptureActions } from '../features/capture/actions.ts';
import type { Prompt } from '../features/capture/prompting/model.ts';
import type { Pace } from '../features/capture/prompting/schedule.ts';
import { STANDINGS, type Standing, standingOf } from '../features/capture/prompting/standing.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import { showable } from '../kernel/withholding.ts';

interface ByUnitDeps {
  readonly capture: Pick<CaptureActions, 'prompts'>;
  readonly people: Pick<PeopleActions, 'people'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

/** How many questions were asked, of how many people, and how each of them stands: the standings add up to `sent`. */
export interface PromptFigures extends Readonly<Record<Standing, number>> {
  readonly people: number;
  readonly sent: number;
}

export interface UnitFigures extends PromptFigures {
  /** Null: of whom the directory names no unit. */
  readonly unit: string | null;
  /** Why people declined, without their names and in no order of time; what concerns a departure is left out. */
  readonly reasons: readonly string[];
}

export interface PromptsByUnit {
  /** The first day (UTC) that is counted. */
  readonly since: Date;
  /** All together; null for whoever sees units alone. */
  readonly all: PromptFigures | null;
  readonly units: readonly UnitFigures[];
  /** How many units of those they see are not shown, since too few people were asked there, or to keep that from being told. */
  readonly withheld: number;
  readonly smallest: number;
}

type Standings = readonly (readonly [Prompt, Standing])[];

function figures(all: Standings): PromptFigures {
  const count = (standing: Standing) => all.filter(([, one]) => one === standing).length;
  const counts = STANDINGS.map((one) => [one, count(one)] as const);
  return {
    people: new Set(all.map(([{ person }]) => person)).size,
    sent: all.length,
    ...(Object.fromEntries(counts) as Record<Standing, number>),
  };
}

const reasonsOf = (all: Standings): readonly string[] =>
  all
    .flatMap(([{ reason, kind }, standing]) =>
      standing === 'declined' && kind !== 'departure' && reason !== null ? [reason] : [],
    )
    .toSorted();

/**
 * Groups by unit. A unit is shown where enough people were asked in it; the same are withheld whoever looks, so that what
 * one reader may not see does not follow from the total less the rest of the table.
 */
export function byUnit(
  prompts: readonly Prompt[],
  unitOf: (person: PersonId) => string | null,
  { now, pace, smallest }: { readonly now: Date; readonly pace: Pace; readonly smallest: number },
): {
  readonly all: PromptFigures;
  readonly units: readonly UnitFigures[];
  readonly hidden: readonly (string | null)[];
} {
  const standing = prompts.map((one) => [one, standingOf(one, now, pace)] as const);
  const groups = [...Map.groupBy(standing, ([{ person }]) => unitOf(person))].map(
    ([unit, own]): UnitFigures => ({ unit, ...figures(own), reasons: reasonsOf(own) }),
  );
  const shown = new Set(showable(groups, ({ people }) => people, smallest));
  return {
    all: figures(standing),
    units: groups
      .filter((one) => shown.has(one))
      .toSorted((a, b) => (a.unit ?? '\uFFFF').localeCompare(b.unit ?? '\uFFFF')),
    hidden: groups.filter((one) => !shown.has(one)).map(({ unit }) => unit),
  };
}

/** What became of what people were asked (FR-PRM-11): governance sees all units, a focal point their own. */
export function promptsByUnit({ capture, people, governance }: ByUnitDeps) {
  return {
    /** @throws AppError `not-found` for whoever is neither governance nor a focal point */
    async seen(who: Actor): Promise<PromptsByUnit> {
      const { seen, since, now, pace, prompts } = await capture.prompts.askedLately(who);
      const smallest = await governance.setting('groups.smallest');
      const asked = await people.people([...new Set(prompts.map(({ person }) => person))]);
      const units = new Map(asked.map(({ id, unit }) => [id, unit]));
      const found = byUnit(prompts, (id) => units.get(id) ?? null, { now, pace, smallest });
      const sees = (unit: string | null) => seen === 'all' || (unit !== null && seen.has(unit));
      return {
        since,
        all: seen === 'all' ? found.all : null,
        units: found.units.filter(({ unit }) => sees(unit)),
        withheld: found.hidden.filter(sees).length,
        smallest,
      };
    },
  };
}
export type PromptsByUnitViews = ReturnType<typeof promptsByUnit>;
