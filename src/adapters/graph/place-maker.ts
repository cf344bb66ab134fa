import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityWish, Made, MakingStep, PlaceMaker, Refusal } from '../../ports/making.ts';
import type { Place } from '../../ports/places.ts';
import type { Graph } from './client.ts';
import { columnDay, optionalText } from './columns.ts';
import { isFault } from './faults.ts';
import { planLibrary } from './provision/audiences.ts';
import { COMMUNITIES, COMMUNITY_LIBRARY } from './provision/desired.ts';
import { CHANNEL, markOf } from './provision/new-community.ts';
import { isLibrary } from './provision/plan-lists.ts';
import { ProvisionError } from './provision/refusals.ts';
import { type Site, siteAt, siteOfTeam } from './provision/site.ts';
import { type Teams, teamsOf } from './provision/teams.ts';

export interface PlaceMakerOptions {
  /** `<host>:/sites/<name>` of the site that holds the lists. */
  readonly site: string;
  /** `MicrosoftAppId`: the id in the app's manifest. */
  readonly externalId: string;
  /** Between two looks at what Teams is still making; absent, the machine's own time. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** Asked so often within one try whether Teams is done; after it the whole step comes again, and finds the team. */
const POLLS = 4;

/** Stops a step for a reason that trying again does not mend. */
class Refused extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(why);
    this.name = 'Refused';
    this.why = why;
  }
}

interface Work {
  readonly graph: Graph;
  readonly teams: Teams;
  readonly knowledge: () => Promise<Site>;
  readonly wish: CommunityWish;
  readonly place: Place;
}

const titleOf = ({ names }: CommunityWish): string => names.en;

function teamOf({ place }: Work): string {
  if (place.teamId) return place.teamId;
  throw new Error('a step came before the team that it needs');
}

async function team({ teams, wish }: Work): Promise<Partial<Place>> {
  const title = titleOf(wish);
  const mark = markOf({ slug: wish.slug, title });
  const [owner] = wish.moderators;
  if (!owner) throw new Refused('refused');
  if ((await teams.team(title, mark)) === null) await teams.makeTeam({ title, mark, owner });
  const made = await teams.team(title, mark);
  if (made) return { teamId: made };
  throw new ProvisionError(`Teams does not show ${title} yet`);
}

async function moderators(work: Work): Promise<Partial<Place>> {
  const there = await work.teams.owners(teamOf(work));
  for (const person of work.wish.moderators) {
    if (!there.includes(person)) await work.teams.addOwner(teamOf(work), person);
  }
  return {};
}

async function channel(work: Work): Promise<Partial<Place>> {
  const { teams, wish } = work;
  const at = teamOf(work);
  const [owner = ''] = wish.moderators;
  if ((await teams.channel(at, CHANNEL)) === null) {
    await teams.makeChannel(at, { name: CHANNEL, kind: 'standard', owner });
  }
  const made = await teams.channel(at, CHANNEL);
  if (made) return { channelId: made.id };
  throw new ProvisionError(`Teams does not show the channel ${CHANNEL} yet`);
}

async function app(work: Work): Promise<Partial<Place>> {
  const at = teamOf(work);
  if (!(await work.teams.hasApp(at)) && !(await work.teams.install(at))) {
    throw new Refused('not-in-catalogue');
  }
  return {};
}

/** The library in the team's own site, where exactly the team reads, and the line that says so. */
async function library(work: Work): Promise<Partial<Place>> {
  const site = await siteOfTeam(work.graph, teamOf(work));
  if (!site) throw new ProvisionError('Teams has not made the team’s site yet');
  const plan = await planLibrary({
    knowledge: await work.knowledge(),
    site,
    wish: COMMUNITY_LIBRARY,
    line: { Kind: 'community', Slug: work.wish.slug },
    first: null,
  });
  if (plan.differences.length > 0) throw new Refused('library-taken');
  for (const step of plan.steps) await step.perform();
  const made = await site.list(COMMUNITY_LIBRARY.title);
  if (made) return { driveId: await site.driveOf(made) };
  throw new ProvisionError('SharePoint does not show the library yet');
}

const rowSchema = z.object({ Slug: optionalText });

/** Only columns that the list has: one that was made by an earlier version lacks some until it is provisioned anew. */
async function line({ knowledge, wish, place }: Work): Promise<Partial<Place>> {
  const site = await knowledge();
  const list = await site.list(COMMUNITIES.title);
  if (!list || isLibrary(list)) throw new Refused('no-list');
  const columns = new Set((await site.columns(list)).map(({ name }) => name));
  const fields = Object.fromEntries(
    Object.entries(fieldsOf(wish, place)).filter(([name, value]) => columns.has(name) && value),
  );
  const rows = async () => site.rows(list, rowSchema);
  const same = async () => (await rows()).find((row) => row.fields.Slug === wish.slug);
  const there = await same();
  if (there) await site.setFields(list, there.id, fields);
  else await site.addRow(list, fields, async () => (await same()) !== undefined);
  return {};
}

const fieldsOf = (wish: CommunityWish, place: Place): Record<string, string> => ({
  Title: titleOf(wish),
  Slug: wish.slug,
  TitleEn: wish.names.en,
  TitleFr: wish.names.fr,
  TitleEs: wish.names.es,
  PurposeEn: wish.purpose.en,
  PurposeFr: wish.purpose.fr,
  PurposeEs: wish.purpose.es,
  Topics: wish.topics.join(';'),
  Languages: wish.languages.join(';'),
  TeamId: place.teamId ?? '',
  ChannelId: place.channelId ?? '',
  DriveId: place.driveId ?? '',
  Region: wish.region ?? '',
  OwnerId: wish.owner ?? '',
  Gtt: wish.gtt ?? '',
  Outcomes: wish.outcomes.join(';'),
  Audience: wish.audience,
  AudienceReason: wish.audienceReason ?? '',
  Joining: wish.joining,
  EndDate: wish.endsOn ? columnDay(wish.endsOn) : '',
  Plan: wish.plan ?? '',
  MadeBy: 'praxis',
});

const STEPS: Readonly<Record<MakingStep, (work: Work) => Promise<Partial<Place>>>> = {
  team,
  moderators,
  channel,
  app,
  library,
  line,
};

/** What a refusal of the service is worth trying again for: only consent or a person mends the others. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.why;
  const fault = error instanceof ProvisionError ? error.cause : error;
  if (!isFault(fault)) return null;
  if (fault.status === 401 || fault.status === 403) return 'no-right';
  // 404: what was just made is not to be seen everywhere yet. 409, 423: somebody is at it.
  const passing = [0, 404, 408, 409, 412, 423, 425, 429].includes(fault.status);
  return passing || fault.status >= 500 || fault.status < 400 ? null : 'refused';
}

/** Makes teams, channels, libraries and lines for communities that people ask for. */
export function createPlaceMaker(graph: Graph, options: PlaceMakerOptions): PlaceMaker {
  const { externalId, pause } = options;
  const teams = teamsOf(graph, { externalId, polls: POLLS, ...(pause ? { pause } : {}) });
  return {
    async perform(step, wish, place): Promise<Made> {
      const knowledge = (): Promise<Site> => siteAt(graph, options.site);
      try {
        const found = await STEPS[step]({ graph, teams, knowledge, wish, place });
        return { kind: 'done', place: { ...place, ...found } };
      } catch (error) {
        const why = refusalOf(error);
        if (why) return { kind: 'refused', why };
        if (!(error instanceof ProvisionError) && !isFault(error)) throw error;
        throw new AppError('unavailable', `making ${step} of ${wish.slug}`, {}, { cause: error });
      }
    },
  };
}
