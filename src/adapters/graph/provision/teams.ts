import { setTimeout as rest } from 'node:timers/promises';
import { z } from 'zod';
import type { ChannelKind } from '../../../ports/registers.ts';
import type { Graph } from '../client.ts';
import { isFault } from '../faults.ts';
import { consents } from '../needs.ts';
import { ALL_KINDS, channelSchema, kindOf } from '../rosters.ts';
import { to } from '../route.ts';
import { asking, makeOnce, ProvisionError } from './refusals.ts';

/** Teams while a community's place is made. Every method throws ProvisionError. */
export interface Teams {
  /** The account of a mail address or sign-in name. */
  person(mail: string): Promise<string>;
  /** The team that was made for this community, by the mark in its description; null where there is none. */
  team(title: string, mark: string): Promise<string | null>;
  makeTeam(wish: { title: string; mark: string; owner: string }): Promise<void>;
  owners(team: string): Promise<readonly string[]>;
  addOwner(team: string, person: string): Promise<void>;
  channel(team: string, name: string): Promise<{ id: string; kind: ChannelKind } | null>;
  makeChannel(
    team: string,
    wish: { name: string; kind: ChannelKind; owner: string },
  ): Promise<void>;
  hasApp(team: string): Promise<boolean>;
  /** False where the organization's catalogue does not have the app yet. */
  install(team: string): Promise<boolean>;
  /** The site of a private or shared channel. */
  siteOfChannel(team: string, channel: string): Promise<string>;
}

export interface TeamsOptions {
  /** `MicrosoftAppId`: the id in the app's manifest. */
  readonly externalId: string;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** How often it is asked whether a team is made, five seconds apart. */
  readonly polls?: number;
}

const idSchema = z.object({ id: z.string() });
const teamSchema = idSchema.extend({ description: z.string().nullish() });
const memberSchema = z.object({
  userId: z.string().nullish(),
  roles: z.array(z.string()).nullish(),
});
const installed = z.object({ teamsApp: z.object({ externalId: z.string().nullish() }).nullish() });
const operationSchema = z.object({ status: z.string() });
const folder = z.object({ parentReference: z.object({ siteId: z.string() }) });

