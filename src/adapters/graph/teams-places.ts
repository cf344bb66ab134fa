import { z } from 'zod';
import type { ChannelChoice, LibraryChoice, Places, Seen, Survey } from '../../ports/places.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { createPlaceLists, type PlaceListOptions } from './place-lists.ts';
import { ALL_KINDS, channelSchema, kindOf, rosterOf } from './rosters.ts';
import { to } from './route.ts';

export interface PlacesOptions extends PlaceListOptions {
  /** The id in the app's manifest, by which it is known in every team: `MicrosoftAppId`. */
  readonly externalId: string;
}

const PAGE = '20';
const teamSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  description: z.string().nullish(),
  isArchived: z.boolean().nullish(),
});
const teamPage = z.object({
  value: z.array(teamSchema),
  '@odata.nextLink': z.string().optional(),
});
const installation = z.object({
  teamsApp: z.object({ externalId: z.string().nullish() }).nullish(),
});
const driveSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  webUrl: z.string().nullish(),
});
const folderSchema = z.object({ parentReference: z.object({ siteId: z.string() }) });

/** Within quotes of a filter; a quote in it would end them. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const toChannel = (found: z.infer<typeof channelSchema>): ChannelChoice => ({
  id: found.id,
  name: found.displayName ?? '',
  kind: kindOf(found),
  archived: found.isArchived ?? false,
});

/** What the service says of one thing, its refusals as answers. @throws GraphFault where it does not answer */
async function seen<T>(look: () => Promise<T>): Promise<Seen<T>> {
  try {
    return await look();
  } catch (error) {
    // An id that is none is refused with 400, like one of nothing.
    if (isFault(error, 400, 404)) return 'gone';
    if (isFault(error, 401, 403)) return 'refused';
    throw error;
  }
}

/** The same service may see a thing or not: what it cannot see it says nothing about. */
export const isSeen = <T>(answer: Seen<T>): answer is T =>
  answer !== 'gone' && answer !== 'refused';

/** Teams, channels and libraries for whoever binds communities to them, read as the application. */
export function createPlaces(graph: Graph, options: PlacesOptions): Places {
  const look = placesOf(graph, options);
  return {
    ...createPlaceLists(graph, options),
    async survey(teamId, channelId) {
      const [team, app, channel] = await Promise.all([
        look.team(teamId),
        look.app(teamId),
        look.channel(teamId, channelId),
      ]);
      const [roster, libraries] = isSeen(channel)
        ? await Promise.all([look.roster(teamId, channelId), look.libraries(teamId, channel)])
        : ([channel, channel] as const);
      return { team, app, channel, roster, libraries };
    },
    teams: (beginning, after) => look.teams(beginning, after),
    channels: (teamId) => look.channels(teamId),
    async libraries(teamId, channelId) {
      const channel = await look.channel(teamId, channelId);
      return isSeen(channel) ? look.libraries(teamId, channel) : channel;
    },
  };
}

function placesOf(graph: Graph, { externalId }: PlacesOptions) {
  async function all<T>(target: Parameters<Graph['pages']>[0], schema: z.ZodType<T>): Promise<T[]> {
    const found: T[] = [];
    for await (const page of graph.pages(target, schema, ALL_KINDS)) found.push(...page);
    return found;
  }
  /** A private or shared channel has a site of its own; the others share their team's. */
  async function siteOf(team: string, channel: ChannelChoice): Promise<string> {
    if (channel.kind === 'standard') {
      const site = to('/groups/{team}/sites/root', { team }, { $select: 'id' });
      return (await graph.get(site, z.object({ id: z.string() }))).id;
    }
    const folder = to('/teams/{team}/channels/{channel}/filesFolder', {
      team,
      channel: channel.id,
    });
    return (await graph.get(folder, folderSchema)).parentReference.siteId;
  }
  return {
    team: (team: string): Promise<Survey['team']> =>
      seen(async () => {
        const query = { $select: 'id,displayName,isArchived' };
        const found = await graph.get(to('/teams/{team}', { team }, query), teamSchema);
        return { name: found.displayName ?? '', archived: found.isArchived ?? false };
      }),
    async app(team: string): Promise<Survey['app']> {
      const query = {
        $expand: 'teamsApp',
        $filter: `teamsApp/externalId eq ${quoted(externalId)}`,
      };
      const found = await seen(() =>
        all(to('/teams/{team}/installedApps', { team }, query), installation),
      );
      if (!isSeen(found)) return found === 'refused' ? 'refused' : 'absent';
      const ours = found.some(({ teamsApp }) => teamsApp?.externalId === externalId);
      return ours ? 'installed' : 'absent';
    },
    channel: (team: string, channel: string) =>
      seen(async () => {
        const target = to('/teams/{team}/channels/{channel}', { team, channel });
        return toChannel(await graph.get(target, channelSchema, ALL_KINDS));
      }),
    channels: (team: string) =>
      seen(async () =>
        (await all(to('/teams/{team}/channels', { team }), channelSchema)).map(toChannel),
      ),
    roster: (team: string, channel: string): Promise<Survey['roster']> =>
      seen(async () => {
        const { members } = await rosterOf(graph, team, channel);
        const moderators = members.filter(({ moderator }) => moderator).length;
        return { members: members.length, moderators };
      }),
    libraries: (team: string, channel: ChannelChoice): Promise<Seen<readonly LibraryChoice[]>> =>
      seen(async () => {
        const site = await siteOf(team, channel);
        const found = await all(to('/sites/{site}/drives', { site }), driveSchema);
        return found.map(({ id, name, webUrl }) => ({
          driveId: id,
          name: name ?? '',
          url: webUrl ?? '',
        }));
      }),
    async teams(beginning: string, after: string | null) {
      const found = await graph.get(
        to(
          '/teams',
          {},
          {
            $select: 'id,displayName,description',
            $top: PAGE,
            ...(beginning ? { $filter: `startswith(displayName,${quoted(beginning)})` } : {}),
            // Only what names the page is ever taken back from outside, never a whole address.
            ...(after ? { $skiptoken: after } : {}),
          },
        ),
        teamPage,
      );
      const link = found['@odata.nextLink'];
      return {
        items: found.value.map(({ id, displayName, description }) => ({
          id,
          name: displayName ?? '',
          description: description ?? '',
        })),
        next: link
          ? new URL(link, 'https://relative.invalid').searchParams.get('$skiptoken')
          : null,
      };
    },
  };
}
