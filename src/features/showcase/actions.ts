import { AppError } from '../../kernel/errors.ts';
import type { CommunityId } from '../../kernel/ids.ts';
import { availableActions, decide } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  dueWork,
  MOST_SHOWN,
  offeredSince,
  type Piece,
  type PieceRef,
  PRESSED,
  type Pressed,
  type Showing,
  type ShowingVerb,
  type Standing,
  standingOf,
  type ToModerator,
  toModerator,
} from './model.ts';
import { concerns, mayChoose, maySee, showingMachine, type Who } from './policy.ts';
import type { ShowcaseStores } from './store.ts';

export interface ShowcaseDeps {
  readonly work: UnitOfWork<ShowcaseStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What came out there since and may be shown; nothing that is for few or without a name. */
  readonly pieces: (community: CommunityId, since: Date) => Promise<readonly Piece[]>;
  /** One of them, whenever it came out; null where it may not be shown, or no more. */
  readonly piece: (community: CommunityId, ref: PieceRef) => Promise<Piece | null>;
}

/** A showing with what is shown, as one reader may see it. */
export interface ShowingSeen {
  readonly showing: Showing;
  readonly piece: Piece;
  readonly standing: Standing;
  /** As moderators are told. */
  readonly told: ToModerator;
  readonly actions: readonly Pressed[];
}

type Tx = Transaction & ShowcaseStores;

const MOST_LISTED = 60;
/** To choose from on one page. */
const MOST_OFFERED = 40;
const HOLDS_A_PLACE: ReadonlySet<ToModerator> = new Set(['asked', 'shown']);

const gone = (id: string) => new AppError('not-found', `no showing ${id} for this reader`);

/** @throws AppError `not-found` for anybody whom it does not concern */
async function theirs(tx: Tx, who: Actor, id: string): Promise<Showing> {
  const showing = await tx.showings.get(id);
  if (!showing || !concerns(showing, who)) throw gone(id);
  return showing;
}

const newestFirst = (a: Piece, b: Piece): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1);

const keyOf = ({ kind, id }: PieceRef): string => `${kind}:${id}`;

/** What is shown of a community for a month: chosen by its moderators, each with its author's consent, nobody ranked. */
export function showcaseActions(deps: ShowcaseDeps) {
  const { work } = deps;
  const { standing, seen } = looking(deps);

  const listed = (community: CommunityId): Promise<readonly Showing[]> =>
    work.run((tx) => tx.showings.ofCommunity(community, MOST_LISTED));

  /** @throws AppError `not-found` for whoever is not in it */
  async function shownIn(who: Actor, community: CommunityId): Promise<readonly ShowingSeen[]> {
    if (maySee(community, who)) throw gone(community);
    const shown = (await listed(community)).filter((one) => standing(one) === 'shown');
    return seen(who, shown);
  }

  return {
    shownIn,
    ...answering(deps),
    ...choosing(deps),

    /** All that was chosen there lately, whatever became of it. @throws AppError `moderators-only` */
    async chosen(who: Actor, community: CommunityId): Promise<readonly ShowingSeen[]> {
      const refusal = mayChoose(community, who);
      if (refusal) throw new AppError(refusal, 'what was chosen is for moderators');
      return seen(who, await listed(community));
    },

    /** What was chosen of their own, in whichever community. */
    mine: async (who: Actor): Promise<readonly ShowingSeen[]> =>
      seen(who, await work.run((tx) => tx.showings.ofAuthor(who.id, MOST_LISTED))),

    /** For those whom it concerns. @throws AppError `not-found`, also where what was chosen is gone */
    async read(who: Actor, id: string): Promise<ShowingSeen> {
      const [found] = await seen(who, [await work.run((tx) => theirs(tx, who, id))]);
      if (!found) throw gone(id);
      return found;
    },

    /** Without a reader's eyes: for what is told of it. */
    get: (id: string): Promise<Showing | null> => work.run((tx) => tx.showings.get(id)),

    /** For any reader, while it is shown; null else. */
    async shown(who: Actor, id: string): Promise<ShowingSeen | null> {
      const showing = await work.run((tx) => tx.showings.get(id));
      if (!showing || standing(showing) !== 'shown') return null;
      if (maySee(showing.community, who)) return null;
      return (await seen(who, [showing]))[0] ?? null;
    },

    /** Agreed to since then in these communities, and still shown. */
    async since(communities: readonly CommunityId[], moment: Date): Promise<readonly Showing[]> {
      const all: Showing[] = [];
      for (const community of communities) {
        const shown = (await listed(community)).filter((one) => standing(one) === 'shown');
        all.push(...shown.filter(({ settledAt }) => settledAt !== null && settledAt >= moment));
      }
      return all;
    },
  };
}

/** How it stands, and what each reader may do about it. */
function looking({ clock, piece }: Pick<ShowcaseDeps, 'clock' | 'piece'>) {
  const standing = (showing: Showing): Standing => standingOf(showing, clock.now());

  function actionsOf(showing: Showing, who: Actor): Pressed[] {
    const waits = showing.author !== who.id && toModerator(showing, clock.now()) === 'asked';
    const state = waits ? 'asked' : standing(showing);
    if (state === 'over' || state === 'declined') return [];
    const moves = availableActions(showingMachine, { ...showing, state }, who);
    return PRESSED.filter((verb) => moves.includes(verb));
  }

  /** Without those whose piece is gone, or for fewer by now. */
  async function seen(who: Actor, showings: readonly Showing[]): Promise<ShowingSeen[]> {
    const all = await Promise.all(
      showings.map(async (showing) => {
        const found = await piece(showing.community, showing.piece);
        if (found?.author !== showing.author) return [];
        const actions = actionsOf(showing, who);
        const told = toModerator(showing, clock.now());
        return [{ showing, piece: found, standing: standing(showing), told, actions }];
      }),
    );
    return all.flat().sort((a, b) => newestFirst(a.piece, b.piece));
  }

  return { standing, seen };
}

