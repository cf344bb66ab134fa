import { AppError } from '../../../kernel/errors.ts';
import { type AskId, asId, type PersonId, type QueryId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { ASK_TRANSITIONS, type Ask, type AskVerb, isWaiting } from '../ask.ts';
import { LIMITS } from '../model.ts';
import { type CountedQuery, mayAnswerFor, queryMachine, type Who } from '../policy.ts';
import { counted, existing, type QueryDeps, save, type Tx } from './deps.ts';

/** Whoever was asked by name has replied, wherever they did. */
export async function answered(tx: Tx, id: QueryId, person: PersonId, at: Date): Promise<void> {
  const ask = (await tx.asks.of(id)).find((one) => one.person === person);
  if (!ask || ask.state === 'answered') return;
  await tx.asks.update({ ...ask, state: 'answered', settledAt: at });
}

async function found(tx: Tx, id: AskId): Promise<Ask> {
  const ask = await tx.asks.get(id);
  if (!ask) throw new AppError('not-found', `nobody was asked as ${id}`);
  return ask;
}

/** Colleagues who are asked by name: two at a time, nobody twice, and each may answer, pass it on or decline. */
export function experts({ work, clock, ids }: QueryDeps) {
  /** Null where they were asked before, or have it already. */
  async function invite(
    tx: Tx,
    query: CountedQuery,
    person: PersonId,
    by: PersonId | null,
  ): Promise<Ask | null> {
    if (person === query.asker) return null;
    const ask: Ask = {
      id: asId<AskId>(ids.next()),
      version: 1,
      query: query.id,
      person,
      by,
      state: 'asked',
      passedTo: null,
      reason: null,
      askedAt: clock.now(),
      settledAt: null,
    };
    if (!(await tx.asks.insert(ask))) return null;
    const data = { query: query.id, ask: ask.id, person };
    tx.emit({ type: 'query.expert-asked', actor: by, data });
    tx.audit({
      actor: by,
      verb: 'query.ask-expert',
      subject: `query:${query.id}`,
      detail: { person },
    });
    return ask;
  }

  async function settled(
    tx: Tx,
    who: Actor,
    {
      id,
      verb,
      version,
    }: { readonly id: AskId; readonly verb: AskVerb; readonly version?: number },
    more: Pick<Ask, 'passedTo' | 'reason'>,
  ): Promise<Ask> {
    const ask = await found(tx, id);
    const refusal = mayAnswerFor(ask, who);
    if (refusal) throw new AppError(refusal, 'somebody else was asked');
    const next = ASK_TRANSITIONS[ask.state][verb];
    if (!next) throw new AppError('illegal-move', `${verb} of an ask that is ${ask.state}`);
    mustBeAsSeen(ask, version);
    const after: Ask = { ...ask, ...more, state: next, settledAt: clock.now() };
    await tx.asks.update(after);
    tx.emit({ type: 'query.ask-settled', actor: who.id, data: { query: ask.query, ask: id } });
    tx.audit({
      actor: who.id,
      verb: `query.ask-${verb}`,
      subject: `query:${ask.query}`,
      reason: more.reason ?? undefined,
    });
    return after;
  }

  return {
    /**
     * Asks these colleagues to reply, as far as no more wait at a time than thresholds allow; whoever was asked before is not asked
     * again. Answers those who are asked now.
     * @throws AppError `moderators-only`, `illegal-move` where it takes no replies, `not-found`
     */
    async ask(who: Who, id: QueryId, people: readonly PersonId[]): Promise<readonly Ask[]> {
      return work.run(async (tx) => {
        const query = await counted(tx, await existing(tx, id));
        decide(queryMachine, query, 'ask-expert', who);
        const before = await tx.asks.of(id);
        const { 'queries.asked-at-once': most } = await tx.thresholds.now();
        const free = Math.max(0, most - before.filter(isWaiting).length);
        const known = new Set(before.map(({ person }) => person));
        const asked: Ask[] = [];
        for (const person of people.filter((one) => !known.has(one)).slice(0, free)) {
          const ask = await invite(tx, query, person, who === 'clock' ? null : who.id);
          if (ask) asked.push(ask);
        }
        if (asked.length === 0) return [];
        const invited = [...query.invited, ...asked.map(({ person }) => person)];
        await save(tx, { ...query, invited: [...new Set(invited)] });
        return asked;
      });
    },

    /** With its question, for whoever was asked. @throws AppError `not-found` */
    async read(who: Actor, id: AskId): Promise<Ask> {
      const ask = await work.run((tx) => found(tx, id));
      const refusal = mayAnswerFor(ask, who);
      if (refusal) throw new AppError(refusal, 'somebody else was asked');
      return ask;
    },

    /** Without a reader's eyes: for what is said about it. Oldest first. */
    of: (id: QueryId): Promise<readonly Ask[]> => work.run((tx) => tx.asks.of(id)),
    get: (id: AskId): Promise<Ask | null> => work.run((tx) => tx.asks.get(id)),

    /** @throws AppError `not-found`, `illegal-move`, `changed-meanwhile` */
    decline: (who: Actor, id: AskId, reason = ''): Promise<Ask> =>
      work.run((tx) => {
        const why = reason.trim().slice(0, LIMITS.reason) || null;
        return settled(tx, who, { id, verb: 'decline' }, { passedTo: null, reason: why });
      }),

    /**
     * Somebody else knows better: they are asked instead, unless they were asked before.
     * @throws AppError `not-found`, `illegal-move`, `invalid-input` for oneself or the asker
     */
    async pass(who: Actor, id: AskId, to: PersonId): Promise<Ask> {
      return work.run(async (tx) => {
        const { query: of } = await found(tx, id);
        const query = await counted(tx, await existing(tx, of));
        if (to === who.id || to === query.asker) {
          throw new AppError('invalid-input', 'passed on to nobody else', { field: 'to' });
        }
        decide(queryMachine, query, 'ask-expert', 'clock');
        const after = await settled(tx, who, { id, verb: 'pass' }, { passedTo: to, reason: null });
        if (await invite(tx, query, to, who.id)) {
          await save(tx, { ...query, invited: [...new Set([...query.invited, to])] });
        }
        return after;
      });
    },
  };
}
