import { AppError } from '../../../kernel/errors.ts';
import { isNobody } from '../../../kernel/nobody.ts';
import type { Actor } from '../../../kernel/person.ts';
import { dayOf } from '../../../kernel/unnamed.ts';
import { nextSweep, type Waiting } from '../anonymous.ts';
import { CONTRIBUTION_TRANSITIONS, type Contribution } from '../contribution.ts';
import { isForGuests, isOpen } from '../contribution-audience.ts';
import { type Discussion, takesContributions } from '../model.ts';
import { mayContribute, STANDS } from '../policy.ts';
import { keyOf, stirred } from './anonymous-rows.ts';
import { checkedText } from './contributions.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';

export const LATER_VERBS = ['correct', 'withdraw', 'claim'] as const;
export type LaterVerb = (typeof LATER_VERBS)[number];

/** What became of what was said without a name, for whoever has its secret. */
export interface Became {
  readonly discussion: Pick<Discussion, 'id' | 'title' | 'language'>;
  readonly state: 'waiting' | Contribution['state'];
  readonly text: string;
  /** The moderator's, where it was hidden or given back. */
  readonly reason: string | null;
  /** Other words have been sent and do not show yet. */
  readonly changing: boolean;
  /** The synthesis that was published rests on it too. */
  readonly used: boolean;
  /** It stands in somebody's name now. */
  readonly claimed: boolean;
  /** Sentences of the synthesis, or its draft, that stand on it: what those look at who are named there. */
  readonly standing: readonly string[];
  readonly actions: readonly LaterVerb[];
}

interface Found {
  readonly waiting: Waiting | null;
  readonly stands: Contribution | null;
  readonly discussion: Discussion;
}

const unknown = () => new AppError('not-found', 'no such secret', { context: 'secret' });
const illegal = (verb: LaterVerb, state: string) =>
  new AppError('illegal-move', `${verb} of ${state}`, { verb, state });

const mayStillWithdraw = ({ state }: Contribution): boolean =>
  CONTRIBUTION_TRANSITIONS[state].withdraw !== undefined;

function actionsFor({ waiting, stands, discussion }: Found): LaterVerb[] {
  if (!stands) return waiting?.text ? ['correct', 'withdraw'] : [];
  if (!isNobody(stands.author)) return [];
  const words = STANDS.has(stands.state) && takesContributions(discussion);
  return [
    ...(words ? (['correct'] as const) : []),
    ...(mayStillWithdraw(stands) ? (['withdraw', 'claim'] as const) : []),
  ];
}

