import {
  consents,
  INCLUDED_IN,
  NEEDS,
  type Need,
  TEAMS_NEEDS,
  TOOL_NEEDS,
} from '../src/adapters/graph/needs.ts';

import { doorLines } from './role-doors.ts';
import { verbLines } from './role-verbs.ts';
import { roleLines } from './roles.ts';

const USAGE = `npm run permissions [-- --roles | --json | --guide | --scopes | --delegated | --rsc]

What Praxis asks of Microsoft Graph and of Teams, by feature: each call, the least right that covers it, why, and what
happens without.

  --roles    who may do what in the product: role by verb by item, asked of its policies
  --json     the same as JSON
  --guide    a line for each right, as in docs/administrator.md
  --scopes   only the application rights that an administrator consents to, one a line
  --delegated  only the delegated rights that an administrator consents to, one a line
  --rsc      only the rights that a team gives by installing the app, one a line: for the app package
`;

const LINE = 100;

/** Words in lines of at most `LINE` characters, each behind the indent. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}

const rightOf = ({ mode, rights }: Need): string =>
  mode === 'none' ? 'no right of its own' : `${mode}: ${rights.join(' and ')}`;

/** What gives a team's right for every team at once; empty where nothing does. */
function forEveryTeam(right: string): string {
  const needs = NEEDS.flatMap(({ calls }) => calls);
  const found = needs.find(({ rights, everywhere }) => everywhere && rights.includes(right));
  return found ? `  (${found.everywhere} gives the same for all teams)` : '';
}

const widest = (words: readonly string[]): number =>
  Math.max(...words.map((word) => word.length)) + 2;

/** The table as people read it. */
export function tableLines(): string[] {
  const all = [...NEEDS, ...TOOL_NEEDS];
  const rights = widest(all.flatMap(({ calls }) => calls.map(rightOf)));
  const lines = all.flatMap(({ name, without, calls }) => [
    name,
    ...calls.flatMap((need) => [
      `  ${need.call}`,
      `      ${rightOf(need).padEnd(rights)}${need.why}`,
    ]),
    ...wrapped(`Without: ${without}`, '  '),
    '',
  ]);
  const { application, delegated, team, tools } = consents();
  return [
    ...lines,
    'Teams: what the app package and its registration ask for',
    ...TEAMS_NEEDS.flatMap(({ right, given, why, without }) => [
      `  ${right}`,
      `      ${given}`,
      `      ${why}`,
      `      Without: ${without}`,
    ]),
    '',
    'To consent to, for the application (what another right includes is left out):',
    ...application.map((right) => `  ${right}`),
    'To consent to, for what is done in a person’s name with that person’s own rights (delegated):',
    ...delegated.map((right) => `  ${right}`),
    'Beside them only while npm run provision makes the site:',
    ...tools.map((right) => `  ${right}`),
    'Given by each team with the installation of the app:',
    ...team.map((right) => `  ${right}${forEveryTeam(right)}`),
  ];
}

/** Whose calls a right is for, and what happens where it is left out: a row for each right to consent to. */
export function guideLines(): string[] {
  const { application, delegated, team } = consents();
  const row = (right: string, kind: string, mode: Need['mode']): string => {
    const held = new Set([right, ...included(right)]);
    const features = NEEDS.filter(({ calls }) =>
      calls.some((need) => need.mode === mode && need.rights.some((one) => held.has(one))),
    );
    const needs =
      features.length > 0 ? features : TEAMS_NEEDS.filter((need) => need.right === right);
    const names = needs.map((need) => ('name' in need ? need.name : need.why));
    const without = needs.map((need) => need.without);
    return `| \`${right}\` | ${kind} | ${names.join('; ')} | ${[...new Set(without)].join(' ')} |`;
  };
  return [
    '| right | given | for | without it |',
    '| --- | --- | --- | --- |',
    ...application.map((right) => row(right, 'application', 'app')),
    ...delegated.map((right) => row(right, 'delegated', 'delegated')),
    ...team.map((right) => row(right, 'by a team', 'app')),
  ];
}

/** What a consent to this right covers besides. */
const included = (right: string): string[] =>
  Object.entries(INCLUDED_IN).flatMap(([one, within]) => (within.includes(right) ? [one] : []));

/** @returns what to print for these arguments; null where they are not understood */
export function permissions(args: readonly string[]): string | null {
  const [asked, ...more] = args;
  if (more.length > 0) return null;
  const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
  switch (asked) {
    case undefined:
      return text(tableLines());
    case '--roles':
      return text([...roleLines(), ...doorLines(), ...verbLines()]);
    case '--json': {
      const table = {
        features: NEEDS,
        tools: TOOL_NEEDS,
        teams: TEAMS_NEEDS,
        consents: consents(),
      };
      return `${JSON.stringify(table, null, 2)}\n`;
    }
    case '--guide':
      return text(guideLines());
    case '--scopes':
      return text(consents().application);
    case '--delegated':
      return text(consents().delegated);
    case '--rsc':
      return text(consents().team);
    default:
      return null;
  }
}

if (process.argv[1] === import.meta.filename) {
  const answer = permissions(process.argv.slice(2));
  if (answer === null) process.stderr.write(USAGE);
  else process.stdout.write(answer);
  process.exitCode = answer === null ? 2 : 0;
}
