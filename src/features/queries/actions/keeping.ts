import { AppError } from '../../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type FaqId,
  type PersonId,
  type QueryId,
  type ReplyId,
} from '../../../kernel/ids.ts';
import { closestLanguage } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import { BLANK, FAQ_LIMITS, type Faq, OUT } from '../faq.ts';
import { LIMITS, type Query } from '../model.ts';
import { mayAskIn } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { existing, publishedOf, type QueryDeps, type Tx } from './deps.ts';
import { takeOut } from './taking-out.ts';

/** What was said elsewhere, and the question that it answers. */
export interface Kept {
  readonly community: CommunityId;
  readonly question: string;
  readonly answer: string;
  /** The words as they were said; the answer may be worded otherwise. */
  readonly said: string;
  /** Where it comes from, and whose words they are, as far as they agreed. */
  readonly background: string;
  /** Whose words they are; null where they are not named, or the words are of whoever keeps them. */
  readonly author: PersonId | null;
}

/** @throws AppError `invalid-input`, `too-large` */
function checked(given: Kept): Kept {
  const words = { question: given.question.trim(), answer: given.answer.trim() };
  for (const field of ['question', 'answer'] as const) {
    if (words[field] === '') throw new AppError('invalid-input', `no ${field}`, { field });
    if (words[field].length > FAQ_LIMITS[field]) {
      throw new AppError('too-large', field, { limit: FAQ_LIMITS[field], field });
    }
  }
  return { ...given, ...words, background: given.background.slice(0, LIMITS.background) };
}

/** An answer given in conversation becomes an entry of frequently asked questions, if a moderator lets it. */
export function keeping({ work, clock, ids, text, terms }: QueryDeps) {
  function questionOf(who: Actor, given: Kept): Query {
    const now = clock.now();
    const whole = `${given.question} ${given.answer}`;
    return {
      id: asId<QueryId>(ids.next()),
      version: 1,
      asker: who.id,
      community: given.community,
      text: given.question,
      background: given.background,
      language: text.detect(given.question, closestLanguage(who.language)),
      ...{ neededBy: null, urgency: 'normal', also: [], steps: [], related: [] },
      topics: terms.topicsIn(whole),
      countries: terms.countriesIn(whole),
      invited: given.author === null ? [] : [given.author],
      ...{ mergedInto: null, comment: null, answeredBy: null, reason: null },
      state: 'kept',
      verdict: 'solved',
      askedAt: now,
      openSince: now,
    };
  }

  const answerOf = (who: Actor, query: Query, given: Kept): Reply => ({
    id: asId<ReplyId>(ids.next()),
    version: 1,
    query: query.id,
    author: given.author ?? who.id,
    text: given.said,
    language: text.detect(given.said, who.language),
    consent: given.author === null ? 'paraphrase' : 'quote',
    surface: 'channel',
    sourceKey: `kept:${query.id}`,
    state: 'published',
    reason: null,
    createdAt: query.askedAt,
  });

  async function insert(tx: Tx, who: Actor, given: Kept, key: string): Promise<Faq> {
    const query = questionOf(who, given);
    if (!(await tx.queries.insert(query, key))) return entryOf(tx, await tx.queries.byKey(key));
    const reply = answerOf(who, query, given);
    await tx.replies.insert(reply);
    const faq: Faq = {
      ...BLANK,
      id: asId<FaqId>(ids.next()),
      query: query.id,
      community: given.community,
      question: query.text,
      answer: given.answer,
      sources: [reply.id],
      language: query.language,
      offeredAt: query.askedAt,
    };
    await tx.faqs.insert(faq);
    const data = { faq: faq.id, query: query.id, community: given.community };
    tx.emit({ type: 'faq.offered', actor: who.id, data });
    tx.audit({ actor: who.id, verb: 'faq.keep', subject: `faq:${faq.id}` });
    return faq;
  }

  return {
    /**
     * Offers it to the moderators of the community, once for a key; nobody else reads it before they let it go.
     * @throws AppError `not-a-member`, `invalid-input`, `too-large`
     */
    async keep(who: Actor, wish: Kept, key: string): Promise<Faq> {
      const refusal = mayAskIn(wish.community, who);
      if (refusal) throw new AppError(refusal, 'only members keep answers here');
      const given = checked(wish);
      return work.run(async (tx) => {
        const earlier = await tx.queries.byKey(key);
        return earlier ? entryOf(tx, earlier) : insert(tx, who, given, key);
      });
    },

    /** Whether only a removal takes the words back: what was posted was read; what was kept is out once let go. */
    isOut: (id: QueryId): Promise<boolean> =>
      work.run(async (tx) => {
        const query = await tx.queries.get(id);
        if (query?.state !== 'kept') return true;
        const faq = await tx.faqs.of(id);
        return faq !== null && OUT.has(faq.state);
      }),

    /** Whoever wrote the words does not agree any more: the entry and what it was made of are without them. Idempotent. */
    letGo: (id: QueryId): Promise<void> =>
      work.run(async (tx) => {
        const query = await existing(tx, id);
        if (query.state !== 'kept') return;
        for (const before of await publishedOf(tx, id)) {
          const after: Reply = { ...before, text: '', state: 'withdrawn' };
          await tx.replies.update(after);
          await takeOut(tx, text, query, { before, after });
          tx.audit({ actor: null, verb: 'reply.take-back', subject: `reply:${before.id}` });
        }
      }),
  };
}

async function entryOf(tx: Tx, query: Query | null): Promise<Faq> {
  const faq = query && (await tx.faqs.of(query.id));
  if (!faq) throw new AppError('changed-meanwhile', 'kept and gone');
  return faq;
}
