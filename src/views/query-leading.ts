import type { Beside } from '../features/expertise/actions.ts';
import type { Ask } from '../features/queries/ask.ts';
import { nextStep, type Step } from '../features/queries/escalation.ts';
import type { Faq } from '../features/queries/faq.ts';
import type { CountedQuery } from '../features/queries/policy.ts';
import { answerBy, type EditState, type WordingEdit } from '../features/queries/wording.ts';
import { wordsWith } from '../features/taxonomy/talk.ts';
import type { FaqId, QueryId } from '../kernel/ids.ts';
import { type Actor, moderates, type Person } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

export interface AskView {
  readonly ask: Ask;
  readonly name: string;
  /** Null where the community's schedule asked. */
  readonly byName: string | null;
  readonly toName: string | null;
}

/** What is done about a question, for its asker and its moderators. */
export interface Leading {
  readonly query: CountedQuery;
  readonly asks: readonly AskView[];
  /** What comes next where nobody replies; null where somebody did, or all was tried. */
  readonly next: { readonly step: Step; readonly at: Date } | null;
  /** The entry it may become or became; moderators alone see one that is offered. */
  readonly faq: Faq | null;
  /** Where this reader was asked by name and has not answered. */
  readonly myAsk: Ask | null;
  readonly mayAsk: boolean;
  readonly mayMerge: boolean;
}

/** Other words for a question or a reply, with the names of those concerned. */
export interface WordingView {
  readonly edit: WordingEdit;
  readonly byName: string;
  readonly ofName: string;
  /** `lapsed` once nobody answered in time. */
  readonly standing: EditState | 'lapsed';
  readonly until: Date;
}

export interface FaqPage {
  readonly faq: Faq;
  readonly query: CountedQuery;
  /** Who may answer for it: those who replied by name, who asked, and the moderator who lets it go. */
  readonly owners: readonly Person[];
  readonly mayApprove: boolean;
  readonly mayDecline: boolean;
}

export function queryLeadingViews({ queries, people, expertise, taxonomy }: ViewDeps) {
  async function asksOf(id: QueryId): Promise<AskView[]> {
    const asks = await queries.experts.of(id);
    const nameOf = await namesOf(
      people,
      asks.flatMap(({ person, by, passedTo }) => [person, by, passedTo]),
    );
    return asks.map((ask) => ({
      ask,
      name: nameOf(ask.person),
      byName: nameOf(ask.by),
      toName: nameOf(ask.passedTo),
    }));
  }

  async function nextOf(query: CountedQuery): Promise<Leading['next']> {
    const silent = query.state === 'open' && query.replies === 0 && query.verdict !== 'solved';
    if (!silent || query.community === null) return null;
    return nextStep(query, await queries.pace(query.community));
  }

  async function wordingViews(edits: readonly WordingEdit[]): Promise<WordingView[]> {
    const nameOf = await namesOf(
      people,
      edits.flatMap(({ by, of }) => [by, of]),
    );
    return edits.map((edit) => ({
      edit,
      byName: nameOf(edit.by),
      ofName: nameOf(edit.of),
      standing: queries.wording.standing(edit),
      until: answerBy(edit),
    }));
  }

  return {
    asksOf,
    nextOf,
    wordingViews,

    /** Those that concern this reader: theirs to answer, proposed by them, or in what they moderate. Newest first. */
    async wordingsFor(who: Actor, id: QueryId): Promise<WordingView[]> {
      const { query } = await queries.read(who, id);
      const leads = query.community !== null && moderates(who, query.community);
      const all = await queries.wording.of(id);
      const seen = all.filter(({ by, of }) => leads || by === who.id || of === who.id);
      return wordingViews(seen.toReversed());
    },

    /** @throws AppError `not-found` */
    async leading(who: Actor, id: QueryId): Promise<Leading> {
      const { query, actions } = await queries.read(who, id);
      const leads = query.community !== null && moderates(who, query.community);
      const mine = leads || query.asker === who.id;
      const [asks, next, faq] = await Promise.all([
        asksOf(id),
        mine ? nextOf(query) : null,
        queries.faqs.of(id),
      ]);
      return {
        query,
        asks: mine ? asks : [],
        next,
        myAsk: asks.find(({ ask }) => ask.person === who.id && ask.state === 'asked')?.ask ?? null,
        faq: faq && (leads || faq.state === 'published') ? faq : null,
        mayAsk: actions.includes('ask-expert'),
        mayMerge: actions.includes('merge'),
      };
    },

    /** Colleagues who know and were not asked yet, at most two, each with the reason. @throws AppError `not-found` */
    async suggested(who: Actor, id: QueryId): Promise<Beside> {
      const { query } = await queries.read(who, id);
      const asked = new Set((await queries.experts.of(id)).map(({ person }) => person));
      const words = `${query.text} ${query.background}`;
      const { need, people: found } = await expertise.beside(
        who,
        wordsWith(words, query, query.language, taxonomy.vocabulary),
      );
      const fresh = found.filter(
        ({ person }) => !asked.has(person.id) && person.id !== query.asker,
      );
      return { need, people: fresh };
    },

    /** @throws AppError `not-found` for whoever does not moderate there */
    async faq(who: Actor, id: FaqId): Promise<FaqPage> {
      const { faq, actions } = await queries.faqs.read(who, id);
      const [{ query }, replies] = await Promise.all([
        queries.read(who, faq.query),
        queries.replies.published(faq.query),
      ]);
      const wanted = [who.id, ...replies.map(({ author }) => author), query.asker];
      const known = await people.people([...new Set(wanted)]);
      const order = new Map(wanted.toReversed().map((one, at) => [one, -at]));
      const owners = known
        .filter(({ active }) => active)
        .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
      return {
        faq,
        query,
        owners,
        mayApprove: actions.includes('approve'),
        mayDecline: actions.includes('decline'),
      };
    },
  };
}

export type QueryLeadingViews = ReturnType<typeof queryLeadingViews>;