type Moving = Pick<ShowcaseDeps, 'work' | 'clock'>;

function tell(tx: Tx, showing: Showing, verb: ShowingVerb | 'ask', who: Who): void {
  const actor = who === 'clock' ? null : who.id;
  const data = { showing: showing.id, person: showing.author };
  tx.plan(`showing:${showing.id}`, dueWork(showing));
  tx.emit({ type: 'showing.changed', actor, data });
  // A yes and a no are written down alike: nobody learns of a no.
  const said = verb === 'agree' || verb === 'decline' ? 'answer' : verb;
  tx.audit({ actor, verb: `showing.${said}`, subject: `showing:${showing.id}` });
}

function answering({ work, clock }: Moving) {
  async function move(tx: Tx, before: Showing, verb: ShowingVerb, who: Who): Promise<void> {
    const state = decide(showingMachine, before, verb, who);
    const after: Showing = { ...before, state, settledAt: clock.now() };
    await tx.showings.update(after);
    tell(tx, after, verb, who);
  }

  const standing = (showing: Showing): Standing => standingOf(showing, clock.now());

  return {
    /**
     * Its author says yes or no, or takes it back; a moderator drops it. Pressed twice, or after it is over, it changes
     * nothing.
     * @throws AppError `not-found` for a stranger, `not-yours`, `moderators-only`
     */
    press: (who: Actor, id: string, verb: Pressed): Promise<void> =>
      work.run(async (tx) => {
        const showing = await theirs(tx, who, id);
        const refusal = showingMachine.policy[verb](showing, who);
        if (refusal) throw new AppError(refusal, `${verb} by somebody else`);
        const now = standing(showing);
        const applies = now === showing.state && verb in showingMachine.transitions[now];
        if (applies) await move(tx, showing, verb, who);
      }),

    expire: (id: string): Promise<void> =>
      work.run(async (tx) => {
        const showing = await tx.showings.get(id);
        const late = showing?.state === 'asked' && standing(showing) === 'expired';
        if (showing && late) await move(tx, showing, 'expire', 'clock');
      }),
  };
}

function choosing({ work, clock, ids, pieces, piece }: ShowcaseDeps) {
  /** @throws AppError `moderators-only` */
  function mustChoose(who: Actor, community: CommunityId): void {
    const refusal = mayChoose(community, who);
    if (refusal) throw new AppError(refusal, `chosen for ${community}`);
  }

  /** @throws AppError `too-many-requests`, `changed-meanwhile` */
  async function insert(tx: Tx, who: Actor, chosen: Piece): Promise<string> {
    const { community, kind, id, author } = chosen;
    const before = await tx.showings.ofPiece(community, chosen);
    if (before) return before.id;
    const all = await tx.showings.ofCommunity(community, MOST_LISTED);
    const taken = all.filter((one) => HOLDS_A_PLACE.has(toModerator(one, clock.now())));
    if (taken.length >= MOST_SHOWN) {
      const full = { context: 'showcase', limit: MOST_SHOWN };
      throw new AppError('too-many-requests', 'all places taken', full);
    }
    const showing: Showing = {
      ...{ id: ids.next(), version: 1, community, piece: { kind, id }, author, by: who.id },
      ...{ state: 'asked', askedAt: clock.now(), settledAt: null },
    };
    if (!(await tx.showings.insert(showing))) {
      throw new AppError('changed-meanwhile', 'chosen by somebody else meanwhile');
    }
    tell(tx, showing, 'ask', who);
    return showing.id;
  }

  return {
    /** What may be chosen there now: lately out, not this moderator's own, and never asked for. @throws AppError `moderators-only` */
    async offered(who: Actor, community: CommunityId): Promise<readonly Piece[]> {
      mustChoose(who, community);
      const [found, before] = await Promise.all([
        pieces(community, offeredSince(clock.now())),
        work.run((tx) => tx.showings.chosenIn(community)),
      ]);
      const asked = new Set(before.map(keyOf));
      return found
        .filter((one) => one.author !== who.id && !asked.has(keyOf(one)))
        .sort(newestFirst)
        .slice(0, MOST_OFFERED);
    },

    /**
     * Asks its author, once however often it is chosen and whatever they answered.
     * @throws AppError `moderators-only`, `not-found` for what is for few, without a name or gone, `forbidden` for one's
     *   own, `too-many-requests` where all places are taken
     */
    async choose(who: Actor, community: CommunityId, ref: PieceRef): Promise<string> {
      mustChoose(who, community);
      const chosen = await piece(community, ref);
      if (!chosen) throw new AppError('not-found', `no ${ref.kind} ${ref.id} to show`);
      if (chosen.author === who.id) {
        throw new AppError('forbidden', 'nobody chooses their own', { context: 'showcase' });
      }
      return work.run((tx) => insert(tx, who, chosen));
    },
  };
}

export type ShowcaseActions = ReturnType<typeof showcaseActions>;
