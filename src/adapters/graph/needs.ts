/** What the product may ask of Microsoft, what for, and by which right: the only list of it there is. */

/** Who asks: the application itself, a person by the application (`delegated`), or nobody: the address carries its
 * own permission, or what is inside the call is judged on its own. */
export type Mode = 'app' | 'delegated' | 'none';

export interface Need {
  /** Method and route as the gateway names them: `GET /users/{id}`. */
  readonly call: string;
  readonly mode: Mode;
  /** The least that covers the call, all of them together. Names ending in `.Group` are given by a team with the
   * installation of the app, for this team alone. */
  readonly rights: readonly string[];
  /** Where a right is a team's to give: what gives the same for every team at once. */
  readonly everywhere?: string;
  readonly why: string;
}

export type FeatureKey =
  | 'people'
  | 'zones'
  | 'communities'
  | 'projects'
  | 'departures'
  | 'knowledge'
  | 'publishing'
  | 'sharing'
  | 'receipts';

export interface FeatureNeeds {
  readonly feature: FeatureKey;
  readonly name: string;
  /** What happens without any one of its rights. */
  readonly without: string;
  readonly calls: readonly Need[];
}

const app = (call: string, rights: string, why: string): Need => ({
  call,
  mode: 'app',
  rights: rights.split(' '),
  why,
});
const inTeam = (call: string, right: string, why: string): Need => ({
  ...app(call, `${right}.Group`, why),
  everywhere: `${right}.All`,
});
const free = (call: string, why: string): Need => ({ call, mode: 'none', rights: [], why });

const rowsOf = (list: string): readonly Need[] => [
  app('GET /sites/{host}:/{path}', 'Sites.Read.All', 'finds the site by its address'),
  app('GET /sites/{site}/lists', 'Sites.Read.All', `finds the list "${list}" by its name`),
  app('GET /sites/{site}/lists/{list}/items', 'Sites.Read.All', `reads the list "${list}"`),
];

/** By feature; a call that several need stands at each of them. */
export const NEEDS: readonly FeatureNeeds[] = [
  {
    feature: 'people',
    name: 'Who somebody is: name, language, unit, country, manager',
    without:
      'Nobody new can begin, whoever is known stays as last read, and the regular reading stops here, at its first step: communities, projects and libraries grow old with it.',
    calls: [
      app('GET /users', 'User.Read.All', 'everybody, page by page'),
      app('GET /users/{id}', 'User.Read.All', 'who speaks, at most once a day'),
    ],
  },
  {
    feature: 'zones',
    name: "Messages at a person's own daytime",
    without: "The zone of a person's country or office stands in for the mailbox's.",
    calls: [
      app('GET /users', 'User.Read.All', 'whose mailboxes there are'),
      app('GET /users/{id}/mailboxSettings', 'MailboxSettings.Read', 'time zone and language'),
      free('POST /$batch', 'carries mailbox settings by twenties; each is judged on its own'),
    ],
  },
  {
    feature: 'communities',
    name: 'Communities, their members and moderators',
    without:
      'A community whose team may not be read is left out and logged; without the list there are no new communities.',
    calls: [
      ...rowsOf('Communities'),
      inTeam('GET /teams/{team}/members', 'TeamMember.Read', 'members; owners moderate'),
    ],
  },
  {
    feature: 'projects',
    name: 'Questions to project managers when a project begins and ends',
    without: 'Nobody is asked about a project.',
    calls: rowsOf('Projects'),
  },
  {
    feature: 'departures',
    name: 'Handovers of people who leave',
    without:
      'Nobody is asked for a handover; /healthz names the right and everything else goes on.',
    calls: [
      app(
        'GET /users',
        'User.Read.All User-LifeCycleInfo.Read.All',
        'the day of leaving (employeeLeaveDateTime), for everybody: it cannot be filtered',
      ),
    ],
  },
  {
    feature: 'knowledge',
    name: 'Documents of SharePoint in search, and beside discussions and questions',
    without: 'What is in the libraries is not found, or only as it was last read.',
    calls: [
      ...rowsOf('Audiences'),
      app('GET /drives/{drive}/root/delta', 'Files.Read.All', 'what is new in a library'),
      app(
        'GET /drives/{drive}/items/{item}/listItem',
        'Sites.Read.All',
        'columns of a file, inside $batch, where the change feed gives none',
      ),
      free('POST /$batch', 'carries the columns of files; each is judged on its own'),
      app('GET /drives/{drive}/items/{item}/content', 'Files.Read.All', 'text of a document'),
      free('GET download', 'the bytes, at the address that Graph gave for them'),
    ],
  },
  {
    feature: 'publishing',
    name: 'Syntheses, consolidated replies, lessons and handovers become files',
    without: 'What was approved waits and is tried again; reading, search and discussions go on.',
    calls: [
      app('PUT /drives/{drive}/root:/{path}:/content', 'Files.ReadWrite.All', 'up to 4 MB'),
      app(
        'POST /drives/{drive}/root:/{path}:/createUploadSession',
        'Sites.ReadWrite.All',
        'above 4 MB; for an application no right to files alone will do',
      ),
      free('PUT upload session', 'a range of a large file, at the address of its session'),
      free('GET upload session', 'which ranges have arrived, when an answer got lost'),
      app('GET /drives/{drive}/root:/{path}', 'Files.Read.All', 'whether the last range arrived'),
      app(
        'PATCH /drives/{drive}/items/{item}/listItem/fields',
        'Sites.ReadWrite.All',
        'title, type, language and topics as columns',
      ),
      app('GET /drives/{drive}/items/{item}', 'Files.Read.All', 'the file as it came out'),
    ],
  },
  {
    feature: 'sharing',
    name: 'A handover is opened to supervisor and successor alone',
    without:
      'Supervisor and successor read the handover in Praxis only; a warning in the log says why.',
    calls: [
      ...rowsOf('Audiences'),
      app('POST /drives/{drive}/items/{item}/invite', 'Files.ReadWrite.All', 'reading, by name'),
    ],
  },
  {
    feature: 'receipts',
    name: 'A channel post whose receipt got lost is looked for before it is sent again',
    without: 'Such a post waits and is tried again rather than stand twice; all others are posted.',
    calls: [
      inTeam('GET /teams/{team}/channels/{channel}/messages', 'ChannelMessage.Read', 'threads'),
      inTeam(
        'GET /teams/{team}/channels/{channel}/messages/{root}/replies',
        'ChannelMessage.Read',
        'replies of a thread',
      ),
    ],
  },
];

