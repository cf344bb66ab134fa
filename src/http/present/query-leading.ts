import type {
  FaqPage as FaqPageShape,
  FaqSummary,
  OtherQuestion,
  QueryLed,
  SchedulePage,
  WordingEdit,
} from '../../contract/query-leading.ts';
import { faqVerb } from '../../contract/query-leading.ts';
import { USUAL } from '../../features/queries/escalation.ts';
import type { Actor } from '../../kernel/person.ts';
import type { QueryViews } from '../../views/query.ts';
import type { WordingView } from '../../views/query-leading.ts';
import type { FaqEntry, FaqView, Led, QuestionHead } from '../../views/query-led.ts';
import { beside } from './expertise.ts';

export const otherQuestion = ({ query, askerName }: QuestionHead): OtherQuestion => ({
  id: query.id,
  text: query.text,
  language: query.language,
  asker: askerName,
  replies: query.replies,
  state: query.state,
});

const wordingEdit =
  (who: Actor) =>
  ({ edit, byName, ofName, standing, until }: WordingView): WordingEdit => ({
    id: edit.id,
    version: edit.version,
    reply: edit.reply,
    before: edit.before,
    after: edit.after,
    why: edit.why,
    by: byName,
    of: ofName,
    mine: edit.of === who.id,
    proposed: edit.by === who.id,
    state: standing,
    at: edit.askedAt.toISOString(),
    until: until.toISOString(),
  });

export const queryLed = (who: Actor, led: Led): QueryLed => ({
  asks: led.asks.map(({ ask, name, byName, toName }) => ({
    id: ask.id,
    name,
    by: byName,
    state: ask.state,
    to: toName,
    reason: ask.reason,
    at: ask.askedAt.toISOString(),
  })),
  next: led.next && { step: led.next.step, at: led.next.at.toISOString() },
  myAsk: led.myAsk && { id: led.myAsk.id, version: led.myAsk.version },
  mayAsk: led.mayAsk,
  suggested: beside(led.suggested),
  mayMerge: led.mayMerge,
  mayUnmerge: led.mayUnmerge,
  mayEdit: led.mayEdit,
  alike: led.alike.map(otherQuestion),
  mergedInto: led.mergedInto && otherQuestion(led.mergedInto),
  merged: led.merged.map(otherQuestion),
  faq: led.faq && { id: led.faq.id, state: led.faq.state },
  edits: led.edits.map(wordingEdit(who)),
});

export const faqSummary = ({ faq, communityName, ownerName, reviewDue }: FaqView): FaqSummary => ({
  id: faq.id,
  question: faq.question,
  answer: faq.answer,
  language: faq.language,
  community: { id: faq.community, name: communityName },
  state: faq.state,
  owner: ownerName,
  reviewOn: faq.reviewOn,
  reviewDue,
  webUrl: faq.webUrl,
  product: faq.product,
});

export const faqPage = (entry: FaqEntry): FaqPageShape => ({
  ...faqSummary(entry),
  version: entry.faq.version,
  ownerId: entry.faq.owner,
  reason: entry.faq.reason,
  sources: entry.faq.sources.length,
  query: entry.query && {
    id: entry.query.id,
    text: entry.query.text,
    language: entry.query.language,
  },
  // What only the clock does is nobody's to press.
  actions: entry.actions.flatMap((verb) => {
    const parsed = faqVerb.safeParse(verb);
    return parsed.success ? [parsed.data] : [];
  }),
  owners: entry.owners.map(({ id, name }) => ({ id, name })),
  usualReview: entry.usualReview,
});

export const schedulePage = (
  page: Awaited<ReturnType<QueryViews['schedulePage']>>,
): SchedulePage => ({
  community: page.community,
  schedule: { ...page.schedule },
  usual: { ...USUAL },
  history: page.history.map(({ schedule, byName, at }) => ({
    schedule: { ...schedule },
    by: byName,
    at: at.toISOString(),
  })),
});
