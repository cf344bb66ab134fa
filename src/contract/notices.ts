import { z } from 'zod';
import { NOTICE_LEVELS } from './choices.ts';
import { id } from './common.ts';

/** How much somebody hears of one community. */
export const noticeLevel = z.enum(NOTICE_LEVELS);
export type NoticeLevel = z.infer<typeof noticeLevel>;

export const myNotices = z.object({
  items: z.array(z.object({ community: z.object({ id, name: z.string() }), level: noticeLevel })),
});
export type MyNotices = z.infer<typeof myNotices>;

export const chooseNotices = z.object({ level: noticeLevel });
