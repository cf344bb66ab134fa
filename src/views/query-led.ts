import type { Beside } from '../features/expertise/actions.ts';
import { type Faq, type FaqVerb, usualReview } from '../features/queries/faq.ts';
import type { CountedQuery } from '../features/queries/policy.ts';
import { dayOf } from '../kernel/days.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import type { CommunityId, FaqId, QueryId } from '../kernel/ids.ts';
import { type Actor, moderates, type Person } from '../kernel/person.ts';
import { consolidatedDraft } from './consolidated-draft.ts';
import type { ViewDeps } from './deps.ts';
import { gapViews } from './gaps.ts';
import { namesOf } from './names.ts';
import type { Leading, QueryLeadingViews, WordingView } from './query-leading.ts';

/** A question with who asked it. */
export interface QuestionHead {
  readonly query: CountedQuery;
  readonly askerName: string;
}

/** All that is done about one question, for whoever may do or know any of it. */
export interface Led extends Leading {
  readonly suggested: Beside;
  readonly alike: readonly QuestionHead[];
  readonly mergedInto: QuestionHead | null;
  readonly merged: readonly QuestionHead[];
  readonly mayUnmerge: boolean;
  /** Whether they may propose other words. */
  readonly mayEdit: boolean;
  readonly edits: readonly WordingView[];
}

export interface FaqView {
  readonly faq: Faq;
  readonly communityName: string;
  readonly ownerName: string | null;
  readonly reviewDue: boolean;
}

export interface FaqEntry extends FaqView {
  readonly query: CountedQuery | null;
  readonly actions: readonly FaqVerb[];
  readonly owners: readonly Person[];
  readonly usualReview: string;
}

const NOBODY: Beside = {
  need: { text: '', topics: [], countries: [], stems: [] },
  people: [],
};

type Summaries = (found: readonly CountedQuery[]) => Promise<readonly QuestionHead[]>;

function queryLedViews(
  { queries }: Pick<ViewDeps, 'queries'>,
  leading: QueryLeadingViews,
  summaries: Summaries,
) {
  /** Those of these questions that this reader may open. */
  async function readable(who: Actor, ids: readonly QueryId[]): Promise<readonly QuestionHead[]> {
    const all = await Promise.all(
      ids.map((id) =>
        queries.read(who, id).catch((error: unknown) => {
          // Merged with one of another community: there is nothing to show of it here.
          if (isAppError(error) && error.code === 'not-found') return null;
          throw error;
        }),
      ),
    );
    return summaries(all.flatMap((found) => (found ? [found.query] : [])));
  }

  return {
    /** @throws AppError `not-found` */
    async led(who: Actor, id: QueryId): Promise<Led> {
      const [known, edits, { actions }] = await Promise.all([
        leading.leading(who, id),
        leading.wordingsFor(who, id),
        queries.read(who, id),
      ]);
      const { query, mayAsk, mayMerge } = known;
      const leads = query.community !== null && moderates(who, query.community);
      const same = mayMerge ? await queries.alike(who, { words: query.text, except: id }) : [];
      const together = await queries.mergedInto(id);
      const [into] = query.mergedInto ? await readable(who, [query.mergedInto]) : [];
      return {
        ...known,
        suggested: mayAsk ? await leading.suggested(who, id) : NOBODY,
        alike: await summaries(same),
        mergedInto: into ?? null,
        merged: await readable(
          who,
          together.map((one) => one.id),
        ),
        mayUnmerge: actions.includes('unmerge'),
        mayEdit: leads && (query.state === 'open' || query.state === 'replied'),
        edits,
      };
    },
  };
}

/** Entries of frequently asked questions with the names that pages show. */
function faqViews({ communities, people, queries }: ViewDeps) {
  async function views(who: Actor, faqs: readonly Faq[], now: Date): Promise<FaqView[]> {
    if (faqs.length === 0) return [];
    const [all, nameOf] = await Promise.all([
      communities.list(),
      namesOf(
        people,
        faqs.map(({ owner }) => owner),
      ),
    ]);
    const byId = new Map(all.map((community) => [community.id, community]));
    const today = dayOf(now, who.zone);
    return faqs.map((faq) => ({
      faq,
      communityName: byId.get(faq.community)?.names[who.language] ?? faq.community,
      ownerName: nameOf(faq.owner),
      reviewDue: faq.state === 'published' && faq.reviewOn !== null && faq.reviewOn <= today,
    }));
  }

  return {
    faqs: async (who: Actor, now: Date): Promise<FaqView[]> =>
      views(who, await queries.faqs.list(who), now),

    /** Published ones that likely answer these words. */
    faqsAlike: async (who: Actor, words: string, now: Date): Promise<FaqView[]> =>
      views(who, await queries.faqs.alike(who, words), now),

    /** @throws AppError `not-found` */
    async faqEntry(who: Actor, id: FaqId, now: Date): Promise<FaqEntry> {
      const { faq, actions } = await queries.faqs.open(who, id);
      const [view] = await views(who, [faq], now);
      if (!view) throw new AppError('not-found', `no entry ${id}`);
      const keeps = actions.includes('approve') || actions.includes('revise');
      const query = await queries.read(who, faq.query).catch((error: unknown) => {
        // Hidden since, or its owner belongs to another community: the entry stands without it.
        if (isAppError(error) && error.code === 'not-found') return null;
        throw error;
      });
      return {
        ...view,
        query: query?.query ?? null,
        actions,
        owners: keeps ? await ownersOf(who, faq) : [],
        usualReview: usualReview(dayOf(now, who.zone)),
      };
    },
  };

  /** Who may answer for it: who does, who lets it go, who replied, who asked. */
  async function ownersOf(who: Actor, faq: Faq): Promise<readonly Person[]> {
    const [replies, query] = await Promise.all([
      queries.replies.published(faq.query),
      queries.get(faq.query),
    ]);
    const wanted = [
      ...(faq.owner ? [faq.owner] : []),
      who.id,
      ...replies.map(({ author }) => author),
      ...(query ? [query.asker] : []),
    ];
    const known = await people.people([...new Set(wanted)]);
    return known
      .filter(({ active }) => active)
      .toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
  }
}

/** The schedule of a community with the names of those who decided it. */
const scheduleViews = ({ communities, people, queries }: ViewDeps) => ({
  /** @throws AppError `moderators-only`, `not-found` */
  async schedulePage(who: Actor, id: CommunityId) {
    const [history, schedule, community] = await Promise.all([
      queries.schedules(who, id),
      queries.schedule(id),
      communities.get(id),
    ]);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    const nameOf = await namesOf(
      people,
      history.map(({ by }) => by),
    );
    return {
      community: { id, name: community.names[who.language] },
      schedule,
      history: history.toReversed().map((one) => ({ ...one, byName: nameOf(one.by) })),
    };
  },
});

/** What is done about questions, what they become and what they leave open. */
export const ledViews = (deps: ViewDeps, leading: QueryLeadingViews, summaries: Summaries) => ({
  ...queryLedViews(deps, leading, summaries),
  ...faqViews(deps),
  ...gapViews(deps),
  ...scheduleViews(deps),
  ...consolidatedDraft(deps),
});