export interface ToolNeeds {
  readonly name: string;
  readonly calls: readonly Need[];
  readonly without: string;
}

/** Asked only while somebody runs a tool: consent may be taken back afterwards. */
export const TOOL_NEEDS: readonly ToolNeeds[] = [
  {
    name: 'npm run provision: the site with its lists, columns and libraries is made',
    without:
      'Columns that an existing list lacks are added by hand; lists that are missing are made without Sites.Manage.All too.',
    calls: [
      app('GET /sites/{host}:/{path}', 'Sites.Read.All', 'the site that is given'),
      app('GET /groups/{team}/sites/root', 'Sites.Read.All', "the site of a community's team"),
      app('GET /sites/{site}/lists', 'Sites.Read.All', 'which lists there are'),
      app('POST /sites/{site}/lists', 'Sites.Manage.All', 'a list or library that is missing'),
      app('GET /sites/{site}/lists/{list}', 'Sites.Read.All', 'the drive of a library'),
      app('GET /sites/{site}/lists/{list}/columns', 'Sites.Read.All', 'which columns there are'),
      app('POST /sites/{site}/lists/{list}/columns', 'Sites.Manage.All', 'a missing column'),
      app('PATCH /sites/{site}/lists/{list}/columns/{column}', 'Sites.Manage.All', 'an index'),
      app('GET /sites/{site}/lists/{list}/items', 'Sites.Read.All', 'lines that are there'),
      app('POST /sites/{site}/lists/{list}/items', 'Sites.ReadWrite.All', 'a missing line'),
      app(
        'PATCH /sites/{site}/lists/{list}/items/{item}/fields',
        'Sites.ReadWrite.All',
        'what a line leaves open',
      ),
    ],
  },
];

/** What the app package and its registration ask for beside Graph's calls. */
export interface TeamsNeed {
  readonly right: string;
  /** Who gives it, and where it is written down. */
  readonly given: string;
  readonly why: string;
  readonly without: string;
}

export const TEAMS_NEEDS: readonly TeamsNeed[] = [
  {
    right: 'bot scope personal',
    given: 'by installing the app for a person (bots[].scopes)',
    why: 'forms, questions and news in the personal chat',
    without: 'nobody can be written to; the tab alone remains',
  },
  {
    right: 'bot scope team',
    given: 'by installing the app in a team (bots[].scopes)',
    why: 'discussions and questions are posted in the channel, replies to them read there',
    without: 'the community has no channel: chat and tab remain',
  },
  {
    right: 'ChannelMessage.Read.Group',
    given: 'by installing the app in a team (authorization.permissions.resourceSpecific)',
    why: 'a reply that does not name Praxis reaches it; no organization-wide right gives this',
    without: 'only replies that name Praxis count',
  },
  {
    right: 'access_as_user',
    given: 'a scope of the app’s own registration, for the Teams clients (webApplicationInfo)',
    why: 'the tab knows who looks at it; no call of Graph is made in a person’s name',
    without: 'the tab cannot sign anybody in; chat and channel remain',
  },
];

/** Which right includes which: consenting to both would say the same twice. */
export const INCLUDED_IN: Readonly<Record<string, readonly string[]>> = {
  'Files.Read.All': ['Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'],
  'Files.ReadWrite.All': ['Sites.ReadWrite.All'],
  'Sites.Read.All': ['Sites.ReadWrite.All'],
};

export interface Consents {
  /** An administrator's, for the application in the whole organization. */
  readonly application: readonly string[];
  /** A team's, by installing the app in it. */
  readonly team: readonly string[];
  /** An administrator's, beside `application`, only while a tool is run. */
  readonly tools: readonly string[];
}

const rightsOf = (all: readonly { readonly calls: readonly Need[] }[]): Set<string> =>
  new Set(all.flatMap(({ calls }) => calls.flatMap(({ rights }) => rights)));
const includes = (held: ReadonlySet<string>, right: string): boolean =>
  (INCLUDED_IN[right] ?? []).some((one) => held.has(one));
const isTeams = (right: string): boolean => right.endsWith('.Group');

/** The fewest and least rights that cover the table. */
export function consents(): Consents {
  const wanted = rightsOf(NEEDS);
  const least = [...wanted].filter((right) => !includes(wanted, right));
  const tools = [...rightsOf(TOOL_NEEDS)].filter((right) => !wanted.has(right));
  const ofTeams = [...least, ...TEAMS_NEEDS.map(({ right }) => right)].filter(isTeams);
  return {
    application: least.filter((right) => !isTeams(right)).sort(),
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
