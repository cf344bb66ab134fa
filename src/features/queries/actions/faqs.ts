import { dayOf } from '../../../kernel/days.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type FaqId, type ProductId, type QueryId } from '../../../kernel/ids.ts';
import { closestLanguage, type Language } from '../../../kernel/language.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { BLANK, checkWording, draftAnswer, FAQ_LIMITS, type Faq, type FaqWording } from '../faq.ts';
import { isForFew } from '../model.ts';
import { faqMachine, mayReadFaq, moderator } from '../policy.ts';
import { type Compared, sameAs } from '../same.ts';
import {
  existing,
  moderated,
  placeOf,
  publishedOf,
  type QueryDeps,
  type Terms,
  type Tx,
} from './deps.ts';

/** What is shown of a list; older ones are found by search. */
const MOST_LISTED = 200;
const MOST_ALIKE = 2;

const comparable = (words: string, language: Language, terms: Terms): Compared => ({
  text: words,
  language,
  topics: terms.topicsIn(words),
  countries: terms.countriesIn(words),
});

async function found(tx: Tx, id: FaqId): Promise<Faq> {
  const faq = await tx.faqs.get(id);
  if (!faq) throw new AppError('not-found', `no entry ${id}`);
  return faq;
}

/** Entries as people come upon them. */
const lists = ({ work, text, terms }: QueryDeps) => ({
  /** Of the communities of `who`, newest first: published ones, and of those that they moderate all. */
  async list(who: Actor): Promise<readonly Faq[]> {
    const all = [...who.memberships.keys()];
    const mine = moderated(who.memberships);
    return work.run(async (tx) => {
      const [known, led] = [
        await tx.faqs.list(all, ['published'], MOST_LISTED),
        await tx.faqs.list(mine, ['offered', 'publishing', 'retired', 'declined'], MOST_LISTED),
      ];
      return [...known, ...led];
    });
  },

  /** Published entries of the communities of `who` that likely answer these words, the likeliest first. */
  async alike(who: Actor, words: string): Promise<readonly Faq[]> {
    const asked = comparable(words, text.detect(words, closestLanguage(who.language)), terms);
    const known = await work.run((tx) =>
      tx.faqs.list([...who.memberships.keys()], ['published'], MOST_LISTED),
    );
    const compared = known.map((faq) => ({
      ...comparable(faq.question, faq.language, terms),
      faq,
    }));
    return sameAs(asked, compared, text, MOST_ALIKE).map(({ faq }) => faq);
  },
});

