import type {
  Contribution as ContributionShape,
  DiscussionPage as DiscussionPageShape,
  DiscussionSummary as DiscussionSummaryShape,
  LikeDiscussions as LikeDiscussionsShape,
  WordedStatement as StatementShape,
  SynthesisPage as SynthesisPageShape,
  SynthesisVersions as SynthesisVersionsShape,
  ThreadPart as ThreadPartShape,
} from '../../contract/discussions.ts';
import type {
  OutputPage as OutputShape,
  UrgentDiscussions as UrgentShape,
} from '../../contract/urgent.ts';
import { CONSTITUENT_GROUPS } from '../../features/discussions/concerns.ts';
import type { Contribution } from '../../features/discussions/contribution.ts';
import { audienceOf, narrowerThan } from '../../features/discussions/contribution-audience.ts';
import type { DiscussionDocument } from '../../features/discussions/documents.ts';
import { type Discussion, takesContributions } from '../../features/discussions/model.ts';
import { contributionMachine, STANDS } from '../../features/discussions/policy.ts';
import { mayAnswer } from '../../features/discussions/question-time.ts';
import { planOf } from '../../features/discussions/steps.ts';
import type { Statement } from '../../features/discussions/synthesis.ts';
import type { Place } from '../../features/discussions/thread.ts';
import { hasOutputs, outputOf } from '../../features/discussions/urgent.ts';
import { availableActions } from '../../kernel/machine.ts';
import { isNobody } from '../../kernel/nobody.ts';
import type { Actor } from '../../kernel/person.ts';
import type {
  ContributionView,
  DiscussionPage,
  DiscussionSummary,
  DiscussionViews,
  SynthesisPage,
  ThreadPart,
} from '../../views/discussion.ts';
import type { AlikeLine, UrgentLine } from '../../views/other-discussions.ts';
import { InvalidInput } from '../problem.ts';
import { planView } from './discussion-plans.ts';
import { versionsShape } from './draft-versions.ts';
import { product } from './knowledge.ts';
import { wordingShape } from './rewriting.ts';

export function discussionSummary(
  who: Actor,
  { discussion, community, contributions }: DiscussionSummary,
): DiscussionSummaryShape {
  return {
    id: discussion.id,
    title: discussion.title,
    community: { id: community.id, name: community.names[who.language] },
    state: discussion.state,
    language: discussion.language,
    startsAt: discussion.startsAt.toISOString(),
    endsAt: discussion.endsAt.toISOString(),
    contributions,
    ...(discussion.guests ? { guests: true } : {}),
  };
}

export const likeDiscussions = (who: Actor, found: readonly AlikeLine[]): LikeDiscussionsShape => ({
  items: found.map(({ sameTitle, topics, countries, coordinator, ...line }) => {
    const { contributions: _uncounted, ...summary } = discussionSummary(who, {
      ...line,
      contributions: 0,
    });
    return { ...summary, coordinator, sameTitle, topics: [...topics], countries: [...countries] };
  }),
});

export const urgentDiscussions = (who: Actor, found: readonly UrgentLine[]): UrgentShape => ({
  items: found.map(({ discussion, community, coordinator, mine }) => ({
    id: discussion.id,
    title: discussion.title,
    language: discussion.language,
    community: { id: community.id, name: community.names[who.language] },
    coordinator,
    endsAt: discussion.endsAt.toISOString(),
    mine,
  })),
});

function outputPage({
  discussion,
  guest,
  nameOf,
  mayWriteOutput,
}: DiscussionPage): OutputShape | null {
  if (guest || !hasOutputs(discussion)) return null;
  const now = outputOf(discussion);
  return {
    text: now?.text ?? '',
    by: now && nameOf(now.by),
    at: now?.at.toISOString() ?? null,
    versions: planOf(discussion).outputs?.length ?? 0,
    mayWrite: mayWriteOutput,
  };
}

