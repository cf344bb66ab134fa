import type {
  Queue,
  Standing as StandingShape,
  Task,
  Waiting as WaitingShape,
} from '../../contract/moderation.ts';
import type { Standing } from '../../features/moderation/actions/deps.ts';
import type { HistoryLine } from '../../features/moderation/actions/moving.ts';
import { TASK_KINDS } from '../../features/moderation/console.ts';
import { MOVES } from '../../features/moderation/moves.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Load, Waiting } from '../../views/moderation.ts';
import { contribution, ownView } from './discussions.ts';
import { querySummary, reply } from './queries.ts';
import type { tagsIn } from './talk-tags.ts';

function task(item: Waiting, communities: readonly Load[]): Task {
  const { key, due, overdue, of, title, language, text, target, claim } = item;
  const place = communities.find(({ community }) => community === item.community);
  return {
    key,
    due: due.toISOString(),
    overdue,
    minutes: of.minutes,
    next: of.next,
    community: place ? { id: place.community, name: place.name } : null,
    title,
    language,
    text,
    target,
    claim: claim ? { person: claim.person, name: claim.name, mine: claim.mine } : null,
  };
}

/** Topics and countries in the reader's language. */
type Tags = Pick<ReturnType<typeof tagsIn>, 'suggested'>;

export function waiting(
  who: Actor,
  item: Waiting,
  communities: readonly Load[],
  tags: Tags,
): WaitingShape {
  const common = { since: item.since.toISOString(), task: task(item, communities) };
  switch (item.kind) {
    case 'misplaced':
    case 'contribution': {
      const view = ownView(who, item.contribution, item.discussion, item.authorName);
      const { id, title } = item.discussion;
      const discussion = { id, title };
      const shown = { ...common, discussion, contribution: contribution(view) };
      if (item.kind === 'contribution') return { kind: 'contribution', ...shown };
      return { kind: 'misplaced', ...shown, why: item.why };
    }
    case 'synthesis':
    case 'interim':
    case 'quiet':
    case 'closing': {
      const { id, title } = item.discussion;
      return { kind: item.kind, ...common, discussion: { id, title } };
    }
    case 'attribution':
      return { kind: 'attribution', ...common, count: item.count };
    case 'reply':
      return {
        kind: 'reply',
        ...common,
        query: querySummary(who, item.query),
        reply: reply(item.view),
      };
    case 'unanswered':
    case 'consolidated':
      return { kind: item.kind, ...common, query: querySummary(who, item.query) };
    case 'untagged':
      return { kind: 'untagged', ...common, suggested: tags.suggested(item.suggested) };
    case 'review': {
      const { product, step, reviewOn, ownerName: owner } = item;
      return { kind: 'review', ...common, product, step, owner, reviewOn };
    }
    default:
      return { kind: item.kind, ...common };
  }
}

export interface Wanted {
  readonly community?: string | undefined;
  readonly kind?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly limit: number;
}

/** The list as it is filtered, with the counts of all. */
export function queueOf(
  who: Actor,
  all: readonly Waiting[],
  loads: readonly Load[],
  { community, kind, mine, limit }: Wanted,
  tags: Tags,
): Queue {
  const wanted = all.filter(
    (item) =>
      (community === undefined || item.community === community) &&
      (kind === undefined || item.kind === kind) &&
      (mine !== true || item.claim?.mine === true),
  );
  return {
    items: wanted.slice(0, limit).map((item) => waiting(who, item, loads, tags)),
    total: wanted.length,
    kinds: TASK_KINDS.map((one) => ({
      kind: one,
      count: all.filter((item) => item.kind === one).length,
    })).filter(({ count }) => count > 0),
    communities: loads.map(({ community: id, ...load }) => ({ id, ...load })),
  };
}

export const standingOf = (
  { version, moves }: Standing,
  history: readonly HistoryLine[],
): StandingShape => ({
  version,
  moves: moves.map((move) => {
    const { asks, undo, reaches } = MOVES[move];
    return { move, asks: [...asks], reversible: undo !== null, reaches: [...reaches] };
  }),
  history: history.map((line) => ({ ...line, at: line.at.toISOString() })),
});
