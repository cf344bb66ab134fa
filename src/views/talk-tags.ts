import { openingWords } from '../features/discussions/model.ts';
import { subjectOf, type TalkSubject } from '../features/taxonomy/talk.ts';
import { AppError } from '../kernel/errors.ts';
import { asId, type CommunityId, type DiscussionId, type QueryId } from '../kernel/ids.ts';
import { closestLanguage, type Language } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

/** A topic's slug or a country's English name, with the words that led to it. */
export interface Led {
  readonly value: string;
  readonly words: readonly string[];
}

/** Found in what was said there; where nothing was, the topics of the community, which no words led to. */
export interface Suggested {
  readonly topics: readonly Led[];
  readonly countries: readonly Led[];
}

/** What talk is about. */
export interface TalkSheet {
  /** 0: its own words say it; else a moderator did. */
  readonly version: number;
  /** Slugs. */
  readonly topics: readonly string[];
  /** English names. */
  readonly countries: readonly string[];
  /** Words of the moderator that no list has yet. */
  readonly proposed: readonly string[];
  /** For its moderators; null for other readers. */
  readonly suggested: Suggested | null;
}

type Deps = Pick<ViewDeps, 'discussions' | 'queries' | 'communities' | 'taxonomy'>;

/** As much of it as its suggestions need. */
interface Talk {
  readonly subject: TalkSubject;
  readonly community: CommunityId | null;
  readonly language: Language;
  readonly own: string;
  /** What its own words name. */
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

const MOST_SAID = 200;
const MOST_SUGGESTED = 5;

export function talkTagViews({ discussions, queries, communities, taxonomy }: Deps) {
  const { vocabulary } = taxonomy;

  function ofDiscussion(one: NonNullable<Awaited<ReturnType<typeof discussions.get>>>): Talk {
    const own = openingWords(one);
    return {
      subject: { kind: 'discussion', id: one.id },
      community: one.community,
      language: closestLanguage(one.language),
      own,
      topics: vocabulary.topicsIn(own),
      countries: vocabulary.countriesIn(own),
    };
  }

  function ofQuery(one: NonNullable<Awaited<ReturnType<typeof queries.get>>>): Talk {
    const { id, community, language, text, background, topics, countries } = one;
    const subject = { kind: 'query' as const, id };
    return { subject, community, language, own: `${text} ${background}`, topics, countries };
  }

  /** @throws AppError `not-found` for whoever may not read it */
  async function read(who: Actor, { kind, id }: TalkSubject): Promise<Talk> {
    if (kind === 'discussion') {
      return ofDiscussion((await discussions.read(who, asId<DiscussionId>(id))).discussion);
    }
    return ofQuery((await queries.read(who, asId<QueryId>(id))).query);
  }

  async function said({ kind, id }: TalkSubject): Promise<readonly string[]> {
    const found =
      kind === 'discussion'
        ? await discussions.contributions.published(asId<DiscussionId>(id))
        : await queries.replies.published(asId<QueryId>(id));
    return found.slice(-MOST_SAID).map(({ text }) => text);
  }

  async function suggestedFor(talk: Talk, standing: Pick<TalkSheet, 'topics' | 'countries'>) {
    const text = [talk.own, ...(await said(talk.subject))].join('\n');
    const found = taxonomy.suggest(text, talk.language);
    const topics = found.flatMap(({ term, words }) =>
      term.scheme === 'topic' ? [{ value: term.slug, words }] : [],
    );
    const countries = found.flatMap(({ term, words }) => {
      const [name] = term.scheme === 'geography' ? words.flatMap(vocabulary.countriesIn) : [];
      return name ? [{ value: name, words }] : [];
    });
    const fresh = (all: readonly Led[], known: readonly string[]) =>
      all.filter(({ value }) => !known.includes(value)).slice(0, MOST_SUGGESTED);
    const own = talk.community === null ? null : await communities.get(talk.community);
    const community = (own?.topics ?? []).map((value) => ({ value, words: [] }));
    const nothing = topics.length === 0 && standing.topics.length === 0;
    return {
      topics: fresh(nothing ? community : topics, standing.topics),
      countries: fresh(countries, standing.countries),
    };
  }

  async function sheetOf(talk: Talk, suggests: boolean): Promise<TalkSheet> {
    const given = (await taxonomy.talk.of([talk.subject])).get(subjectOf(talk.subject));
    const proposals = given ? await taxonomy.talk.proposed(given) : [];
    const { topics, countries } = given ?? talk;
    return {
      version: given?.version ?? 0,
      topics,
      countries,
      proposed: proposals.map(({ word }) => word),
      suggested: suggests ? await suggestedFor(talk, { topics, countries }) : null,
    };
  }

  return {
    /** @throws AppError `not-found` */
    async sheet(who: Actor, subject: TalkSubject): Promise<TalkSheet> {
      const talk = await read(who, subject);
      return sheetOf(talk, talk.community !== null && moderates(who, talk.community));
    },

    /** For its moderators alone. @throws AppError `not-found`, `moderators-only` */
    async forModerator(who: Actor, subject: TalkSubject) {
      const talk = await read(who, subject);
      if (talk.community === null || !moderates(who, talk.community))
        throw new AppError('moderators-only', 'says what no talk is about');
      const sheet = await sheetOf(talk, true);
      return { ...sheet, suggested: sheet.suggested ?? { topics: [], countries: [] } };
    },

    /** Without a reader's eyes: its topics and countries, a moderator's or those that its words name. Null where it is gone. */
    async about({ kind, id }: TalkSubject) {
      const discussion =
        kind === 'discussion' ? await discussions.get(asId<DiscussionId>(id)) : null;
      const query = kind === 'query' ? await queries.get(asId<QueryId>(id)) : null;
      const talk = discussion ? ofDiscussion(discussion) : query && ofQuery(query);
      return talk && sheetOf(talk, false);
    },

    /** Of these, what says no topic and nobody has said any of, each with what is suggested. */
    async lacking(
      all: readonly Parameters<typeof ofDiscussion>[0][],
      asked: readonly Parameters<typeof ofQuery>[0][],
    ): Promise<ReadonlyMap<string, Suggested>> {
      const bare = [...all.map(ofDiscussion), ...asked.map(ofQuery)].filter(
        ({ topics }) => topics.length === 0,
      );
      const given = await taxonomy.talk.of(bare.map(({ subject }) => subject));
      const lacking = bare.filter(({ subject }) => !given.has(subjectOf(subject)));
      const found = await Promise.all(
        lacking.map(
          async (talk) => [subjectOf(talk.subject), await suggestedFor(talk, talk)] as const,
        ),
      );
      return new Map(found);
    },
  };
}

export type TalkTagViews = ReturnType<typeof talkTagViews>;
