import { z } from 'zod';
import { KEPT_DAYS, KEPT_FOR, type KeptFor, keptSetting } from '../../kernel/kept.ts';
import { THRESHOLDS, type Threshold } from '../../kernel/thresholds.ts';

/** A whole number within bounds. */
const whole = (least: number, most: number, fallback: number) => ({
  schema: z.number().int().min(least).max(most),
  fallback,
  least,
  most,
});

/**
 * The fewest days for which each is kept: below, what comes late would be taken for new, or a jump of the clock for work
 * that was never done.
 */
const LEAST_KEPT: Readonly<Partial<Record<KeptFor, number>>> = {
  received: 2,
  deleted: 7,
  told: 7,
  done: 60,
  gone: 30,
};
const MOST_KEPT = 3_650;

type KeptKey = `kept.${KeptFor}`;
const keptSettings = Object.fromEntries(
  KEPT_FOR.map((what) => [
    keptSetting(what),
    whole(LEAST_KEPT[what] ?? 1, MOST_KEPT, KEPT_DAYS[what]),
  ]),
) as Record<KeptKey, ReturnType<typeof whole>>;

/** Between which numbers each may be set. */
const BOUNDS: Readonly<Record<Threshold, readonly [number, number]>> = {
  'discussions.silent-start-days': [1, 14],
  'discussions.closing-days': [1, 14],
  'discussions.summary-days': [1, 60],
  'queries.consolidated-days': [1, 60],
  'queries.asked-at-once': [1, 10],
  // Of two, each would know by a figure about both what the other is or said.
  'groups.smallest': [3, 50],
  'prompts.close-first-days': [14, 365],
  'prompts.close-second-days': [1, 180],
  'prompts.close-after-days': [1, 90],
  'prompts.mission-days': [1, 2],
  'prompts.departure-days': [7, 180],
  'prompts.start-days': [7, 180],
  'prompts.follow-up-days': [14, 365],
  'prompts.publication-days': [1, 60],
  'prompts.training-first-days': [7, 365],
  'prompts.training-second-days': [14, 730],
  'prompts.escalate-days': [3, 60],
  'prompts.a-week': [1, 5],
};
export const THRESHOLD_KEYS = Object.keys(THRESHOLDS) as Threshold[];
const thresholds = Object.fromEntries(
  THRESHOLD_KEYS.map((key) => [key, whole(...BOUNDS[key], THRESHOLDS[key])]),
) as Record<Threshold, ReturnType<typeof whole>>;

/**
 * What an administrator may change without code, with its default. A value is kept with its history; one that does
 * not parse is refused before it is stored.
 */
export const SETTINGS = {
  /** How often libraries and registers are read, in minutes. */
  'sync.minutes': whole(1, 1_440, 10),
  /** Category, or first word of the subject, by which an event in a calendar is known for a mission. */
  'missions.marker': { schema: z.string().trim().min(2).max(50), fallback: 'Mission' },
  /** Whoever said something in a community within so many days is an active member. */
  'members.active-days': whole(7, 730, 90),
  /** Whoever gave no sign for so many days is inactive. */
  'members.inactive-days': whole(14, 1_460, 180),
  /** A moderator without a sign for so many days is quiet: others are asked where it is the last. */
  'moderators.quiet-days': whole(7, 365, 60),
  /** Offices that are headquarters; every other is the field. */
  'members.headquarters': {
    schema: z.array(z.string().trim().min(2).max(100)).min(1).max(20),
    fallback: ['Geneva'],
  },
  /** Where fewer could have written a text, whoever writes without a name is told that somebody may guess. */
  'anonymity.few': whole(5, 100, 10),
  /** Working days that people have to look how they stand in a draft that names them, before it is published. */
  'attribution.days': whole(1, 30, 5),
  /** Who may make communities: `staff`: everybody; `moderators` of another; `governance` alone. */
  'community.makers': {
    schema: z.enum(['staff', 'moderators', 'governance']),
    fallback: 'staff' as const,
  },
  /** How many communities one person may make in a year. */
  'community.perYear': whole(0, 100, 3),
  /** Working days without a post after which the moderators of a discussion are told, where its plan says none. */
  'discussions.quiet-days': whole(1, 30, 5),
  /** How many announcements of one unit a week go to those who follow its topics. */
  'announcements.a-week': whole(1, 20, 3),
  /** After how many years a published document is looked at again. */
  'products.review-years': whole(1, 10, 3),
  /** A mean of fewer assessments carries a warning (FR-QUA-9). */
  'quality.small-sample': whole(2, 100, 5),
  /** What is due when, and what may be shown (`src/kernel/thresholds.ts`). */
  ...thresholds,
  /** After how many days each is forgotten (`src/kernel/kept.ts`). */
  ...keptSettings,
} as const;

export type SettingKey = keyof typeof SETTINGS;
/** Those that are whole numbers, in the order in which they are shown. */
export const NUMBERS = [
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
] as const satisfies readonly SettingKey[];
export type NumberKey = (typeof NUMBERS)[number];

/** Those of which one of a few words is chosen. */
export const CHOICES = ['community.makers'] as const satisfies readonly SettingKey[];
export type ChoiceKey = (typeof CHOICES)[number];

/** Those that are several words. */
export const LISTS = ['members.headquarters'] as const satisfies readonly SettingKey[];
export type ListKey = (typeof LISTS)[number];

export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]['schema']>;
