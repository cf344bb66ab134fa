import { z } from 'zod';
import { id, instant } from './common.ts';

export const sourceKey = z.enum([
  'people',
  'communities',
  'projects',
  'leavers',
  'missions',
  'trainings',
]);
export type SourceKey = z.infer<typeof sourceKey>;

/** A source of ours, or one that was added (`src/contract/outside.ts`). */
export const anySource = z.union([sourceKey, z.templateLiteral(['outside:', z.string()])]);
export type AnySource = z.infer<typeof anySource>;

/** A row that was left out, by where it is and what is wrong (`sources.refused.<reason>`); never by what it holds. */
export const refusedRow = z.object({
  line: z.number().int(),
  column: z.string(),
  reason: z.string(),
});
export type RefusedRow = z.infer<typeof refusedRow>;

/** An outside source as an administrator sees it. */
export const source = z.object({
  key: sourceKey,
  state: z.enum(['unused', 'waiting', 'fresh', 'failing', 'stale']),
  /** Name of a list or path of a file; null for the directory and the teams. */
  place: z.string().nullable(),
  owner: z.object({ id, name: z.string() }).nullable(),
  staleAfterHours: z.number().int(),
  staleSince: instant.nullable(),
  lastAttempt: instant.nullable(),
  lastSuccess: instant.nullable(),
  /** Since when it is being read; null while nobody reads it. */
  readingSince: instant.nullable(),
  taken: z.number().int(),
  refusedCount: z.number().int(),
  /** The first hundred. */
  refused: z.array(refusedRow),
  /** Columns that are not read, by name. */
  dropped: z.array(z.string()),
  /** `sources.troubles.<code>` and `sources.remedies.<code>`, filled with `details`. */
  trouble: z
    .object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  /** In a row. */
  failures: z.number().int(),
  /** A reading that lost so much that somebody has to confirm it. */
  held: z.object({ before: z.number().int(), after: z.number().int() }).nullable(),
});
export type Source = z.infer<typeof source>;

export const sourceList = z.object({
  items: z.array(source),
  /** Departures of the personnel system's file, by kind. */
  moves: z.array(
    z.object({
      kind: z.enum(['departure', 'reassignment', 'end-of-contract']),
      count: z.number().int(),
    }),
  ),
});
export type SourceList = z.infer<typeof sourceList>;

/** By mail address or name; null for nobody. */
export const ownSource = z.object({ owner: z.string().trim().min(1).max(200).nullable() });
export type OwnSource = z.infer<typeof ownSource>;

export const limitSource = z.object({ hours: z.number().int().min(1).max(2_160) });
export type LimitSource = z.infer<typeof limitSource>;

export const mission = z.object({
  key: z.string(),
  person: z.string(),
  country: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  title: z.string().nullable(),
  state: z.enum(['planned', 'cancelled']),
});
export type Mission = z.infer<typeof mission>;

/** The nearest two hundred; the counts are of all. */
export const missionList = z.object({
  planned: z.number().int(),
  cancelled: z.number().int(),
  items: z.array(mission),
  /** Category, or first word of the subject, by which an event in a calendar is known for a mission. */
  marker: z.string(),
});
export type MissionList = z.infer<typeof missionList>;

export const markMissions = z.object({ marker: missionList.shape.marker.trim().min(2).max(50) });
export type MarkMissions = z.infer<typeof markMissions>;

export const settingKey = z.enum([
  'members.active-days',
  'members.inactive-days',
  'moderators.quiet-days',
  'community.perYear',
  'anonymity.few',
  'attribution.days',
  'groups.smallest',
  'discussions.silent-start-days',
  'discussions.quiet-days',
  'discussions.closing-days',
  'discussions.summary-days',
  'queries.asked-at-once',
  'queries.consolidated-days',
  'announcements.a-week',
  'products.review-years',
  'quality.small-sample',
  'prompts.close-first-days',
  'prompts.close-second-days',
  'prompts.close-after-days',
  'prompts.mission-days',
  'prompts.departure-days',
  'prompts.start-days',
  'prompts.follow-up-days',
  'prompts.publication-days',
  'prompts.training-first-days',
  'prompts.training-second-days',
  'prompts.escalate-days',
  'prompts.a-week',
  'sync.minutes',
  'kept.sign-in',
  'kept.received',
  'kept.deleted',
  'kept.told',
  'kept.done',
  'kept.gone',
  'kept.source',
  'kept.caught-up',
  'kept.checks',
]);
/** Of which one of a few words is chosen. */
export const choiceKey = z.enum(['community.makers']);
/** Which is several words. */
export const listKey = z.enum(['members.headquarters']);
export const settingList = z.object({
  items: z.array(
    z.object({
      key: settingKey,
      value: z.number().int(),
      /** Where nothing was set. */
      usual: z.number().int(),
      least: z.number().int(),
      most: z.number().int(),
      /** Newest first, the value in force included. */
      history: z.array(z.object({ value: z.number(), by: z.string(), at: instant })),
    }),
  ),
  choices: z.array(
    z.object({
      key: choiceKey,
      /** `sources.settings.choices.<key>.<value>`. */
      value: z.string(),
      /** Where nothing was set. */
      usual: z.string(),
      options: z.array(z.string()),
      /** Newest first, the value in force included. */
      history: z.array(z.object({ value: z.string(), by: z.string(), at: instant })),
    }),
  ),
  lists: z.array(
    z.object({
      key: listKey,
      value: z.array(z.string()),
      /** Where nothing was set. */
      usual: z.array(z.string()),
      /** Newest first, the value in force included. */
      history: z.array(z.object({ value: z.array(z.string()), by: z.string(), at: instant })),
    }),
  ),
});
export type SettingList = z.infer<typeof settingList>;
export const changeSetting = z.object({
  value: z.union([z.number().int(), z.string().max(40), z.array(z.string().max(200)).max(50)]),
});
export type ChangeSetting = z.infer<typeof changeSetting>;