/** Solved questions that become entries of frequently asked ones, if a moderator lets them. */
export function faqs(deps: QueryDeps) {
  const { work, clock, ids, mustBeLabelled } = deps;
  return {
    ...lists(deps),

    /** Offers a solved question that somebody replied to, once, whatever is said of it later. Idempotent. */
    async offer(query: QueryId): Promise<Faq | null> {
      return work.run(async (tx) => {
        const asked = await existing(tx, query);
        const replies = await publishedOf(tx, query);
        const known = await tx.faqs.of(query);
        if (known || isForFew(asked) || asked.verdict !== 'solved' || replies.length === 0)
          return known;
        const faq: Faq = {
          ...BLANK,
          id: asId<FaqId>(ids.next()),
          query,
          community: placeOf(asked),
          question: asked.text,
          ...draftAnswer(await tx.consolidatedReplies.get(query), replies),
          language: asked.language,
          offeredAt: clock.now(),
        };
        if (!(await tx.faqs.insert(faq))) return tx.faqs.of(query);
        const data = { faq: faq.id, query, community: faq.community };
        tx.emit({ type: 'faq.offered', actor: null, data });
        return faq;
      });
    },

    /** For moderators, with the moves open to them. @throws AppError `not-found` */
    async read(who: Actor, id: FaqId) {
      const faq = await work.run((tx) => found(tx, id));
      if (moderator(faq, who)) throw new AppError('not-found', 'not for this reader');
      return { faq, actions: availableActions(faqMachine, faq, who) };
    },

    /** For readers, with the moves open to them. @throws AppError `not-found` */
    async open(who: Actor, id: FaqId) {
      const faq = await work.run((tx) => found(tx, id));
      if (mayReadFaq(faq, who)) throw new AppError('not-found', 'not for this reader');
      return { faq, actions: availableActions(faqMachine, faq, who) };
    },

    /** Without a reader's eyes: for publishing and for what is said about it. */
    get: (id: FaqId): Promise<Faq | null> => work.run((tx) => tx.faqs.get(id)),
    of: (query: QueryId): Promise<Faq | null> => work.run((tx) => tx.faqs.of(query)),

    /** What waits for `who`, oldest first. */
    async waiting(who: Actor): Promise<readonly Faq[]> {
      const mine = moderated(who.memberships);
      return mine.length === 0 ? [] : work.run((tx) => tx.faqs.waiting(mine));
    },

    /**
     * The words go out, for the first time or anew, with who answers for them and when they are looked at again.
     * Pressed twice is once.
     * @throws AppError `moderators-only`, `illegal-move`, `invalid-input`, `too-large`, `changed-meanwhile`,
     *   `statement-without-source`, `fields-missing`, `question-for-few`
     */
    async approve(
      who: Actor,
      id: FaqId,
      given: FaqWording & { readonly version: number },
    ): Promise<Faq> {
      const { version, ...wording } = given;
      const checked = checkWording(wording, dayOf(clock.now(), who.zone));
      const { query } = await work.run((tx) => found(tx, id));
      await mustBeLabelled(who, query);
      return work.run(async (tx) => {
        const faq = await found(tx, id);
        if (faq.state === 'publishing' && faq.approvedBy === who.id) return faq;
        const verb = faq.state === 'published' ? 'revise' : 'approve';
        const state = decide(faqMachine, faq, verb, who);
        // Offered while its asker let fewer people read it.
        if (isForFew(await existing(tx, faq.query)))
          throw new AppError('question-for-few', 'an entry is read by more');
        mustBeAsSeen(faq, version);
        const sources = await standing(tx, faq);
        if (sources.length === 0) {
          throw new AppError('statement-without-source', 'no reply stands behind it any more');
        }
        const fileTitle = faq.fileTitle ?? checked.question;
        const after: Faq = { ...faq, ...checked, sources, state, approvedBy: who.id, fileTitle };
        await tx.faqs.update(after);
        tx.emit({ type: 'faq.approved', actor: who.id, data: { faq: id } });
        tx.audit({ actor: who.id, verb: `faq.${verb}`, subject: `faq:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * It does not hold any more: it answers nobody from now on, and its file says so. Pressed twice is once.
     * @throws AppError `moderators-only`, `illegal-move`, `reason-required`, `changed-meanwhile`
     */
    async retire(
      who: Actor,
      id: FaqId,
      given: { readonly reason: string; readonly version: number },
    ): Promise<Faq> {
      const why = given.reason.trim().slice(0, FAQ_LIMITS.reason);
      return work.run(async (tx) => {
        const faq = await found(tx, id);
        if (faq.state === 'retired') return faq;
        const state = decide(faqMachine, faq, 'retire', who);
        mustBeAsSeen(faq, given.version);
        if (why === '') {
          throw new AppError('reason-required', 'retired without a word', { context: 'query' });
        }
        const after: Faq = { ...faq, state, reason: why };
        await tx.faqs.update(after);
        tx.emit({ type: 'faq.retired', actor: who.id, data: { faq: id } });
        tx.audit({ actor: who.id, verb: 'faq.retire', subject: `faq:${id}`, reason: why });
        return { ...after, version: after.version + 1 };
      });
    },

    /** @throws AppError `moderators-only`, `illegal-move`, `reason-required`, `changed-meanwhile` */
    async decline(who: Actor, id: FaqId, reason: string): Promise<Faq> {
      const why = reason.trim().slice(0, FAQ_LIMITS.reason);
      return work.run(async (tx) => {
        const faq = await found(tx, id);
        const state = decide(faqMachine, faq, 'decline', who);
        if (why === '') {
          throw new AppError('reason-required', 'declined without a word', { context: 'query' });
        }
        const after: Faq = { ...faq, state, reason: why };
        await tx.faqs.update(after);
        tx.audit({ actor: who.id, verb: 'faq.decline', subject: `faq:${id}`, reason: why });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * Asked before the file is made: where no reply behind it stands any more, it goes back to its moderators. True
     * where it may be published.
     */
    async goesOut(id: FaqId): Promise<boolean> {
      return work.run(async (tx) => {
        const faq = await found(tx, id);
        if (faq.state !== 'publishing') return false;
        if ((await standing(tx, faq)).length === faq.sources.length) return true;
        await tx.faqs.update({
          ...faq,
          state: decide(faqMachine, faq, 'recall', 'clock'),
          approvedBy: null,
        });
        const data = { faq: id, query: faq.query, community: faq.community };
        tx.emit({ type: 'faq.recalled', actor: null, data });
        tx.audit({ actor: null, verb: 'faq.recall', subject: `faq:${id}` });
        return false;
      });
    },

    /** The file is in SharePoint. Idempotent. */
    async markPublished(
      id: FaqId,
      file: { readonly product: ProductId | null; readonly webUrl: string },
    ): Promise<void> {
      await work.run(async (tx) => {
        const faq = await found(tx, id);
        if (faq.state !== 'publishing') return;
        const state = decide(faqMachine, faq, 'publish', 'clock');
        await tx.faqs.update({ ...faq, ...file, state });
        const data = { faq: id, query: faq.query, product: file.product };
        tx.emit({ type: 'faq.published', actor: faq.approvedBy, data });
      });
    },
  };
}

/** The replies behind it that everybody in the community still sees. */
async function standing(tx: Tx, { query, sources }: Faq) {
  const published = new Set((await publishedOf(tx, query)).map(({ id }) => id));
  return sources.filter((one) => published.has(one));
}