const V1 = 'https://graph.microsoft.com/v1.0';
const MEMBER = '#microsoft.graph.aadUserConversationMember';
const OPERATION = /teams(?:\('|\/)([^'/)]+)'?\)?\/operations(?:\('|\/)([^'/)]+)/;
const LOOKS = 6;
const POLLS = 60;
const PAUSE_MS = 5_000;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const ownerOf = (person: string) => ({
  '@odata.type': MEMBER,
  roles: ['owner'],
  'user@odata.bind': `${V1}/users('${person}')`,
});

export function teamsOf(
  graph: Graph,
  { externalId, pause = rest, polls = POLLS }: TeamsOptions,
): Teams {
  const all: All = async (target, schema) => {
    const found = [];
    for await (const page of graph.pages(target, schema, ALL_KINDS)) found.push(...page);
    return found;
  };
  return {
    person: (mail) =>
      asking('team', `The account ${mail}`, async () => {
        const target = to('/users/{id}', { id: mail }, { $select: 'id' });
        return (await graph.get(target, idSchema)).id;
      }),
    ...makingOf(graph, all, { pause, polls }),
    ...ownersOf(graph, all),
    ...channelsOf(graph, all),
    ...appOf(graph, all, externalId),
  };
}

type Pause = NonNullable<TeamsOptions['pause']>;

interface Patience {
  readonly pause: Pause;
  readonly polls: number;
}

function makingOf(graph: Graph, all: All, patience: Patience): Pick<Teams, 'team' | 'makeTeam'> {
  async function find(title: string, mark: string): Promise<string | null> {
    const query = {
      $select: 'id,displayName,description',
      $filter: `displayName eq ${quoted(title)}`,
    };
    const found = await all(to('/teams', {}, query), teamSchema);
    return found.find(({ description }) => description?.includes(mark))?.id ?? null;
  }

  /** A list of teams may show a new one late: it is looked for several times before it counts as not made. */
  async function lookedFor(title: string, mark: string): Promise<boolean> {
    for (let look = 1; look <= LOOKS; look += 1) {
      if ((await find(title, mark)) !== null) return true;
      await patience.pause(PAUSE_MS);
    }
    return false;
  }

  async function make(wish: { title: string; mark: string; owner: string }): Promise<void> {
    const { title, mark, owner } = wish;
    const body = {
      'template@odata.bind': `${V1}/teamsTemplates('standard')`,
      displayName: title,
      description: mark,
      members: [ownerOf(owner)],
    };
    const location = await graph.begin(to('/teams'), body).catch(async (error: unknown) => {
      if (!isFault(error) || isFault(error, 400, 401, 403, 404)) throw error;
      // It may be on its way all the same: never asked for twice before it was looked for.
      if (await lookedFor(title, mark)) return null;
      throw new ProvisionError(
        `No answer came when the team ${title} was asked for, and it is not to be seen yet. Run the command again in ` +
          'some minutes: it looks for the team before it makes one.',
        { cause: error },
      );
    });
    if (location !== null) await done(graph, location, patience);
  }

  return {
    team: (title, mark) => asking('team', `The team ${title}`, () => find(title, mark)),
    makeTeam: (wish) => asking('team', `The team ${wish.title}`, () => make(wish)),
  };
}

/** Asks how the making stands until it is done. @throws ProvisionError where it failed or takes too long */
async function done(graph: Graph, location: string, { pause, polls }: Patience): Promise<void> {
  const [, team = '', operation = ''] = OPERATION.exec(location) ?? [];
  for (let poll = 1; poll <= polls; poll += 1) {
    const target = to('/teams/{team}/operations/{operation}', { team, operation });
    const { status } = await graph.get(target, operationSchema);
    if (status === 'succeeded') return;
    if (status === 'failed') {
      throw new ProvisionError('Teams could not make the team. Run the command again.');
    }
    await pause(PAUSE_MS);
  }
  throw new ProvisionError(
    'Teams is still making the team. Run the command again in some minutes: it goes on where it stopped.',
  );
}

function ownersOf(graph: Graph, all: All): Pick<Teams, 'owners' | 'addOwner'> {
  return {
    owners: (team) =>
      asking('team', 'The owners of the team', async () => {
        const found = await all(to('/teams/{team}/members', { team }), memberSchema);
        return found.flatMap(({ userId, roles }) =>
          userId && roles?.includes('owner') ? [userId] : [],
        );
      }),
    async addOwner(team, person) {
      // Adding somebody again changes nothing, so that a lost answer does no harm.
      await asking('team', 'An owner of the team', () =>
        graph.post(to('/teams/{team}/members', { team }), ownerOf(person), z.unknown(), {
          repeatable: true,
        }),
      );
    },
  };
}

/** The site that a private or shared channel has for itself. @throws ProvisionError */
export const siteOfChannel = (graph: Graph, team: string, channel: string): Promise<string> =>
  asking('read', 'The site of the channel', async () => {
    const target = to('/teams/{team}/channels/{channel}/filesFolder', { team, channel });
    return (await graph.get(target, folder)).parentReference.siteId;
  });

type All = <T>(target: ReturnType<typeof to>, schema: z.ZodType<T>) => Promise<T[]>;

function channelsOf(
  graph: Graph,
  all: All,
): Pick<Teams, 'channel' | 'makeChannel' | 'siteOfChannel'> {
  const named = async (team: string, name: string) => {
    const found = await all(to('/teams/{team}/channels', { team }), channelSchema);
    const one = found.find(({ displayName }) => displayName?.toLowerCase() === name.toLowerCase());
    return one ? { id: one.id, kind: kindOf(one) } : null;
  };
  return {
    channel: (team, name) => asking('team', `The channel ${name}`, () => named(team, name)),
    async makeChannel(team, { name, kind, owner }) {
      const body = {
        displayName: name,
        description: 'Praxis: discussions and questions of the community',
        membershipType: kind,
        ...(kind === 'standard' ? {} : { members: [ownerOf(owner)] }),
      };
      await asking('team', `The channel ${name}`, () =>
        makeOnce<unknown>(
          () => graph.post(to('/teams/{team}/channels', { team }), body, z.unknown()),
          () => named(team, name),
        ),
      );
    },
    siteOfChannel: (team, channel) => siteOfChannel(graph, team, channel),
  };
}

function appOf(graph: Graph, all: All, externalId: string): Pick<Teams, 'hasApp' | 'install'> {
  const has = async (team: string): Promise<boolean> => {
    const query = {
      $expand: 'teamsApp',
      $filter: `teamsApp/externalId eq ${quoted(externalId)}`,
    };
    const found = await all(to('/teams/{team}/installedApps', { team }, query), installed);
    return found.some(({ teamsApp }) => teamsApp?.externalId === externalId);
  };
  return {
    hasApp: (team) => asking('team', 'The apps of the team', () => has(team)),
    install: (team) =>
      asking('team', 'Praxis in the team', async () => {
        const query = { $filter: `externalId eq ${quoted(externalId)}` };
        const [app] = await all(to('/appCatalogs/teamsApps', {}, query), idSchema);
        if (!app) return false;
        const body = {
          'teamsApp@odata.bind': `${V1}/appCatalogs/teamsApps/${encodeURIComponent(app.id)}`,
          consentedPermissionSet: {
            resourceSpecificPermissions: consents().team.map((permissionValue) => ({
              permissionValue,
              permissionType: 'application',
            })),
          },
        };
        await makeOnce<unknown>(
          () => graph.post(to('/teams/{team}/installedApps', { team }), body, z.unknown()),
          async () => (await has(team)) || null,
        );
        return true;
      }),
  };
}