/** What the author of something without a name may still do with it: who they are is not asked, only the secret. */
export function anonymousLater(deps: DiscussionDeps) {
  const { work, clock, chance } = deps;

  async function found(tx: Tx, key: string): Promise<Found> {
    const waiting = await tx.anonymous.of(key);
    const stands = await tx.contributions.bySource(key);
    const place = stands?.discussion ?? waiting?.discussion;
    if (!place) throw unknown();
    return { waiting, stands, discussion: await existing(tx, place) };
  }

  /** A secret has one row at most: what was asked last counts. */
  async function wait(tx: Tx, one: Waiting): Promise<void> {
    await stirred(tx, { chance }, (all) => [...all.filter(({ key }) => key !== one.key), one]);
    tx.plan('anonymous', [nextSweep(clock.now())]);
  }

  const changeOf = (stands: Contribution, kind: Waiting['kind'], text: string): Waiting => ({
    ...{ kind, discussion: stands.discussion, key: stands.sourceKey, text },
    ...{ question: null, day: dayOf(clock.now()) },
  });

  /** Whoever has the secret may be a guest: of the words of others only what guests read is shown with theirs. */
  async function madeOf(tx: Tx, { discussion, stands }: Found) {
    const synthesis = await tx.syntheses.get(discussion.id);
    if (!stands || !synthesis || !isNobody(stands.author)) return { used: false, standing: [] };
    const { statements, setAside, state } = synthesis;
    const all = [...statements, ...setAside.map(({ statement }) => statement)];
    const resting = all.filter(({ sources }) => sources.includes(stands.id));
    const isSeen = discussion.guests ? isForGuests : isOpen;
    const said = (await tx.contributions.of(discussion.id)).filter(isSeen);
    const seen = new Set([stands.id, ...said.map(({ id }) => id)]);
    return {
      used: state === 'published' && resting.length > 0,
      standing: resting
        .filter(({ sources }) => sources.every((source) => seen.has(source)))
        .map(({ text }) => text),
    };
  }

  async function became(tx: Tx, it: Found): Promise<Became> {
    const { waiting, stands, discussion } = it;
    const { id, title, language } = discussion;
    const gone = stands?.state === 'withdrawn' || (!stands && waiting?.text === '');
    return {
      discussion: { id, title, language },
      state: gone ? 'withdrawn' : (stands?.state ?? 'waiting'),
      text: stands?.text ?? waiting?.text ?? '',
      reason: stands?.reason ?? null,
      changing: waiting?.kind === 'correction',
      ...(await madeOf(tx, it)),
      claimed: stands !== null && !isNobody(stands.author),
      actions: actionsFor(it),
    };
  }

  const then = async (tx: Tx, key: string) => became(tx, await found(tx, key));

  return {
    /** @throws AppError `not-found`, the same for every secret that leads to nothing */
    look: (secret: string): Promise<Became> => work.run((tx) => then(tx, keyOf(deps, secret))),

    /**
     * Its text is gone at once and leaves a neutral mark; what else was made of it follows at the next look.
     * @throws AppError `not-found`, `illegal-move` for what was claimed
     */
    async withdraw(secret: string): Promise<Became> {
      const key = keyOf(deps, secret);
      return work.run(async (tx) => {
        const it = await found(tx, key);
        const { waiting, stands } = it;
        if (stands?.state === 'withdrawn' || (!stands && waiting?.text === ''))
          return became(tx, it);
        if (!actionsFor(it).includes('withdraw')) throw illegal('withdraw', stands?.state ?? '');
        if (stands) {
          const state = CONTRIBUTION_TRANSITIONS[stands.state].withdraw ?? stands.state;
          await tx.contributions.update({ ...stands, state, text: '', reason: null });
          await wait(tx, changeOf(stands, 'withdrawal', ''));
        } else if (waiting) await wait(tx, { ...waiting, text: '' });
        return then(tx, key);
      });
    },

    /**
     * Other words; where the first ones stand already they show from the next look on.
     * @throws AppError `not-found`, `illegal-move`, `invalid-input`, `too-large`
     */
    async correct(secret: string, given: string): Promise<Became> {
      const text = checkedText(given);
      const key = keyOf(deps, secret);
      return work.run(async (tx) => {
        const it = await found(tx, key);
        const { waiting, stands } = it;
        if (!actionsFor(it).includes('correct')) throw illegal('correct', stands?.state ?? '');
        if (stands) await wait(tx, changeOf(stands, 'correction', text));
        else if (waiting && waiting.text !== text) await wait(tx, { ...waiting, text });
        return then(tx, key);
      });
    },

    /**
     * From now on it stands in the name of `who`, for everybody, as if it had been written with it.
     * @throws AppError `not-found`, `not-a-member`, `illegal-move` while it does not stand there yet, was withdrawn, or is
     *   somebody else's
     */
    async claim(who: Actor, secret: string): Promise<Became> {
      const key = keyOf(deps, secret);
      return work.run(async (tx) => {
        const it = await found(tx, key);
        const { stands, discussion } = it;
        if (stands?.author === who.id) return became(tx, it);
        const refusal = mayContribute(discussion, who);
        if (refusal) throw new AppError(refusal, 'only members have contributions');
        if (!stands || !actionsFor(it).includes('claim'))
          throw illegal('claim', stands?.state ?? 'waiting');
        await tx.contributions.update({ ...stands, author: who.id });
        const held = stands.state !== 'published';
        const data = { discussion: stands.discussion, contribution: stands.id, held };
        tx.emit({ type: 'contribution.edited', actor: who.id, data });
        const subject = `contribution:${stands.id}`;
        tx.audit({ actor: who.id, verb: 'contribution.claim', subject });
        return then(tx, key);
      });
    },
  };
}
