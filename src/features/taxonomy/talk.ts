import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { countryLabel } from './countries.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What people talk in. */
export const TALK_KINDS = ['discussion', 'query'] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

export interface TalkSubject {
  readonly kind: TalkKind;
  readonly id: string;
}

export const subjectOf = ({ kind, id }: TalkSubject): string => `${kind}:${id}`;

/** Null for what is no talk. */
export function talkOfSubject(subject: string): TalkSubject | null {
  const at = subject.indexOf(':');
  const kind = TALK_KINDS.find((one) => one === subject.slice(0, at));
  return kind ? { kind, id: subject.slice(at + 1) } : null;
}

/** What a moderator said that talk is about, in place of what its own words name. */
export interface TalkTags {
  /** As `subjectOf` has it. */
  readonly subject: string;
  /** Grows with every change. */
  readonly version: number;
  /** Slugs. */
  readonly topics: readonly string[];
  /** English names, as items have them. */
  readonly countries: readonly string[];
  /** Of words that no list has: they count once a content manager has accepted them. */
  readonly proposals: readonly string[];
  readonly by: PersonId;
  readonly at: Date;
}

export interface TalkTagStore {
  of(subjects: readonly string[]): Promise<readonly TalkTags[]>;
  /** Talk that waits for what becomes of this word. */
  awaiting(proposal: string): Promise<readonly TalkTags[]>;
  /**
   * Inserts version 1, or saves as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another
   */
  save(tags: TalkTags): Promise<void>;
  remove(subject: string): Promise<void>;
}

/** More than that says nothing. */
export const TAG_LIMITS = { topics: 10, countries: 20 };

/** What it is about: what a moderator said, and where nobody said anything what its own words name. */
export const aboutTalk = (
  words: string,
  given: TalkTags | undefined,
  { topicsIn, countriesIn }: Pick<Vocabulary, 'topicsIn' | 'countriesIn'>,
): Pick<TalkTags, 'topics' | 'countries'> =>
  given ?? { topics: topicsIn(words), countries: countriesIn(words) };

/** Its words, with the names of what it is about and they do not name: by these it is looked for. */
export function wordsWith(
  words: string,
  { topics, countries }: Pick<TalkTags, 'topics' | 'countries'>,
  language: Language,
  { topicsIn, countriesIn, label }: Pick<Vocabulary, 'topicsIn' | 'countriesIn' | 'label'>,
): string {
  const [about, where] = [topicsIn(words), countriesIn(words)];
  const called = [
    ...topics.filter((slug) => !about.includes(slug)).map((slug) => label(slug, language)),
    ...countries
      .filter((name) => !where.includes(name))
      .map((name) => countryLabel(name, language)),
  ];
  return [words, ...called].join('. ');
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

export const saysTheSame = (
  one: Pick<TalkTags, 'topics' | 'countries' | 'proposals'>,
  other: Pick<TalkTags, 'topics' | 'countries' | 'proposals'>,
): boolean =>
  same(one.topics, other.topics) &&
  same(one.countries, other.countries) &&
  same(one.proposals, other.proposals);
