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
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]['schema']>;
