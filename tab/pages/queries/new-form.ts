import type { NewQuery, QueryAudience } from '../../../src/contract/queries.ts';
import { namedIn } from '../../components/readers.tsx';
import { newNonce } from '../../system.ts';

/** A question on its way: kept on this device until it is answered or sent. */
export interface QuestionDraft {
  /** The agreement of whoever wrote the message that it is made of; null for one's own words. */
  readonly consent: string | null;
  /** Two things may be sent about one question; each is sent once. */
  readonly nonces: { readonly ask: string; readonly stock: string };
  readonly text: string;
  /** The words for which what is there was last looked up; '' before. */
  readonly looked: string;
  readonly asking: boolean;
  readonly background: string;
  /** `YYYY-MM-DD`, or '' for no date. */
  readonly neededBy: string;
  /** '' while the suggested one stands. */
  readonly community: string;
  readonly urgent: boolean;
  /** As typed, separated by commas; null while those that the question names stand. */
  readonly countries: string | null;
  /** Other communities that are shown the way to it. */
  readonly also: readonly string[];
  readonly audience: QueryAudience;
  /** As typed: names or mail addresses, apart by semicolons. */
  readonly readers: string;
}

export const LIMITS = { text: 2_000, background: 4_000 } as const;

export const emptyQuestion = (): QuestionDraft => ({
  consent: null,
  nonces: { ask: newNonce(), stock: newNonce() },
  text: '',
  looked: '',
  asking: false,
  background: '',
  neededBy: '',
  community: '',
  urgent: false,
  countries: null,
  also: [],
  audience: 'community',
  readers: '',
});

/** What was kept before a field was added to the form has none of it. */
export const revived = (kept: QuestionDraft): QuestionDraft => ({ ...emptyQuestion(), ...kept });

export type QuestionProblems = Partial<
  Record<'text' | 'community' | 'neededBy', 'missing' | 'past'>
>;

/** Told in the channel; others may be shown the way to it. */
export const isForMany = ({ audience }: Pick<QuestionDraft, 'audience'>): boolean =>
  audience === 'staff' || audience === 'community';

/** @param today in the reader's zone, `YYYY-MM-DD` */
export const problemsOf = (
  draft: QuestionDraft,
  community: string,
  today: string,
): QuestionProblems => ({
  ...(draft.text.trim() ? {} : { text: 'missing' }),
  ...(community ? {} : { community: 'missing' }),
  ...(draft.neededBy && draft.neededBy < today ? { neededBy: 'past' } : {}),
});

export const requestOf = (draft: QuestionDraft, community: string): NewQuery => ({
  nonce: draft.nonces.ask,
  community,
  text: draft.text.trim(),
  background: draft.background.trim(),
  neededBy: draft.neededBy || null,
  urgency: draft.urgent ? 'urgent' : 'normal',
  audience: draft.audience,
  readers: draft.audience === 'named' ? namedIn(draft.readers) : [],
  ...(draft.consent === null ? {} : { consent: draft.consent }),
  also: isForMany(draft) ? draft.also.filter((one) => one !== community) : [],
  ...(draft.countries === null ? {} : { countries: countriesOf(draft.countries) }),
});

const countriesOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
