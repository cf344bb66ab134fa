import { DAY_MS } from './days.ts';

/**
 * What is forgotten by itself, after so many days where administrators set no other number. Whatever deletes by age reads
 * it here and there, and so does what tells people of it: the words cannot differ from what is done. What is not named
 * stays until a person takes it away.
 */
export const KEPT_DAYS = {
  /** A sealed sign-in, since it was last used. */
  'sign-in': 90,
  /** That a message or press came, by its number: so that it is not taken twice. */
  received: 7,
  /** That a message was deleted, by its number: so that late news of it brings nothing back. */
  deleted: 30,
  /** That it was told on to whom it concerns. */
  told: 30,
  /** That work for a date was done. */
  done: 400,
  /** That a document is gone: its number, so that every index lets go of it. */
  gone: 365,
  /** A source outside that was removed, with its records: so long it can be taken back. */
  source: 7,
  /** Up to which contribution somebody was caught up in a discussion. */
  'caught-up': 180,
  /** How somebody was asked to look how they stand in a draft, and what they answered, since they could last answer. */
  checks: 365,
} as const;

export type KeptFor = keyof typeof KEPT_DAYS;

/** In the order in which it is told. */
export const KEPT_FOR: readonly KeptFor[] = [
  'sign-in',
  'received',
  'deleted',
  'told',
  'done',
  'gone',
  'source',
  'caught-up',
  'checks',
];

/** Under which key an administrator's number is kept. */
export const keptSetting = <K extends KeptFor>(what: K): `kept.${K}` => `kept.${what}`;

/** The days in force. */
export type KeptDays = Readonly<Record<KeptFor, number>>;

/** What is older than this is forgotten. */
export const forgottenBefore = (days: number, now: Date): Date =>
  new Date(now.getTime() - days * DAY_MS);
