import { z } from 'zod';
import { id } from './common.ts';

/** How much somebody hears of one community. */
export const noticeLevel = z.enum(['each', 'daily', 'weekly', 'addressed', 'none']);
export type NoticeLevel = z.infer<typeof noticeLevel>;

export const myNotices = z.object({
  items: z.array(z.object({ community: z.object({ id, name: z.string() }), level: noticeLevel })),
});
export type MyNotices = z.infer<typeof myNotices>;

export const chooseNotices = z.object({ level: noticeLevel });
