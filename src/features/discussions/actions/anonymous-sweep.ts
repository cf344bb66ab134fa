import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import { isNobody, NOBODY } from '../../../kernel/nobody.ts';
import { dayOf, shuffled, startOf } from '../../../kernel/unnamed.ts';
import { letOut, nextSweep, type Waiting } from '../anonymous.ts';
import type { Contribution } from '../contribution.ts';
import type { Discussion } from '../model.ts';
import { STANDS } from '../policy.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';

/** Whether a text waits for a moderator, as far as that can be said of nobody. */
type Gate = Awaited<ReturnType<DiscussionDeps['screenUnnamed']>>;

interface Judged {
  readonly one: Waiting;
  readonly gate: Gate;
}

/** Lets out what was said without a name. What it writes names nobody, and has the day as its date. */
export function anonymousSweep(deps: DiscussionDeps) {
  const { work, clock, chance, text, screenUnnamed } = deps;

  /** What was merged goes on elsewhere, and what waited for it too. */
  async function placeOf(tx: Tx, id: DiscussionId): Promise<Discussion> {
    const discussion = await existing(tx, id);
    if (discussion.state !== 'merged') return discussion;
    const links = await tx.threadLinks.of(id);
    const on = links.find(({ kind, from }) => kind === 'merged' && from === id);
    return on ? existing(tx, on.to) : discussion;
  }

  /** As of today's first moment, and not before its discussion began. */
  function dateIn({ startsAt }: Discussion): Date {
    const today = startOf(dayOf(clock.now()));
    return startsAt > today && startsAt <= clock.now() ? startsAt : today;
  }

  async function appear(tx: Tx, { one, gate }: Judged): Promise<void> {
    const discussion = await placeOf(tx, one.discussion);
    const order = await tx.orders.get(discussion.id);
    const held = gate.hold || (order?.locked ?? false);
    const contribution: Contribution = {
      id: asId<ContributionId>(chance.id()),
      version: 1,
      discussion: discussion.id,
      author: NOBODY,
      text: one.text,
      language: text.detect(one.text, discussion.language),
      question: discussion.id === one.discussion ? one.question : null,
      consent: 'paraphrase',
      surface: 'tab',
      sourceKey: one.key,
      state: one.text === '' ? 'withdrawn' : held ? 'held' : 'published',
      reason: null,
      createdAt: dateIn(discussion),
      audience: discussion.guests ? 'guests' : 'community',
      readers: [],
      cause: gate.cause,
    };
    if (!(await tx.contributions.insert(contribution)) || one.text === '') return;
    const { id, surface } = contribution;
    const data = { discussion: discussion.id, contribution: id, surface, held };
    tx.emit({ type: 'contribution.received', actor: null, data });
  }

  async function change(tx: Tx, { one, gate }: Judged): Promise<void> {
    const stands = await tx.contributions.bySource(one.key);
    if (!stands || !isNobody(stands.author)) return;
    const { id, discussion } = stands;
    if (one.kind === 'withdrawal') {
      const data = { discussion, contribution: id };
      tx.emit({ type: 'contribution.withdrawn', actor: null, data });
      return;
    }
    if (!STANDS.has(stands.state)) return;
    const again = stands.state === 'returned' || (gate.hold && stands.state === 'published');
    const state = again ? 'held' : stands.state;
    const { language } = await existing(tx, discussion);
    await tx.contributions.update({
      ...{ ...stands, text: one.text, language: text.detect(one.text, language), state },
      ...{ reason: null, cause: gate.cause, wordsAt: startOf(dayOf(clock.now())) },
    });
    const data = { discussion, contribution: id, held: state !== 'published' };
    tx.emit({ type: 'contribution.edited', actor: null, data });
  }

  /** Judged before anything is written: no transaction waits for others. */
  const judged = (chosen: readonly Waiting[]): Promise<Judged[]> =>
    Promise.all(
      chosen.map(async (one) => {
        const { community, guests = false } = await work.run((tx) => placeOf(tx, one.discussion));
        return { one, gate: await screenUnnamed(community, one.text, guests) };
      }),
    );

  const isSame = (one: Waiting, other: Waiting): boolean =>
    one.key === other.key && one.kind === other.kind && one.text === other.text;

  /** What changed while it was judged waits for another time. */
  async function out(chosen: readonly Waiting[]): Promise<void> {
    const all = shuffled(await judged(chosen), chance);
    await work.run(async (tx) => {
      let taken: Judged[] = [];
      let left = 0;
      await tx.anonymous.rewrite((waiting) => {
        taken = all.filter(({ one }) => waiting.some((other) => isSame(one, other)));
        const rest = waiting.filter((one) => !taken.some((gone) => isSame(gone.one, one)));
        left = rest.length;
        return shuffled(rest, chance);
      });
      for (const one of taken) {
        if (one.one.kind === 'contribution') await appear(tx, one);
        else await change(tx, one);
      }
      for (const place of new Set(taken.map(({ one }) => one.discussion)))
        await tx.anonymous.touch((await placeOf(tx, place)).id);
      tx.plan('anonymous', left > 0 ? [nextSweep(clock.now())] : []);
    });
  }

  return {
    /** At a fixed hour: of each discussion what chance lets out. */
    async sweep(): Promise<void> {
      const waiting = await work.run((tx) => tx.anonymous.all());
      const byPlace = Map.groupBy(waiting, ({ discussion }) => discussion);
      const chosen = [...byPlace.values()].flatMap((all) => letOut(all, clock.now(), chance));
      await out(chosen);
    },

    /** A discussion has closed: what was said in time is there before anything is made of it. */
    async release(discussion: DiscussionId): Promise<void> {
      const waiting = await work.run((tx) => tx.anonymous.all());
      const here = waiting.filter((one) => one.discussion === discussion);
      if (here.length > 0) await out(here);
    },

    /** Every minute: no row keeps the mark of when it was written, nor one that was withdrawn that of when that was. */
    async stir(): Promise<void> {
      await work.run(async (tx) => {
        const waiting = await tx.anonymous.all();
        if (waiting.length === 0) return;
        await tx.anonymous.rewrite((all) => shuffled(all, chance));
        const withdrawn = waiting.filter(({ kind }) => kind === 'withdrawal');
        for (const place of new Set(withdrawn.map(({ discussion }) => discussion)))
          await tx.anonymous.touch(place);
        // Not planned anew: a look that failed comes again at its own time.
        await tx.anonymous.touchNextLook();
      });
    },
  };
}
