import { z } from 'zod';
import { id, instant } from './common.ts';

/** What a message of a colleague would become. */
const becomes = z.enum(['lesson', 'query', 'discussion', 'faq']);

const consentAction = z.enum([
  'agree',
  'agree-without-name',
  'refuse',
  'take-back',
  'drop',
  'begin',
]);
export type ConsentAction = z.infer<typeof consentAction>;

export const messageConsent = z.object({
  id,
  becomes,
  /** This person wrote the message; else they asked. */
  mine: z.boolean(),
  /** The other of the two. */
  name: z.string(),
  /** For whoever wrote them, as long as they are kept. */
  words: z.string().nullable(),
  /** `none`: for whoever asked, whyever there is no agreement. */
  standing: z.enum([
    'asked',
    'agreed',
    'agreed-without-name',
    'refused',
    'expired',
    'withdrawn',
    'none',
  ]),
  until: instant,
  /** When the message was written, as far as it is known; else when it was asked. */
  at: instant,
  /** What was made of it is published. */
  out: z.boolean(),
  actions: z.array(consentAction),
});
export type MessageConsent = z.infer<typeof messageConsent>;

/** Asked of this person and by them, newest first. */
export const consentList = z.object({ items: z.array(messageConsent) });
export type ConsentList = z.infer<typeof consentList>;

export const answerConsent = z.object({
  answer: z.enum(['agree', 'agree-without-name', 'refuse']),
});
export type AnswerConsent = z.infer<typeof answerConsent>;

/** The page on which the draft goes on. */
export const begunConsent = z.object({ path: z.string() });
export type BegunConsent = z.infer<typeof begunConsent>;

/** What was agreed to, for whoever asked. */
export const consentWords = z.object({ becomes, words: z.string() });
export type ConsentWords = z.infer<typeof consentWords>;
