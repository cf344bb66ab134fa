import type { AudienceLine, Place, PlaceLine, Seen, Survey } from '../../ports/places.ts';

/** What can be wrong with where a community is; the word of `places.trouble.<code>` and `places.remedy.<code>`. */
export const TROUBLES = [
  'slug-twice',
  'title-missing',
  'team-unset',
  'team-gone',
  'team-refused',
  'team-archived',
  'app-absent',
  'channel-unset',
  'channel-gone',
  'channel-refused',
  'channel-archived',
  'channel-taken',
  'roster-refused',
  'roster-empty',
  'moderator-missing',
  'library-unset',
  'library-refused',
  'library-elsewhere',
  'library-taken',
  'library-untold',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** With these a place serves all the same: the community only has less of it. */
const BEARABLE: ReadonlySet<Trouble> = new Set(['moderator-missing', 'title-missing']);

/** That a library's readers are not written down can be put right by whoever looked at them. */
export const hinders = (trouble: Trouble, confirmed: boolean): boolean =>
  !BEARABLE.has(trouble) && !(confirmed && trouble === 'library-untold');

export const isSeen = <T>(answer: Seen<T>): answer is T =>
  answer !== 'gone' && answer !== 'refused';

/** A community's place with all that is known of it. */
export interface Standing {
  readonly slug: string;
  readonly place: Place;
  /** Null while team or channel are not said. */
  readonly survey: Survey | null;
  readonly lines: readonly PlaceLine[];
  readonly audiences: readonly AudienceLine[];
}

/** All that is wrong, the first cause first: what only follows from another is not said. */
export function troublesOf(standing: Standing): Trouble[] {
  const { place, survey } = standing;
  const own = lineTroubles(standing);
  if (!place.teamId) return [...own, 'team-unset'];
  if (!place.channelId) return [...own, 'channel-unset'];
  if (!survey) return own;
  const team = teamTroubles(survey);
  if (survey.team === 'gone') return [...own, ...team];
  return [...own, ...team, ...channelTroubles(survey, standing), ...libraryTroubles(standing)];
}

function lineTroubles({ slug, lines }: Standing): Trouble[] {
  const same = lines.filter((line) => line.slug === slug);
  return [
    ...(same.length > 1 ? (['slug-twice'] as const) : []),
    ...(same.some(({ names }) => !names.en) ? (['title-missing'] as const) : []),
  ];
}

function teamTroubles({ team, app }: Survey): Trouble[] {
  if (team === 'gone') return ['team-gone'];
  if (team === 'refused') return ['team-refused'];
  return [
    ...(team.archived ? (['team-archived'] as const) : []),
    // Refused: not there, or there since before it asked to be seen. Either way it has to be added or updated.
    ...(app === 'installed' ? [] : (['app-absent'] as const)),
  ];
}

function channelTroubles({ channel, roster, app }: Survey, standing: Standing): Trouble[] {
  const { slug, place, lines } = standing;
  if (channel === 'gone') return ['channel-gone'];
  // What a team gives with the installation is refused wherever there is none: said once.
  if (channel === 'refused') return app === 'installed' ? ['channel-refused'] : [];
  const taken = lines.some(
    (line) => line.slug !== slug && line.place.channelId === place.channelId,
  );
  return [
    ...(channel.archived ? (['channel-archived'] as const) : []),
    ...(taken ? (['channel-taken'] as const) : []),
    ...rosterTroubles(roster, app),
  ];
}

function rosterTroubles(roster: Survey['roster'], app: Survey['app']): Trouble[] {
  if (!isSeen(roster)) return app === 'installed' ? ['roster-refused'] : [];
  if (roster.members === 0) return ['roster-empty'];
  return roster.moderators === 0 ? ['moderator-missing'] : [];
}

function libraryTroubles({ slug, place, survey, audiences }: Standing): Trouble[] {
  const { driveId } = place;
  if (!driveId) return ['library-unset'];
  const libraries = survey?.libraries ?? 'gone';
  if (!isSeen(libraries)) {
    return survey && isSeen(survey.channel) ? ['library-refused'] : [];
  }
  if (!libraries.some((library) => library.driveId === driveId)) return ['library-elsewhere'];
  const told = audiences.filter((line) => line.driveId === driveId);
  const ours = told.filter((line) => line.kind === 'community' && line.slug === slug);
  if (told.length === 0) return ['library-untold'];
  return told.length === ours.length && ours.length === 1 ? [] : ['library-taken'];
}
