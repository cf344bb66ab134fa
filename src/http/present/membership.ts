import type {
  CommunityHome as CommunityHomeShape,
  CommunityWorkplan,
  Figures as FiguresShape,
} from '../../contract/membership.ts';
import type { Community } from '../../features/communities/model.ts';
import type { Product } from '../../features/knowledge/model.ts';
import type { Figures } from '../../features/membership/actions.ts';
import type { Activity, CalendarDate, Entry } from '../../features/membership/calendar.ts';
import { daysLeft } from '../../features/membership/ending.ts';
import { membersIn } from '../../features/membership/model.ts';
import { mayFinish } from '../../features/membership/policy.ts';
import type { Shares } from '../../features/membership/shares.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { regionName } from '../../kernel/regions.ts';
import type { CommunityHome } from '../../views/membership.ts';

const linkWith =
  (beside: CommunityHome['beside']) =>
  ({ id, title, language, webUrl, publishedOn }: Product) => {
    const said = beside.get(id);
    return { id, title, language, webUrl, publishedOn, ...(said ? { beside: said } : {}) };
  };

const shares = ({ shown, withheld }: Shares) => ({
  shown: shown.map((share) => ({ ...share })),
  withheld,
});

/** @param say a sentence in the reader's language */
export const figuresOf = (
  { counts, places, regions, constituents }: Figures,
  say: (key: string) => string,
): FiguresShape => ({
  counts: { ...counts },
  members: membersIn(counts),
  places: shares(places),
  regions: shares({
    ...regions,
    shown: regions.shown.map((one) => ({ ...one, group: regionName(one.group, say) })),
  }),
  constituents: shares(constituents),
});

export const calendarDate = (date: CalendarDate) => ({ ...date });

export const entryOf = ({ id, version, kind, title, startsOn, endsOn, place, guests }: Entry) => ({
  id,
  version,
  kind,
  title,
  startsOn,
  endsOn,
  place,
  guests,
});

/** What a moderator should see to, the most pressing first. */
function tasksOf({ moderator, roll }: CommunityHome, ideas: number) {
  if (!moderator || !roll) return [];
  const { leading, asked, unled, members } = roll;
  return [
    ...(unled ? (['unled'] as const) : []),
    ...(leading.length < 2 && !asked ? (['second-moderator'] as const) : []),
    ...(members.some(({ cleanUp }) => cleanUp) ? (['clean-up'] as const) : []),
    ...(ideas > 0 ? (['ideas'] as const) : []),
  ];
}

/** By which Teams opens a channel; the name in it is for people alone. */
function channelUrl({ teamId, channelId }: Community, name: string): string {
  const path = `${encodeURIComponent(channelId)}/${encodeURIComponent(name)}`;
  return `https://teams.microsoft.com/l/channel/${path}?groupId=${encodeURIComponent(teamId)}`;
}

export function communityHome(
  page: CommunityHome,
  given: {
    readonly who: Actor;
    readonly now: Date;
    readonly ideas: number;
    readonly say: (key: string) => string;
  },
): CommunityHomeShape {
  const { who, now, ideas, say } = given;
  const { community, moderators, moderator, guest, roll, dates, resources, fresh } = page;
  const { id, names, purpose, endsOn, plan } = community;
  const link = linkWith(page.beside);
  return {
    id,
    name: names[who.language],
    purpose: purpose[who.language],
    moderators: moderators.map((one) => ({ ...one })),
    moderator,
    guest,
    endsOn,
    plan,
    daysLeft: endsOn === null ? null : daysLeft(endsOn, now),
    dates: dates.map(calendarDate),
    resources: resources.map(link),
    fresh: fresh.map(link),
    channelUrl: channelUrl(community, names[who.language]),
    libraryUrl: page.libraryUrl,
    figures: roll ? figuresOf(roll.figures, say) : null,
    tasks: tasksOf(page, ideas),
  };
}

export const activityOf = (
  activity: Activity,
  who: Actor,
  names: ReadonlyMap<PersonId, string>,
): CommunityWorkplan['activities'][number] => ({
  id: activity.id,
  version: activity.version,
  what: activity.what,
  who: activity.who ? { id: activity.who, name: names.get(activity.who) ?? '—' } : null,
  by: activity.by,
  done: activity.doneAt !== null,
  mayFinish: mayFinish(activity, who) === null,
});
