import { consents, NEEDS, TEAMS_NEEDS } from '../src/adapters/graph/needs.ts';

/** A consent that an owner gives for one team when the app is added there: a resource-specific one. */
export interface TeamRight {
  readonly name: string;
  readonly why: readonly string[];
}

const reasons = (name: string): readonly string[] => [
  ...TEAMS_NEEDS.filter(({ right }) => right === name).map(({ why }) => why),
  ...NEEDS.flatMap(({ calls }) => calls)
    .filter(({ rights }) => rights.includes(name))
    .map(({ why }) => why),
];

/** All that the manifest asks of a team. A right that no code uses is not asked for: owners would have to trust it. */
export const TEAM_RIGHTS: readonly TeamRight[] = consents().team.map((name) => ({
  name,
  why: [...new Set(reasons(name))],
}));
