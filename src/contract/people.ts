import { z } from 'zod';
import { capture, prompt } from './capture.ts';
import { id, language } from './common.ts';
import { discussionSummary } from './discussions.ts';

export const me = z.object({
  id,
  name: z.string(),
  language,
  zone: z.string(),
  communities: z.array(
    z.object({ id, name: z.string(), role: z.enum(['member', 'moderator', 'guest']) }),
  ),
  administrator: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const home = z.object({
  discussions: z.array(discussionSummary),
  waiting: z.number().int(),
  prompts: z.array(prompt),
  drafts: z.array(capture),
});
export type Home = z.infer<typeof home>;

export const chooseLanguage = z.object({ language });

/** How a browser outside Teams signs in: locally by choosing a person. */
export const signIn = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('local'),
    people: z.array(z.object({ id, name: z.string(), title: z.string(), office: z.string() })),
  }),
  z.object({ mode: z.literal('teams') }),
]);
export type SignIn = z.infer<typeof signIn>;
