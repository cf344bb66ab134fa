import type { DiscussionPage, DiscussionSummary } from '../../../src/contract/discussions.ts';
import type { Me } from '../../../src/contract/people.ts';

export interface Shown {
  /** Id; empty where the reader belongs to none. */
  readonly community: string;
  /** What is discussed there now, what ends soonest first. */
  readonly running: readonly DiscussionSummary[];
  /** Id of the one that is shown; null where nothing is discussed. */
  readonly discussion: string | null;
}

/** What a meeting is about: what was chosen, else what its channel's community discusses, else the reader's first. */
export function runningIn(
  items: readonly DiscussionSummary[],
  asked: { readonly community: string | null; readonly discussion: string | null },
  { communities }: Pick<Me, 'communities'>,
  channelId: string | null,
): Shown {
  const wanted = items.find(({ id }) => id === asked.discussion);
  const named = communities.find(({ id }) => id === (asked.community ?? wanted?.community.id));
  const here = communities.find((one) => one.channelId === channelId);
  const community = (named ?? here ?? communities[0])?.id ?? '';
  const running = items
    .filter(({ state }) => state === 'open' || state === 'closing')
    .filter((one) => one.community.id === community)
    .toSorted((one, other) => one.endsAt.localeCompare(other.endsAt));
  const chosen = running.find(({ id }) => id === wanted?.id) ?? running[0] ?? null;
  return { community, running, discussion: chosen?.id ?? null };
}

/** Indices, among all questions, of those of the phase that is on; of all where none is on. */
export function questionsNow({ plan, questions }: DiscussionPage): readonly number[] {
  const phase = plan.phases[plan.phase];
  if (!phase) return questions.map((_, index) => index);
  const first = plan.phases
    .slice(0, plan.phase)
    .reduce((count, before) => count + before.questions.length, 0);
  return phase.questions.map((_, index) => first + index);
}

/** The panel's page for what a tab was added for in the meeting; null for pages that are shown as they are. */
export function panelOf(path: string): string | null {
  const [, kind, id, more] = path.replace(/[?#].*$/, '').split('/');
  if (path === '/' || path === '') return '/meeting';
  if (!id || more) return null;
  if (kind === 'communities') return `/meeting?community=${id}`;
  return kind === 'discussions' ? `/meeting?discussion=${id}` : null;
}
