import { z } from 'zod';
import type { ChannelKind } from '../../../ports/registers.ts';
import type { Graph } from '../client.ts';
import { optionalText } from '../columns.ts';
import { planLibrary } from './audiences.ts';
import { COMMUNITIES, COMMUNITY_LIBRARY } from './desired.ts';
import { type Plan, plan, type Step, together } from './plan.ts';
import { isLibrary } from './plan-lists.ts';
import { ProvisionError } from './refusals.ts';
import { type Site, siteById, siteOfTeam } from './site.ts';
import { type Teams, type TeamsOptions, teamsOf } from './teams.ts';

/** A community that is to have a team, a channel, a library and its lines. */
export interface NewCommunity {
  readonly slug: string;
  readonly title: string;
  /** Mail addresses; the first owns the team from the start. */
  readonly owners: readonly string[];
  readonly kind: ChannelKind;
}

/** The channel for discussions in every community's team. */
export const CHANNEL = 'Exchange';
const rowSchema = z.object({ Slug: optionalText, TeamId: optionalText });

/** Lies in the team's description: by it the team is known again, whatever was lost on the way. */
export const markOf = ({ slug, title }: Pick<NewCommunity, 'slug' | 'title'>): string =>
  `Community of practice: ${title} [praxis:${slug}]`;

interface Making {
  readonly graph: Graph;
  readonly knowledge: Site;
  readonly teams: Teams;
  readonly wish: NewCommunity;
}

/** What is missing of it. Everything is looked for anew when it is made, so that it may be stopped anywhere. */
export async function planNewCommunity(
  graph: Graph,
  knowledge: Site,
  wish: NewCommunity,
  options: TeamsOptions,
): Promise<Plan> {
  const making: Making = { graph, knowledge, wish, teams: teamsOf(graph, options) };
  const line = await lineOf(making);
  if (line?.TeamId) return plan();
  if (wish.owners.length === 0) {
    throw new ProvisionError(
      `The team of ${wish.slug} needs an owner, since an application cannot own one: add --owner <mail>.`,
    );
  }
  const owners = await Promise.all(wish.owners.map((mail) => making.teams.person(mail)));
  const team = await making.teams.team(wish.title, markOf(wish));
  const steps = [
    ...(team ? [] : [makingTeam(making, owners[0] ?? '')]),
    ...(await ownersMissing(making, team, owners)),
    ...(await channelMissing(making, team, owners[0] ?? '')),
    ...(team && (await making.teams.hasApp(team)) ? [] : [installing(making)]),
  ];
  return together([
    plan({ steps }),
    await planPlace(making, team),
    plan({ steps: [naming(making)] }),
  ]);
}

async function lineOf({ knowledge, wish }: Making) {
  const list = await knowledge.list(COMMUNITIES.title);
  if (!list || isLibrary(list)) return null;
  const rows = await knowledge.rows(list, rowSchema);
  return rows.find(({ fields }) => fields.Slug === wish.slug)?.fields ?? null;
}

/** @throws ProvisionError where the step before has not come through yet */
async function teamThere({ teams, wish }: Making): Promise<string> {
  const team = await teams.team(wish.title, markOf(wish));
  if (team) return team;
  throw new ProvisionError(
    `Teams does not show ${wish.title} yet. Run the command again in a minute.`,
  );
}

async function channelThere(making: Making) {
  const team = await teamThere(making);
  const channel = await making.teams.channel(team, CHANNEL);
  if (channel) return { team, channel };
  throw new ProvisionError(
    `Teams does not show the channel ${CHANNEL} yet. Run the command again in a minute.`,
  );
}

const makingTeam = (making: Making, owner: string): Step => {
  const { teams, wish } = making;
  return {
    what: `make the team ${wish.title} with the owner ${wish.owners[0]}`,
    perform: async () => {
      if (await teams.team(wish.title, markOf(wish))) return;
      await teams.makeTeam({ title: wish.title, mark: markOf(wish), owner });
    },
  };
};

