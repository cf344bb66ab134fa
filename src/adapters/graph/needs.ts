/** What the product may ask of Microsoft, what for, and by which right: the only list of it there is. */

import { COMMUNITY_NEEDS } from './needs/communities.ts';
import { DOCUMENTS } from './needs/documents.ts';
import { FOLLOWING } from './needs/following.ts';
import { ORGANIZATION } from './needs/organization.ts';
import { IN_PERSON } from './needs/persons.ts';
import { PLACES } from './needs/places.ts';
import { REACHING } from './needs/reaching.ts';
import { REGISTERS } from './needs/registers.ts';
import { TEAMS_NEEDS } from './needs/teams.ts';
import { TOOL_NEEDS } from './needs/tools.ts';
import type { FeatureNeeds, Mode, Need } from './needs/types.ts';

export { TEAMS_NEEDS } from './needs/teams.ts';
export { TOOL_NEEDS } from './needs/tools.ts';
export type { FeatureKey, Need } from './needs/types.ts';

/** By feature; a call that several need stands at each of them. */
export const NEEDS: readonly FeatureNeeds[] = [
  ...ORGANIZATION,
  ...PLACES,
  ...COMMUNITY_NEEDS,
  ...REGISTERS,
  ...DOCUMENTS,
  ...FOLLOWING,
  ...REACHING,
  ...IN_PERSON,
];

/** Which right includes which: consenting to both would say the same twice. */
export const INCLUDED_IN: Readonly<Record<string, readonly string[]>> = {
  'Files.Read.All': ['Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'],
  'Files.ReadWrite.All': ['Sites.ReadWrite.All'],
  'Sites.Read.All': ['Sites.ReadWrite.All'],
  'TeamMember.Read.All': ['TeamMember.ReadWrite.All'],
  'ChannelSettings.Read.All': ['Channel.ReadBasic.All'],
  'TeamsAppInstallation.Read.All': ['TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All'],
};

export interface Consents {
  /** An administrator's, for the application in the whole organization. */
  readonly application: readonly string[];
  /** An administrator's, for what is done in a person's name with that person's own rights. */
  readonly delegated: readonly string[];
  /** A team's, by installing the app in it. */
  readonly team: readonly string[];
  /** An administrator's, beside `application`, only while a tool is run. */
  readonly tools: readonly string[];
}

const rightsOf = (
  all: readonly { readonly calls: readonly Need[] }[],
  mode: Mode = 'app',
): Set<string> =>
  new Set(
    all.flatMap(({ calls }) => calls.flatMap((need) => (need.mode === mode ? need.rights : []))),
  );
const includes = (held: ReadonlySet<string>, right: string): boolean =>
  (INCLUDED_IN[right] ?? []).some((one) => held.has(one));
const isTeams = (right: string): boolean => right.endsWith('.Group');

/** The fewest and least rights that cover the table. */
export function consents(): Consents {
  const wanted = rightsOf(NEEDS);
  const least = [...wanted].filter((right) => !includes(wanted, right));
  const persons = rightsOf(NEEDS, 'delegated');
  const tools = [...rightsOf(TOOL_NEEDS)].filter((right) => !wanted.has(right));
  const ofTeams = [...least, ...TEAMS_NEEDS.map(({ right }) => right)].filter(isTeams);
  return {
    application: least.filter((right) => !isTeams(right)).sort(),
    delegated: [...persons].filter((right) => !includes(persons, right)).sort(),
    team: [...new Set(ofTeams)].sort(),
    tools: tools.filter((right) => !includes(wanted, right)).sort(),
  };
}

const LISTED: ReadonlySet<string> = new Set(
  [...NEEDS, ...TOOL_NEEDS].flatMap(({ calls }) => calls.map(({ call }) => call)),
);

/** Calls, as the gateway names them, that no feature is said to need: none, or the table lies. */
export const unlisted = (calls: Iterable<string>): string[] =>
  [...new Set(calls)].filter((call) => !LISTED.has(call));
