import { isForGuests, isOpen } from '../features/discussions/contribution-audience.ts';
import { alone, type Interim } from '../features/discussions/interim.ts';
import { type Discussion, takesContributions } from '../features/discussions/model.ts';
import type { Statement } from '../features/discussions/synthesis.ts';
import { countryLabel } from '../features/taxonomy/countries.ts';
import { AppError } from '../kernel/errors.ts';
import type { ContributionId, DiscussionId, InterimId, PersonId } from '../kernel/ids.ts';
import { closestLanguage, type Language } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { Traceable } from '../kernel/traceable.ts';
import type { Words } from '../ports/words.ts';
import { withTells } from './attribution.ts';
import type { ViewDeps } from './deps.ts';
import { groupNames } from './moderation-balance.ts';
import type { ContributionView, DiscussionSummary } from './said.ts';

/** What an interim summary says was not said, and who was not heard, in words of a language. */
export interface Silences {
  /** Indexes of guiding questions. */
  readonly questions: readonly number[];
  /** Topics and countries that the discussion names. */
  readonly subjects: readonly string[];
  /** Pinned documents that nobody mentioned and that its readers may open. */
  readonly documents: readonly { readonly title: string; readonly url: string }[];
  readonly groups: readonly string[];
  /** Groups of which nothing is told. */
  readonly withheld: number;
}

/** An interim summary as one reader, or a channel, may read it. */
export interface InterimView {
  readonly discussion: Discussion;
  readonly interim: Interim;
  readonly statements: readonly Statement[];
  /** Ids of the points that a single person makes. */
  readonly alone: readonly string[];
  readonly silences: Silences;
  /** Of what this reader sees of it: on how many contributions it stands, in which languages. */
  readonly contributions: number;
  readonly languages: readonly Language[];
}

export interface InterimsPage {
  readonly discussion: Discussion;
  /** For moderators, while it waits; with all that a statement may rest on. */
  readonly draft: (InterimView & { readonly sources: readonly ContributionView[] }) | null;
  /** Newest first. */
  readonly published: readonly InterimView[];
}

/** A discussion in which there is something new for a reader. */
export interface Behind extends DiscussionSummary {
  readonly news: number;
}

interface SummaryDeps extends ViewDeps {
  readonly words: Words;
}

type Heard = Pick<ContributionView['contribution'], 'id' | 'author' | 'createdAt' | 'language'>;

/** Only what rests on nothing else than what this reader sees: a sentence is one of its sources' own words. */
const standingOn = (
  statements: readonly Statement[],
  seen: ReadonlyMap<ContributionId, PersonId>,
) => statements.filter(({ sources }) => sources.every((source) => seen.has(source)));

const authorsIn = (said: readonly Heard[]): ReadonlyMap<ContributionId, PersonId> =>
  new Map(said.map(({ id, author }) => [id, author]));

/** What is said of a discussion while it runs: interim summaries, and what one reader has missed. */
export function summaryViews(
  deps: SummaryDeps,
  viewsOf: (
    who: Actor,
    said: Awaited<
      ReturnType<SummaryDeps['discussions']['contributions']['thread']>
    >['contributions'],
  ) => Promise<readonly ContributionView[]>,
) {
  const { discussions, knowledge, taxonomy, communities, words } = deps;
  const groupName = groupNames(words);

  async function silencesOf(
    { unsaid, unheard }: Interim,
    audiences: ReadonlySet<string>,
    language: Language,
  ): Promise<Silences> {
    const documents = await knowledge.many(unsaid.pinned, audiences);
    return {
      questions: unsaid.questions,
      subjects: [
        ...unsaid.topics.map((slug) => taxonomy.vocabulary.label(slug, language)),
        ...unsaid.countries.map((country) => countryLabel(country, language)),
      ],
      documents: documents.map(({ title, webUrl: url }) => ({ title, url })),
      groups: unheard.groups.map(({ dimension, group }) =>
        groupName({ dimension, group }, language),
      ),
      withheld: unheard.withheld,
    };
  }

  async function shown(
    discussion: Discussion,
    interim: Interim,
    said: readonly Heard[],
    reader: { readonly audiences: ReadonlySet<string>; readonly language: Language },
  ): Promise<InterimView> {
    const seen = authorsIn(said);
    // A moderator mends what has lost a source; to everybody else it is not said.
    const statements =
      interim.state === 'draft' ? interim.statements : standingOn(interim.statements, seen);
    const silences = await silencesOf(interim, reader.audiences, reader.language);
    const fed = said.filter(({ createdAt }) => createdAt <= interim.until);
    return {
      ...{ discussion, interim, statements, alone: alone(statements, seen), silences },
      contributions: fed.length,
      languages: [...new Set(fed.map(({ language }) => language))].sort(),
    };
  }

  async function interims(who: Actor, id: DiscussionId): Promise<InterimsPage> {
    const { discussion, draft, published } = await discussions.interims.of(who, id);
    const { contributions } = await discussions.contributions.thread(who, id);
    const open = contributions.filter(isOpen);
    const reader = {
      audiences: knowledge.audiencesOf(who),
      language: closestLanguage(who.language),
    };
    const read = (one: Interim) => shown(discussion, one, open, reader);
    return {
      discussion,
      draft: draft && { ...(await read(draft)), sources: await viewsOf(who, open) },
      published: await Promise.all(published.map(read)),
    };
  }

  return {
    /** Those of a discussion, as this reader may read them. @throws AppError `not-found` */
    interims,

    /** The draft that waits, for its moderators. @throws AppError `moderators-only`, `not-found` where none does */
    async draft(who: Actor, id: DiscussionId) {
      const { discussion, draft } = await interims(who, id);
      if (!moderates(who, discussion.community))
        throw new AppError('moderators-only', 'an interim draft');
      if (!draft) throw new AppError('not-found', `no interim draft of ${id}`);
      return draft;
    },

    /** What to look at once more before it is published (moderators). @throws AppError `not-found` */
    async doubts(who: Actor, id: DiscussionId, edit: readonly Traceable<ContributionId>[] | null) {
      const found = await discussions.interims.doubts(who, id, edit);
      const said = await discussions.contributions.published(id);
      const { draft } = await discussions.interims.of(who, id);
      return withTells(deps, found, edit ?? draft?.statements ?? [], said);
    },

    /** For the thread in the community's own channel, which guests read too. Null where it is gone. */
    async inChannel(
      id: DiscussionId,
      interim: InterimId,
      language: Language,
    ): Promise<InterimView | null> {
      const [discussion, found] = await Promise.all([
        discussions.get(id),
        discussions.interims.get(id, interim),
      ]);
      if (!discussion || !found) return null;
      const community = await communities.get(discussion.community);
      const all = await discussions.contributions.published(id);
      const said = community?.audience === 'guests' ? all.filter(isForGuests) : all;
      const audiences = await knowledge.audiencesIn(discussion.community);
      return shown(discussion, { ...found, state: 'published' }, said, { audiences, language });
    },

    /** Running discussions in which somebody has written since this reader was there. */
    async behind(who: Actor, all: readonly DiscussionSummary[]): Promise<readonly Behind[]> {
      const running = all.filter(({ discussion }) => takesContributions(discussion));
      const found: Behind[] = [];
      for (const one of running) {
        const news = await discussions.catchUp.waiting(who, one.discussion.id);
        if (news > 0) found.push({ ...one, news });
      }
      return found;
    },
  };
}

export type SummaryViews = ReturnType<typeof summaryViews>;