async function ownersMissing(making: Making, team: string | null, owners: readonly string[]) {
  const { teams, wish } = making;
  const there = team ? await teams.owners(team) : owners.slice(0, 1);
  return owners.flatMap((owner, index): Step[] =>
    there.includes(owner)
      ? []
      : [
          {
            what: `make ${wish.owners[index]} an owner of the team ${wish.title}`,
            perform: async () => teams.addOwner(await teamThere(making), owner),
          },
        ],
  );
}

async function channelMissing(making: Making, team: string | null, owner: string): Promise<Step[]> {
  const { teams, wish } = making;
  if (team && (await teams.channel(team, CHANNEL))) return [];
  return [
    {
      what: `make the ${wish.kind} channel ${CHANNEL} in the team ${wish.title}`,
      perform: async () => {
        const there = await teamThere(making);
        if (await teams.channel(there, CHANNEL)) return;
        await teams.makeChannel(there, { name: CHANNEL, kind: wish.kind, owner });
      },
    },
  ];
}

const installing = (making: Making): Step => ({
  what: `install Praxis in the team ${making.wish.title}`,
  perform: async () => {
    if (await making.teams.install(await teamThere(making))) return;
    throw new ProvisionError(
      'Praxis is not in the organization’s catalogue of Teams apps. Upload the package of npm run package in the Teams ' +
        'admin center (Teams apps, Manage apps, Upload), then run this command again: it goes on where it stopped.',
    );
  },
});

/** The site whose readers are exactly those of the channel. */
async function siteFor(making: Making): Promise<Site> {
  const { graph, teams } = making;
  const { team, channel } = await channelThere(making);
  if (channel.kind !== 'standard') {
    return siteById(graph, await teams.siteOfChannel(team, channel.id), `the channel ${CHANNEL}`);
  }
  const site = await siteOfTeam(graph, team);
  if (site) return site;
  throw new ProvisionError(
    'Teams has not made the team’s site yet. Run the command again in some minutes.',
  );
}

const libraryOf = async (making: Making): Promise<Plan> =>
  planLibrary({
    knowledge: making.knowledge,
    site: await siteFor(making),
    wish: COMMUNITY_LIBRARY,
    line: { Kind: 'community', Slug: making.wish.slug },
    first: null,
  });

/** Where there is no team yet there is nothing to look at: the whole is one step then, looked at when its time comes. */
async function planPlace(making: Making, team: string | null): Promise<Plan> {
  if (team && (await making.teams.channel(team, CHANNEL))) return libraryOf(making);
  const { slug } = making.wish;
  return plan({
    steps: [
      {
        what: `make the library ${COMMUNITY_LIBRARY.title} in the site of the community ${slug}, with its content types, and say in Audiences who reads it`,
        perform: async () => {
          for (const step of (await libraryOf(making)).steps) await step.perform();
        },
      },
    ],
  });
}

const naming = (making: Making): Step => ({
  what: `write the line ${making.wish.slug} into ${COMMUNITIES.title}`,
  perform: () => name(making),
});

async function name(making: Making): Promise<void> {
  const { knowledge, wish } = making;
  const { team, channel } = await channelThere(making);
  const site = await siteFor(making);
  const library = await site.list(COMMUNITY_LIBRARY.title);
  const list = await knowledge.list(COMMUNITIES.title);
  if (!library || !list) {
    throw new ProvisionError(
      'SharePoint does not show the library yet. Run the command again in a minute.',
    );
  }
  const place = { TeamId: team, ChannelId: channel.id, DriveId: await site.driveOf(library) };
  const row = (await knowledge.rows(list, rowSchema)).find(
    ({ fields }) => fields.Slug === wish.slug,
  );
  if (row) await knowledge.setFields(list, row.id, place);
  else {
    const fields = {
      Title: wish.title,
      Slug: wish.slug,
      TitleEn: wish.title,
      Languages: 'en',
      ...place,
    };
    await knowledge.addRow(list, fields, async () => (await lineOf(making)) !== null);
  }
}