export function contribution(view: ContributionView): ContributionShape {
  const item = view.contribution;
  return {
    id: item.id,
    version: item.version,
    author: view.authorName,
    ...(isNobody(item.author) ? { unnamed: true } : {}),
    mine: view.mine,
    text: item.text,
    language: item.language,
    question: item.question,
    answers: item.answers ?? null,
    consent: item.consent,
    surface: item.surface,
    state: item.state,
    reason: item.reason,
    audience: audienceOf(item),
    readers: item.readers?.length ?? 0,
    ...(view.mine && STANDS.has(item.state) ? { narrower: [...narrowerThan(item)] } : {}),
    cause: view.actions.includes('hide') ? (item.cause ?? null) : null,
    createdAt: item.createdAt.toISOString(),
    actions: [...view.actions],
  };
}

/** One contribution outside its thread, with the moves open to this reader now. */
export function ownView(
  who: Actor,
  item: Contribution,
  discussion: Pick<Discussion, 'community'>,
  authorName: string,
): ContributionView {
  const placed = { ...item, community: discussion.community };
  return {
    contribution: item,
    authorName,
    mine: item.author === who.id,
    actions: availableActions(contributionMachine, placed, who),
  };
}

const cursorOf = (place: Place | null): string | null =>
  place && `${place.at.getTime()}.${place.id}`;

/** @throws InvalidInput for a place that none of our answers named */
export function placeIn(cursor: string, field: string): Place {
  const [, ms, id] = /^(\d{1,15})\.([\w-]{1,200})$/.exec(cursor) ?? [];
  if (ms === undefined || id === undefined) throw new InvalidInput([field], 'no place in a thread');
  return { at: new Date(Number(ms)), id };
}

const partOf = ({ items, before, after }: ThreadPart) => ({
  thread: items.map(contribution),
  before: cursorOf(before),
  after: cursorOf(after),
});

export const threadPart = (part: ThreadPart): ThreadPartShape => ({
  ...partOf(part),
  total: part.total,
});

export function discussionPage(who: Actor, page: DiscussionPage, now: Date): DiscussionPageShape {
  const { discussion } = page;
  const output = outputPage(page);
  return {
    ...discussionSummary(who, page),
    version: discussion.version,
    background: discussion.background,
    questions: [...discussion.questions],
    actions: [...page.actions],
    moderator: page.moderator,
    takesContributions: takesContributions(discussion),
    ...(page.anonymous ? { anonymous: { ...page.anonymous, rare: [...page.anonymous.rare] } } : {}),
    ...partOf(page.thread),
    seen: page.thread.seen,
    wrote: page.thread.wrote,
    pinned: [...page.thread.pinned],
    mayAnswer: mayAnswer(discussion, who),
    related: page.related.map((item) => product(item, now)),
    plan: planView(page),
    ...(output ? { output } : {}),
    synthesis: page.synthesis && { state: page.synthesis.state, webUrl: page.synthesis.webUrl },
  };
}

export const statement = (one: Statement): StatementShape => ({
  id: one.id,
  kind: one.kind,
  question: one.question,
  text: one.text,
  sources: [...one.sources],
  ...wordingShape(one),
});

const document = ({ kind, group, language, webUrl, pdfUrl }: DiscussionDocument) => {
  const known = CONSTITUENT_GROUPS.find((one) => one === group) ?? null;
  return known === group ? [{ kind, group: known, language, webUrl, pdfUrl }] : [];
};

export function synthesisPage(page: SynthesisPage): SynthesisPageShape {
  const { discussion, synthesis } = page;
  return {
    discussion: discussion.id,
    title: discussion.title,
    questions: [...discussion.questions],
    version: synthesis.version,
    state: synthesis.state,
    languages: [...synthesis.languages],
    statements: synthesis.statements.map(statement),
    setAside: synthesis.setAside.map((aside) => ({
      statement: statement(aside.statement),
      reason: aside.reason,
    })),
    sources: page.sources.map(contribution),
    contributors: synthesis.contributors,
    named: [...page.namedPeople],
    webUrl: synthesis.webUrl,
    documents: page.documents.flatMap(document),
    product: synthesis.product,
    gone: (synthesis.gone ?? []).map(({ id }) => id),
  };
}

export const synthesisVersions = (
  all: Awaited<ReturnType<DiscussionViews['versions']>>,
): SynthesisVersionsShape => versionsShape(all, statement);
