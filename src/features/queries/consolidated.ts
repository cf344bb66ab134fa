import type { Draft } from '../../kernel/draft-versions.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId, ProductId, QueryId, ReplyId } from '../../kernel/ids.ts';
import { checkTraceable } from '../../kernel/traceable.ts';
import type { Wording } from '../../kernel/wording.ts';
import type { Reply } from './reply.ts';

export const POINT_KINDS = ['summary', 'country', 'resource', 'open'] as const;
/** `open`: what the replies leave to be answered. */
export type PointKind = (typeof POINT_KINDS)[number];

/** One statement of the consolidated reply with the replies that it rests on. */
export interface Point extends Wording {
  readonly id: string;
  readonly kind: PointKind;
  /** The country of a comparative experience, by its English name; null for the other parts. */
  readonly country: string | null;
  readonly text: string;
  readonly sources: readonly ReplyId[];
}

/** Where a point stood whose words were taken back; nothing of it is kept. */
export type GonePoint = Pick<Point, 'id' | 'kind' | 'country'>;

export type ConsolidatedState = 'draft' | 'publishing' | 'published';

/** Those that say something: a resource is a title or a link. */
export const statedIn = (points: readonly Point[]): readonly Point[] =>
  points.filter(({ kind }) => kind !== 'resource');

/** What the replies to one question say together. One a question: a later version takes the place of the former. */
export interface Consolidated {
  readonly query: QueryId;
  readonly version: number;
  readonly community: CommunityId;
  readonly state: ConsolidatedState;
  /** A moderator has changed it: it is never drafted anew, later replies are offered instead. */
  readonly edited: boolean;
  readonly points: readonly Point[];
  /** What the draft held and the moderator left out, each with the reason. */
  readonly setAside: readonly { readonly point: Point; readonly reason: string }[];
  /** Marks where something was taken back; absent: nowhere. */
  readonly gone?: readonly GonePoint[];
  /** The replies that were there when it was last drafted: those that stand in no point were seen and not used. */
  readonly considered: readonly ReplyId[];
  /** Replies that say something else since it was drafted or edited, and that no point has taken up again. */
  readonly reworded: readonly ReplyId[];
  /** Of the version published last; a next version keeps them, since it is the same product. */
  readonly product: ProductId | null;
  readonly webUrl: string | null;
  readonly createdAt: Date;
  readonly approvedBy: PersonId | null;
}

/** As every draft is kept and compared. */
export const asDraft = ({
  points,
  setAside,
}: Pick<Consolidated, 'points' | 'setAside'>): Draft<Point> => ({
  statements: points,
  setAside: setAside.map(({ point, reason }) => ({ statement: point, reason })),
});

export const fromDraft = ({
  statements,
  setAside,
}: Draft<Point>): Pick<Consolidated, 'points' | 'setAside'> => ({
  points: statements,
  setAside: setAside.map(({ statement, reason }) => ({ point: statement, reason })),
});

/** A moderator's edit: the points that stay, in order, and why others were left out. */
export interface ConsolidatedEdit {
  readonly version: number;
  readonly points: readonly Point[];
  readonly setAside: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * The consolidated reply after an edit. A point may go without a word where its replies stand in another one; where a
 * reply would no longer be heard, the reason is asked for.
 * @throws AppError `statement-without-source`, `reason-required`
 */
export function edited(
  before: Consolidated,
  edit: ConsolidatedEdit,
  supporting: ReadonlySet<ReplyId>,
): Consolidated {
  checkTraceable(edit.points, supporting, 'reply');
  const kept = new Set(edit.points.map(({ id }) => id));
  const heard = new Set(edit.points.flatMap(({ sources }) => sources));
  const known = [...before.points, ...before.setAside.map(({ point }) => point)];
  const setAside = known
    .filter(({ id }) => !kept.has(id))
    .flatMap((point) => {
      const reason = edit.setAside.find(({ id }) => id === point.id)?.reason.trim();
      if (reason) return [{ point, reason }];
      const lost = point.sources.some((source) => supporting.has(source) && !heard.has(source));
      if (lost) {
        const why = `point ${point.id} left without a reason`;
        throw new AppError('reason-required', why, { context: 'point' });
      }
      return [];
    });
  const reworded = before.reworded.filter((reply) => !takenUp(reply, before.points, edit.points));
  return { ...before, points: edit.points, setAside, reworded, edited: true };
}

/** A point that rests on the reply is new, or was written anew. */
const takenUp = (reply: ReplyId, before: readonly Point[], after: readonly Point[]): boolean =>
  after.some(
    ({ id, text, sources }) =>
      sources.includes(reply) &&
      !before.some((old) => old.id === id && old.text === text && old.sources.includes(reply)),
  );

/** All of its points stand on replies that everybody in the community sees. */
export const restsOn = ({ points }: Consolidated, supporting: ReadonlySet<ReplyId>): boolean =>
  points.every(({ sources }) => sources.every((source) => supporting.has(source)));

/**
 * Checked again when publishing: a source may have been hidden or withdrawn since the draft.
 * @throws AppError `nothing-to-consolidate`, `statement-without-source`
 */
export function checkPublishable(
  consolidated: Consolidated,
  supporting: ReadonlySet<ReplyId>,
): void {
  if (consolidated.points.length === 0) {
    throw new AppError('nothing-to-consolidate', 'a consolidated reply needs at least one point');
  }
  // Part by part, so that the refusal names the one that misses something.
  for (const kind of POINT_KINDS) {
    const here = consolidated.points.filter((point) => point.kind === kind);
    checkTraceable(here, supporting, kind);
  }
}

/** Published replies that came after the draft and stand in none of its points, or that say something else since. */
export function unusedReplies(
  { edited: isEdited, state, points, setAside, considered, reworded }: Consolidated,
  published: readonly Reply[],
): ReplyId[] {
  if (!isEdited && state === 'draft') return [];
  const seen = new Set([
    ...considered,
    ...points.flatMap(({ sources }) => sources),
    ...setAside.flatMap(({ point }) => point.sources),
  ]);
  return published.map(({ id }) => id).filter((id) => !seen.has(id) || reworded.includes(id));
}

/** Who is behind it: all are counted, only those who agreed are named. */
export function contributorsOf(published: readonly Reply[]): {
  readonly count: number;
  readonly named: readonly PersonId[];
} {
  const named = published.filter(({ consent }) => consent === 'quote').map(({ author }) => author);
  return {
    count: new Set(published.map(({ author }) => author)).size,
    named: [...new Set(named)],
  };
}
