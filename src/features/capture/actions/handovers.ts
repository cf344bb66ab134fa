import { AppError } from '../../../kernel/errors.ts';
import type { HandoverId, PersonId, PromptId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { SectionReaders } from '../handover/audience.ts';
import { type Handover, type HandoverVerb, isDelivered, roleOf } from '../handover/model.ts';
import { handoverMachine } from '../handover/policy.ts';
import { promptMachine } from '../prompting/policy.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { handoverClock } from './handover-clock.ts';
import { handoverFilling } from './handover-filling.ts';
import { existingHandover, moveHandover, planWeek, saveHandover } from './handover-plan.ts';
import { handoverQuestions } from './handover-questions.ts';
import { type HandoverView, seen, seenHandover } from './handover-seen.ts';
import { promptMoves } from './prompt-plan.ts';
import type { Records } from './records.ts';

export type { HandoverView } from './handover-seen.ts';

export const HANDOVER_TEMPLATE = 'handover';

export function handovers(deps: CaptureDeps, records: Records) {
  const { work, clock, mustBeLabelled, templates } = deps;
  const prompts = promptMoves(clock);

  /** One verb of a person on one handover. The same verb twice is once. */
  const act: Act = (who, id, verb, isDone, change) =>
    work.run(async (tx) => {
      const before = await seenHandover(tx, who, id);
      if (isDone(before) && handoverMachine.policy[verb](before, who) !== 'not-yours') {
        return seen(who, before);
      }
      decide(handoverMachine, before, verb, who);
      return seen(who, await moveHandover(tx, before, verb, who, change(before, tx)));
    });

  /** What was written for a departure that was called off or missed is there again at the next. */
  async function earlierAnswers(who: Actor): Promise<Readonly<Record<string, string>>> {
    return work.run(async (tx) => {
      const own = (await tx.handovers.concerning(who.id)).filter(({ person }) => person === who.id);
      const last = own.findLast(({ capture }) => capture !== null)?.capture;
      return (last && (await tx.captures.get(last))?.answers) ?? {};
    });
  }

  async function ofPrompt(who: Actor, id: PromptId): Promise<Handover> {
    return work.run(async (tx) => {
      const prompt = await prompts.existing(tx, id);
      const handover = await tx.handovers.byPrompt(id);
      if (prompt.person !== who.id || !handover) {
        throw new AppError('not-found', 'no departure of this person');
      }
      const begun = prompt.state === 'accepted' || handover.state !== 'preparing';
      if (!begun) decide(promptMachine, prompt, 'now', who);
      return handover;
    });
  }

  return {
    ...handoverClock(deps),
    ...verbs(clock, act, mustBeLabelled, templates),
    questions: handoverQuestions(deps),
    filling: handoverFilling(deps),

    /**
     * The leaver begins, or goes on. `known` is what the organization knows already, by field id: it counts as
     * suggested until the leaver has saved it.
     */
    async begin(
      who: Actor,
      id: PromptId,
      known: Readonly<Record<string, string>>,
    ): Promise<HandoverView> {
      const handover = await ofPrompt(who, id);
      if (handover.state !== 'preparing') return seen(who, handover);
      const { capture } = await records.begin(who, {
        template: HANDOVER_TEMPLATE,
        project: null,
        prompt: id,
        key: `handover:${handover.id}`,
        prefill: handover.capture ? {} : { ...known, ...(await earlierAnswers(who)) },
      });
      return work.run(async (tx) => {
        const prompt = await prompts.existing(tx, id);
        if (prompt.state !== 'accepted' || prompt.capture !== capture.id) {
          await prompts.move(tx, prompt, 'now', who, { capture: capture.id, snoozedUntil: null });
        }
        const before = await existingHandover(tx, handover.id);
        if (before.capture === capture.id) return seen(who, before);
        return seen(who, await saveHandover(tx, { ...before, capture: capture.id }));
      });
    },

    /** @throws AppError `not-found`, the same whether it does not exist or is not for this reader */
    read: (who: Actor, id: HandoverId): Promise<HandoverView> =>
      work.run(async (tx) => seen(who, await existingHandover(tx, id))),

    /** Those that this person leaves, supervises or was given, the nearest last day first. */
    async list(who: Actor): Promise<readonly HandoverView[]> {
      const found = await work.run((tx) => tx.handovers.concerning(who.id));
      return found
        .filter((one) => roleOf(one, who.id, who.unit) !== null)
        .map((one) => seen(who, one));
    },

    /** Without a reader's eyes: for messages and for publishing. */
    get: (id: HandoverId): Promise<Handover | null> => work.run((tx) => tx.handovers.get(id)),

    byPrompt: (id: PromptId): Promise<Handover | null> =>
      work.run((tx) => tx.handovers.byPrompt(id)),

    /**
     * By the leaver or the supervisor, at any time. Once it is delivered, whoever is named gets it at once.
     * @throws AppError `handover-to-unknown` for the leaver, and for a supervisor who names themself: what only the
     *   successor reads is not had by becoming one
     */
    async nameSuccessor(who: Actor, id: HandoverId, to: PersonId): Promise<HandoverView> {
      return work.run(async (tx) => {
        const before = await seenHandover(tx, who, id);
        if (to === before.person || (to === who.id && who.id === before.supervisor)) {
          throw new AppError('handover-to-unknown', 'no successor to oneself');
        }
        decide(handoverMachine, before, 'name-successor', who);
        if (before.successor === to) return seen(who, before);
        const receivers =
          isDelivered(before) && !before.receivers.includes(to)
            ? [...before.receivers, to]
            : before.receivers;
        if (receivers.length > before.receivers.length) planWeek(tx, id, to, clock.now());
        tx.emit({
          type: 'handover.successor-named',
          actor: who.id,
          data: { handover: id, successor: to },
        });
        return seen(
          who,
          await moveHandover(tx, before, 'name-successor', who, { successor: to, receivers }),
        );
      });
    },
  };
}

type Act = (
  who: Actor,
  id: HandoverId,
  verb: HandoverVerb,
  isDone: (handover: Handover) => boolean,
  change: (handover: Handover, tx: Tx) => Partial<Handover>,
) => Promise<HandoverView>;

/** What one press does. */
function verbs(
  clock: Clock,
  act: Act,
  mustBeLabelled: CaptureDeps['mustBeLabelled'],
  templates: CaptureDeps['templates'],
) {
  return {
    /** Finished, gaps and all: they are named and not filled by anybody. */
    finalise: (who: Actor, id: HandoverId): Promise<HandoverView> =>
      act(
        who,
        id,
        'finalise',
        ({ state }) => state === 'final' || state === 'delivered' || state === 'acknowledged',
        (_before, tx) => {
          tx.emit({ type: 'handover.finalised', actor: who.id, data: { handover: id } });
          return { finalisedAt: clock.now() };
        },
      ),

    callBack: (who: Actor, id: HandoverId): Promise<HandoverView> =>
      act(
        who,
        id,
        'call-back',
        ({ state }) => state === 'preparing',
        (_before, tx) => {
          tx.emit({ type: 'handover.called-back', actor: who.id, data: { handover: id } });
          return { finalisedAt: null, lessons: 'kept' };
        },
      ),

    /** Receipt, and nothing else: the supervisor has no verb that edits or stops it. */
    acknowledge: (who: Actor, id: HandoverId): Promise<HandoverView> =>
      act(
        who,
        id,
        'acknowledge',
        ({ state }) => state === 'acknowledged',
        (_before, tx) => {
          tx.emit({ type: 'handover.acknowledged', actor: who.id, data: { handover: id } });
          return { acknowledgedAt: clock.now() };
        },
      ),

    /** Who reads one section; until it is finished the leaver may change it. @throws AppError `invalid-input` */
    async setReaders(
      who: Actor,
      id: HandoverId,
      step: string,
      readers: SectionReaders,
    ): Promise<HandoverView> {
      if (!templates.of(HANDOVER_TEMPLATE)?.steps.some((one) => one.id === step)) {
        throw new AppError('invalid-input', `no section ${step}`, { field: 'step' });
      }
      return act(
        who,
        id,
        'set-readers',
        (before) => before.readers[step] === readers,
        (before) => ({ readers: { ...before.readers, [step]: readers } }),
      );
    },

    /** The lessons become open to all staff; before the last day that is only noted. */
    shareLessons: async (who: Actor, id: HandoverId): Promise<HandoverView> => {
      await mustBeLabelled(who, 'lessons', id);
      return act(
        who,
        id,
        'share-lessons',
        ({ lessons }) => lessons !== 'kept',
        (before, tx) => {
          if (isDelivered(before)) {
            tx.emit({ type: 'handover.lessons-shared', actor: who.id, data: { handover: id } });
          }
          return { lessons: 'wanted' };
        },
      );
    },
  };
}
