import { AppError, isAppError } from '../../../kernel/errors.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { MOVE_NAMES, MOVES, type Move } from '../moves.ts';
import type { Given, Made, ModerationDeps, Standing, Target } from './deps.ts';

export interface Wish extends Target {
  readonly move: Move;
  /** What the moderator saw; null where the surface cannot say. */
  readonly version: number | null;
  readonly given: Given;
}

export interface HistoryLine {
  readonly at: Date;
  /** Null: the clock. */
  readonly name: string | null;
  /** A word of `console.did`. */
  readonly did: string;
  readonly reason: string | null;
}

const DID: ReadonlySet<string> = new Set([
  ...MOVE_NAMES,
  'edit',
  'create',
  'archive',
  'cancel',
  'open',
  'announce-closing',
  'remove-message',
  'resubmit',
  'turn-agreed',
  'turn-declined',
]);

const didOf = (verb: string): string => {
  const move = verb.slice(verb.indexOf('.') + 1);
  return DID.has(move) ? move : 'other';
};

const OUTRUN: ReadonlySet<string> = new Set(['changed-meanwhile', 'illegal-move']);

/** Moves on what people wrote: drawn from one list, checked again when they are made. */
export function moving({ work, hands, people }: ModerationDeps) {
  const lines = ({ subject, id }: Target) => work.run((tx) => tx.auditLog.of(`${subject}:${id}`));

  /** Somebody was faster: who, and what they did. Null where nobody has done anything to it. */
  async function outrun(target: Target, why: string): Promise<AppError> {
    const [last] = (await lines(target)).filter(({ actor }) => actor !== null);
    if (!last?.actor) return new AppError('changed-meanwhile', why);
    const [person] = await people([last.actor]);
    const params = { context: 'by', name: person?.name ?? '—', did: didOf(last.verb) };
    return new AppError('changed-meanwhile', why, params);
  }

  /** The same press once more, whose answer was lost: it is done, and by this person. */
  async function madeBefore(who: Actor, { subject, id, move }: Wish): Promise<boolean> {
    const [last] = await lines({ subject, id });
    return last?.actor === who.id && last.verb === `${subject}.${move}`;
  }

  async function make(who: Actor, wish: Wish, now: Standing): Promise<Made> {
    try {
      return await hands.make(who, wish, wish.move, wish.version ?? now.version, wish.given);
    } catch (error) {
      if (!isAppError(error) || !OUTRUN.has(error.code)) throw error;
      throw await outrun(wish, error.message);
    }
  }

  return {
    /** How it stands, and what this person may do with it. @throws AppError `not-found` */
    standing: (who: Actor, target: Target): Promise<Standing> => hands.standing(who, target),

    /**
     * Makes a move. The same press twice is made once.
     * @throws AppError `moderators-only`, `not-found`, `reason-required`; `changed-meanwhile` with who did what where
     *   another moderator was faster
     */
    async perform(who: Actor, wish: Wish): Promise<Made> {
      const { subject, move, version, given } = wish;
      const now = await hands.standing(who, wish);
      if (!moderates(who, now.community)) throw new AppError('moderators-only', `${move} refused`);
      const kind = MOVES[move];
      if (!kind.on.includes(subject)) {
        throw new AppError('invalid-input', `${move} on a ${subject}`, { field: 'move' });
      }
      if (kind.asks.includes('reason') && !given.reason?.trim()) {
        throw new AppError('reason-required', `${move} needs a reason`, { context: subject });
      }
      const stale = version !== null && version !== now.version;
      if (stale || !now.moves.includes(move)) {
        if (await madeBefore(who, wish)) return { version: now.version, undo: null };
        throw await outrun(wish, `${move}: version ${now.version}, seen ${version}`);
      }
      return make(who, wish, now);
    },

    /** What was done to it, newest first. @throws AppError `not-found`, `moderators-only` */
    async history(who: Actor, target: Target): Promise<readonly HistoryLine[]> {
      const { community } = await hands.standing(who, target);
      if (!moderates(who, community)) throw new AppError('moderators-only', 'reads no history');
      const found = await lines(target);
      const actors = [...new Set(found.flatMap(({ actor }) => actor ?? []))];
      const names = new Map((await people(actors)).map(({ id, name }) => [id, name]));
      return found.map(({ at, actor, verb, reason }) => ({
        at,
        name: actor === null ? null : (names.get(actor) ?? '—'),
        did: didOf(verb),
        reason,
      }));
    },
  };
}
