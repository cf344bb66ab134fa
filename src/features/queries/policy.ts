import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { isNobody } from '../../kernel/nobody.ts';
import { type Actor, belongs, moderates } from '../../kernel/person.ts';
import type { Ask } from './ask.ts';
import { FAQ_TRANSITIONS, type Faq, type FaqState, type FaqVerb } from './faq.ts';
import { isForFew, type Query, type QueryState, type QueryVerb, TRANSITIONS } from './model.ts';
import { isForReader as isForQueryReader } from './query-audience.ts';
import {
  GIVING_BACK,
  type GivingBack,
  REPLY_TRANSITIONS,
  type Reply,
  type ReplyState,
  type ReplyVerb,
} from './reply.ts';
import { isForReader } from './reply-audience.ts';
import type { EditVerb, WordingEdit } from './wording.ts';

/** Who acts: a person, or the clock, which may do what is due and nothing else. */
export type Who = Actor | 'clock';

/** A question with how many published replies it has, which its policy needs. */
export type CountedQuery = Query & { readonly replies: number };

type In = { readonly community: CommunityId | null };

/** Whomever it is for: usually its community, those that were shown the way to it, and whoever was asked by name. */
const member = (query: Query, who: Who): ErrorCode | null =>
  who !== 'clock' && isForQueryReader(query, who) ? null : 'not-a-member';

export const moderator = ({ community }: In, who: Who): ErrorCode | null =>
  who !== 'clock' && community !== null && moderates(who, community) ? null : 'moderators-only';

const asker = (query: Query, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === query.asker ? null : 'not-yours';

/** What goes to more people than the question is for is made of no question for few. */
const forMore = (query: Query): ErrorCode | null => (isForFew(query) ? 'question-for-few' : null);

/** Only a moderator passes a community's question on to a desk, whose people read it wherever they belong. */
export const mayPassOn = (query: Query, who: Actor): ErrorCode | null =>
  moderator(query, who) ?? forMore(query);

const consolidates = (query: CountedQuery, who: Who): ErrorCode | null =>
  moderator(query, who) ?? forMore(query) ?? (query.replies > 0 ? null : 'nothing-to-consolidate');

const QUERY_POLICY: Policy<CountedQuery, QueryVerb, Who> = {
  reply: member,
  'edit-reply': consolidates,
  approve: consolidates,
  /** Only when the file is there: nobody presses it. */
  publish: (_query, who) => (who === 'clock' ? null : 'forbidden'),
  /** What it rests on was taken away before the file was there. */
  recall: (_query, who) => (who === 'clock' ? null : 'forbidden'),
  judge: asker,
  reopen: asker,
  withdraw: asker,
  hide: moderator,
  'ask-expert': (query, who) =>
    forMore(query) ?? (who === 'clock' ? null : asker(query, who) && moderator(query, who)),
  merge: (query, who) => moderator(query, who) ?? forMore(query),
  unmerge: moderator,
  narrow: asker,
};

export const queryMachine: Machine<CountedQuery, QueryState, QueryVerb, Who> = {
  transitions: TRANSITIONS,
  policy: QUERY_POLICY,
};

/** A reply with the community that it stands in, which its policy needs. */
export type PlacedReply = Reply & { readonly community: CommunityId | null };

const author = (item: Reply, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.author ? null : 'not-yours';

/** What a moderator hid or its author withdrew is not said again in other words. */
const STANDS: ReadonlySet<ReplyState> = new Set(['published', 'held', 'returned']);

export const mayReword = (item: Reply, who: Actor): ErrorCode | null =>
  author(item, who) ?? (STANDS.has(item.state) ? null : 'illegal-move');

const REPLY_POLICY: Policy<PlacedReply, ReplyVerb, Who> = {
  approve: moderator,
  hold: moderator,
  hide: moderator,
  withdraw: author,
};

export const replyMachine: Machine<PlacedReply, ReplyState, ReplyVerb, Who> = {
  transitions: REPLY_TRANSITIONS,
  policy: REPLY_POLICY,
};

export const replyReturning: Machine<PlacedReply, ReplyState, GivingBack, Who> = {
  transitions: GIVING_BACK,
  policy: { return: moderator, resubmit: author },
};

/** Whoever asked thanks for what they read of it, and nobody for what nobody is known to have said. */
export const mayThank = (item: Reply, who: Actor, asker: PersonId): ErrorCode | null => {
  if (who.id !== asker) return 'not-yours';
  const named = item.author !== asker && !isNobody(item.author);
  return named && item.state === 'published' && isForReader(item, asker, asker)
    ? null
    : 'illegal-move';
};

/** Their own answer to having been asked by name; nobody else is told that anybody was. */
export const mayAnswerFor = ({ person }: Ask, who: Actor): ErrorCode | null =>
  person === who.id ? null : 'not-found';

/** Whoever wrote it agrees or does not; whoever proposed it takes it back. */
export const mayAnswerEdit = (edit: WordingEdit, verb: EditVerb, who: Actor): ErrorCode | null =>
  (verb === 'withdraw' ? edit.by : edit.of) === who.id ? null : 'not-yours';

/** Whoever answers for it keeps it right. */
const keeper = (faq: Faq, who: Who): ErrorCode | null =>
  who !== 'clock' && faq.owner === who.id ? null : moderator(faq, who);

export const faqMachine: Machine<Faq, FaqState, FaqVerb, Who> = {
  transitions: FAQ_TRANSITIONS,
  policy: {
    approve: moderator,
    decline: moderator,
    publish: (_faq, who) => (who === 'clock' ? null : 'forbidden'),
    recall: (_faq, who) => (who === 'clock' ? null : 'forbidden'),
    revise: keeper,
    retire: keeper,
  },
};

/** A published entry is its community's; all others are its moderators'. */
export const mayReadFaq = (faq: Faq, who: Actor): ErrorCode | null => {
  const everybodys = faq.state === 'published' || faq.state === 'retired';
  if (everybodys && belongs(who, faq.community)) return null;
  return keeper(faq, who) === null ? null : 'not-found';
};

export const mayAskIn = (community: CommunityId, who: Actor): ErrorCode | null =>
  belongs(who, community) ? null : 'not-a-member';

/**
 * A posted question is theirs whom it is for, a hidden one its asker's and the moderators'; what was answered from stock is
 * its asker's alone. A kept one is theirs who made it and whose words answer it, and the moderators': what comes of it
 * is read as an entry.
 */
export const mayRead = (query: Query, who: Actor): ErrorCode | null => {
  if (query.asker === who.id) return null;
  if (query.state === 'from-stock') return 'not-found';
  if (query.state === 'kept') {
    return query.invited.includes(who.id) || moderator(query, who) === null ? null : 'not-found';
  }
  const open = query.state === 'hidden' ? moderator(query, who) : member(query, who);
  return open === null ? null : 'not-found';
};

/** What a reader sees of replies: the published that are for them, their own whatever its state, all for moderators. */
export const maySee = (item: PlacedReply, who: Actor, asker: PersonId): boolean =>
  (item.state === 'published' && isForReader(item, who.id, asker)) ||
  item.author === who.id ||
  moderator(item, who) === null;
