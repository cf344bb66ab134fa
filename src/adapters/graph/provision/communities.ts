import { z } from 'zod';
import type { Graph } from '../client.ts';
import { optionalText } from '../columns.ts';
import { isFault } from '../faults.ts';
import { ALL_KINDS, channelSchema, kindOf } from '../rosters.ts';
import { to } from '../route.ts';
import { linesOf, planLibrary } from './audiences.ts';
import { COMMUNITIES, COMMUNITY_LIBRARY } from './desired.ts';
import { type Plan, plan, together } from './plan.ts';
import { isLibrary } from './plan-lists.ts';
import { type FoundList, type Row, type Site, siteById, siteOfTeam } from './site.ts';
import { siteOfChannel } from './teams.ts';

const rowSchema = z.object({
  Slug: optionalText,
  TeamId: optionalText,
  ChannelId: optionalText,
  DriveId: optionalText,
});
type Community = Row<z.infer<typeof rowSchema>>;

const missing = (slug: string, knowledge: Site): string =>
  `The community ${slug}: fill its line in ${COMMUNITIES.title} on ${knowledge.name} (Slug, TitleEn, TeamId, ChannelId), ` +
  `then run this command again with --community ${slug}: its library is made in the site of its team.`;

/**
 * The library of each community in its team's own site, where exactly the team reads: nothing has to be closed by
 * hand. The list Communities says which team; what this makes is written back into its line.
 */
export async function planCommunities(
  graph: Graph,
  knowledge: Site,
  slugs: readonly string[],
): Promise<Plan> {
  if (slugs.length === 0) return plan();
  const list = await knowledge.list(COMMUNITIES.title);
  const rows = list && !isLibrary(list) ? await knowledge.rows(list, rowSchema) : [];
  const plans: Plan[] = [];
  for (const slug of slugs) {
    const row = rows.find(({ fields }) => fields.Slug === slug);
    if (!list || !row?.fields.TeamId) plans.push(plan({ byHand: [missing(slug, knowledge)] }));
    else plans.push(await planCommunity({ graph, knowledge, list, row, slug }, row.fields.TeamId));
  }
  return together(plans);
}

interface Place {
  readonly graph: Graph;
  readonly knowledge: Site;
  readonly list: FoundList;
  readonly row: Community;
  readonly slug: string;
}

async function planCommunity(place: Place, team: string): Promise<Plan> {
  const { graph, knowledge, list, row, slug } = place;
  const site = await siteOf(graph, team, row.fields.ChannelId);
  if (site === 'unseen') return plan({ differences: [unseen(slug)] });
  if (!site) {
    return plan({
      differences: [
        {
          what: `${COMMUNITIES.title}: the line ${slug} names the team ${team}, which has no site`,
          remedy: 'Correct its TeamId: groupId= in the link to the team.',
        },
      ],
    });
  }
  const known = row.fields.DriveId;
  const found = await site.list(COMMUNITY_LIBRARY.title);
  if (known && !(found && (await site.driveOf(found)) === known)) {
    return plan({ differences: await otherLibrary(place, known) });
  }
  const library = await planLibrary({
    knowledge,
    site,
    wish: COMMUNITY_LIBRARY,
    line: { Kind: 'community', Slug: slug },
    first: null,
  });
  // A library whose readers are not known is not made the community's.
  if (known || library.differences.length > 0) return library;
  const naming = {
    what: `name the library in the line ${slug} of ${COMMUNITIES.title}`,
    perform: async () => {
      const made = await site.list(COMMUNITY_LIBRARY.title);
      if (made) await knowledge.setFields(list, row.id, { DriveId: await site.driveOf(made) });
    },
  };
  return together([library, plan({ steps: [naming] })]);
}

/** A private or shared channel has a site of its own, read by its own people; the others share their team's. */
async function siteOf(
  graph: Graph,
  team: string,
  channel: string | null,
): Promise<Site | 'unseen' | null> {
  if (channel === null) return siteOfTeam(graph, team);
  const target = to('/teams/{team}/channels/{channel}', { team, channel });
  const found = await graph.get(target, channelSchema, ALL_KINDS).catch((error: unknown) => {
    // Not ours to see, or not there: then nobody knows who reads what lies in the team's site.
    if (isFault(error, 400, 403, 404)) return null;
    throw error;
  });
  if (!found) return (await siteOfTeam(graph, team)) === null ? null : 'unseen';
  if (kindOf(found) === 'standard') return siteOfTeam(graph, team);
  const name = `the channel ${found.displayName ?? channel}`;
  return siteById(graph, await siteOfChannel(graph, team, channel), name);
}

const unseen = (slug: string) => ({
  what: `${COMMUNITIES.title}: the channel in the line ${slug} is not there, or Praxis may not see it`,
  remedy:
    'Add Praxis to the team in Teams (Manage team, Apps) or update it there, or correct ChannelId; the page ' +
    '/admin/places says which. Then run this command again.',
});

/** A library of the administrator's own choice is right where Audiences says who reads it. */
async function otherLibrary({ knowledge, slug }: Place, drive: string) {
  const told = (await linesOf(knowledge)).some(
    ({ DriveId, Kind, Slug }) => DriveId === drive && Kind === 'community' && Slug === slug,
  );
  if (told) return [];
  return [
    {
      what: `${COMMUNITIES.title}: the line ${slug} names the library ${drive}, which Audiences does not give to this community`,
      remedy: `Empty its DriveId, or add a line to Audiences: DriveId ${drive}, Kind community, Slug ${slug}. Then run this command again.`,
    },
  ];
}
