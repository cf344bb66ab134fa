import { z } from 'zod';

/**
 * What an administrator may change without code, with its default. A value is kept with its history; one that does
 * not parse is refused before it is stored.
 */
export const SETTINGS = {
  /** How often libraries and registers are read, in minutes. */
  'sync.minutes': { schema: z.number().int().min(1).max(1_440), fallback: 10 },
  /** Category, or first word of the subject, by which an event in a calendar is known for a mission. */
  'missions.marker': { schema: z.string().trim().min(2).max(50), fallback: 'Mission' },
  /** Whoever said something in a community within so many days is an active member. */
  'members.active-days': { schema: z.number().int().min(7).max(730), fallback: 90 },
  /** Whoever gave no sign for so many days is inactive. */
  'members.inactive-days': { schema: z.number().int().min(14).max(1_460), fallback: 180 },
  /** A moderator without a sign for so many days is quiet: others are asked where it is the last. */
  'moderators.quiet-days': { schema: z.number().int().min(7).max(365), fallback: 60 },
  /** Offices that are headquarters; every other is the field. */
  'members.headquarters': {
    schema: z.array(z.string().trim().min(2).max(100)).min(1).max(20),
    fallback: ['Geneva'],
  },
  /** Where fewer could have written a text, whoever writes without a name is told that somebody may guess. */
  'anonymity.few': { schema: z.number().int().min(5).max(100), fallback: 10 },
  /** Who may make communities: `staff`: everybody; `moderators` of another; `governance` alone. */
  'community.makers': {
    schema: z.enum(['staff', 'moderators', 'governance']),
    fallback: 'staff' as const,
  },
  /** How many communities one person may make in a year. */
  'community.perYear': { schema: z.number().int().min(0).max(100), fallback: 3 },
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]['schema']>;
