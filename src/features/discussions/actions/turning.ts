import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import { type Actor, belongs, moderates } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution, ContributionState } from '../contribution.ts';
import { mayReadDiscussion, maySee } from '../policy.ts';
import { TURNS, type Turn, type TurnVerb } from '../tending.ts';
import { existing } from './deps.ts';
import type { TendingDeps, TendingTx } from './tending-deps.ts';

/** As long as a question may be. */
const LONGEST = 2_000;

const GONE: ReadonlySet<ContributionState> = new Set(['hidden', 'withdrawn']);

const illegal = (verb: TurnVerb, state: string) =>
  new AppError('illegal-move', `${verb}: ${state}`, { verb, state });

/** @throws AppError `invalid-input`, `too-large` */
function checked(given: string): string {
  const words = given.trim();
  if (words === '') throw new AppError('invalid-input', 'an empty question', { field: 'text' });
  if (words.length > LONGEST)
    throw new AppError('too-large', 'question', { limit: LONGEST, field: 'text' });
  return words;
}

/** A contribution that is really a question: its author is asked, and only then the community. */
export function turning({ work, clock, members, ask }: TendingDeps) {
  async function found(tx: TendingTx, id: ContributionId) {
    const item = await tx.contributions.get(id);
    if (!item) throw new AppError('not-found', `no contribution ${id}`);
    return { item, discussion: await existing(tx, item.discussion) };
  }

  async function settled(tx: TendingTx, turn: Turn, item: Contribution): Promise<Turn> {
    await tx.turns.save(turn);
    const data = { discussion: item.discussion, contribution: item.id };
    tx.emit({ type: 'contribution.turn-settled', actor: turn.of, data });
    const verb = turn.state === 'agreed' ? 'turn-agreed' : 'turn-declined';
    const subject = `contribution:${item.id}`;
    tx.audit({
      actor: turn.of,
      verb: `contribution.${verb}`,
      subject,
      detail: { query: turn.query },
    });
    return { ...turn, version: turn.version + 1 };
  }

  /** What is asked of its author, for its author alone. @throws AppError `illegal-move`, `not-found` */
  async function pending(tx: TendingTx, who: Actor, id: ContributionId, verb: TurnVerb) {
    const { item, discussion } = await found(tx, id);
    const turn = await tx.turns.get(id);
    if (!turn) throw new AppError('not-found', `no question was made of ${id}`);
    if (turn.of !== who.id) throw new AppError('not-found', 'somebody else is asked');
    const state = TURNS[turn.state][verb];
    return { item, discussion, turn, state };
  }

  return {
    /**
     * Asks its author whether it may be posted as their question; the same press asks once.
     * @throws AppError `moderators-only`, `changed-meanwhile`, `not-found`, `invalid-input`, `too-large`; `illegal-move`
     *   for what was taken out and once its author has answered, `not-a-member` where its author may not ask there
     */
    async propose(
      who: Actor,
      id: ContributionId,
      { text, version }: { readonly text: string; readonly version: number | null },
    ): Promise<Turn> {
      const words = checked(text);
      const { discussion: place, item: known } = await work.run((tx) => found(tx, id));
      const there = await members(place.community);
      return work.run(async (tx) => {
        const { item, discussion } = await found(tx, id);
        if (!moderates(who, discussion.community))
          throw new AppError('moderators-only', 'proposes no questions there');
        const before = await tx.turns.get(id);
        if (before?.state === 'asked' && before.by === who.id && before.text === words)
          return before;
        mustBeAsSeen(item, version);
        if (GONE.has(item.state)) throw illegal('ask', item.state);
        if (before && !TURNS[before.state].ask) throw illegal('ask', before.state);
        if (!there.has(known.author))
          throw new AppError('not-a-member', 'its author asks elsewhere');
        const turn: Turn = {
          ...{ contribution: id, version: before?.version ?? 0, by: who.id, of: item.author },
          ...{ text: words, state: 'asked', query: null, askedAt: clock.now(), settledAt: null },
        };
        await tx.turns.save(turn);
        const data = { discussion: item.discussion, contribution: id };
        tx.emit({ type: 'contribution.turn-proposed', actor: who.id, data });
        const subject = `contribution:${id}`;
        tx.audit({ actor: who.id, verb: 'contribution.to-query', subject });
        return { ...turn, version: turn.version + 1 };
      });
    },

    /** Not asked after all. @throws AppError `moderators-only`, `illegal-move` once it is answered, `not-found` */
    takeBack: (who: Actor, id: ContributionId): Promise<Turn> =>
      work.run(async (tx) => {
        const { discussion } = await found(tx, id);
        if (!moderates(who, discussion.community))
          throw new AppError('moderators-only', 'takes no question back there');
        const turn = await tx.turns.get(id);
        if (turn?.state !== 'asked') throw illegal('withdraw', turn?.state ?? 'never asked');
        const after: Turn = { ...turn, state: 'withdrawn', settledAt: clock.now() };
        await tx.turns.save(after);
        const subject = `contribution:${id}`;
        tx.audit({ actor: who.id, verb: 'contribution.from-query', subject });
        return { ...after, version: after.version + 1 };
      }),

    /**
     * Its author agrees, in these words: it is posted as theirs, and the contribution leads to it. Pressed again it is
     * one question.
     * @throws AppError `not-found`, `illegal-move`, `invalid-input`, `too-large`
     */
    async agree(who: Actor, id: ContributionId, text: string): Promise<Turn> {
      const words = checked(text);
      const { turn, state, discussion } = await work.run((tx) => pending(tx, who, id, 'agree'));
      if (turn.state === 'agreed') return turn;
      if (!state) throw illegal('agree', turn.state);
      const { community, title, language } = discussion;
      const query = await ask(who, { community, text: words, title, language }, `turned|${id}`);
      return work.run(async (tx) => {
        const now = await pending(tx, who, id, 'agree');
        if (now.turn.state === 'agreed') return now.turn;
        // Taken back while it was posted: it is posted, and its author meant it.
        const after = { ...now.turn, state: 'agreed' as const, text: words, query };
        return settled(tx, { ...after, settledAt: clock.now() }, now.item);
      });
    },

    /** It stays a contribution. @throws AppError `not-found`, `illegal-move` */
    decline: (who: Actor, id: ContributionId): Promise<Turn> =>
      work.run(async (tx) => {
        const { turn, state, item } = await pending(tx, who, id, 'decline');
        if (turn.state === 'declined') return turn;
        if (!state) throw illegal('decline', turn.state);
        return settled(tx, { ...turn, state, settledAt: clock.now() }, item);
      }),

    /** What this reader is told of: questions that stand, and to author and moderators what is asked. */
    turned: (who: Actor, id: DiscussionId): Promise<readonly Turn[]> =>
      work.run(async (tx) => {
        const discussion = await existing(tx, id);
        if (mayReadDiscussion(discussion, who)) throw new AppError('not-found', `no ${id}`);
        const { community } = discussion;
        const told: Turn[] = [];
        for (const turn of await tx.turns.of(id)) {
          const item = await tx.contributions.get(turn.contribution);
          const seen = item && maySee({ ...item, community }, who) && belongs(who, community);
          const theirs = turn.of === who.id || moderates(who, community);
          if (seen && (turn.state === 'agreed' || (turn.state === 'asked' && theirs)))
            told.push(turn);
        }
        return told;
      }),

    /** Without a reader's eyes. */
    turn: (id: ContributionId): Promise<Turn | null> => work.run((tx) => tx.turns.get(id)),
  };
}
