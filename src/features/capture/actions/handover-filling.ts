import { AppError } from '../../../kernel/errors.ts';
import type { HandoverId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Filling, LIMITS } from '../handover/followups.ts';
import { type Handover, isDelivered, type OpenStep, openFields } from '../handover/model.ts';
import { mayFill } from '../handover/policy.ts';
import type { Template } from '../template.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { existingHandover } from './handover-plan.ts';

/** What is open in a handover, for whoever is to fill it in: labels, and nothing that was written. */
export interface Gaps {
  readonly handover: Handover;
  readonly template: Template;
  readonly open: readonly OpenStep[];
  readonly fillings: readonly Filling[];
}

/**
 * After the last day: the focal point of the leaver's unit, or the supervisor, fills in what was left open. By this they
 * read the names of what is open and nothing else; what they add stands under their own name.
 */
export function handoverFilling({ work, clock, templates }: CaptureDeps) {
  async function gapsOf(tx: Tx, handover: Handover): Promise<Gaps | null> {
    const written = handover.capture && (await tx.captures.get(handover.capture));
    const template = written && templates.of(written.template, written.templateVersion);
    if (!written || !template || !isDelivered(handover)) return null;
    const fillings = await tx.fillings.of(handover.id);
    const filled = Object.fromEntries(fillings.map(({ field, text }) => [field, text]));
    const open = openFields(template, { ...filled, ...withoutEmpty(written.answers) });
    return { handover, template, open, fillings };
  }

  async function mine(tx: Tx, who: Actor, id: HandoverId): Promise<Gaps> {
    const handover = await existingHandover(tx, id);
    const gaps = mayFill(handover, who) ? await gapsOf(tx, handover) : null;
    if (!gaps) throw new AppError('not-found', `nothing of ${id} for this reader to fill in`);
    return { ...gaps, fillings: gaps.fillings.filter(({ person }) => person === who.id) };
  }

  return {
    /** @throws AppError `not-found` for everybody but the unit's focal points and the supervisor */
    gaps: (who: Actor, id: HandoverId): Promise<Gaps> => work.run((tx) => mine(tx, who, id)),

    /** Without a reader's eyes: whether somebody is to be asked, and what was added. */
    open: (id: HandoverId): Promise<Gaps | null> =>
      work.run(async (tx) => gapsOf(tx, await existingHandover(tx, id))),

    fillings: (id: HandoverId): Promise<readonly Filling[]> => work.run((tx) => tx.fillings.of(id)),

    /** One field that is open. Written again by the same person, the later words stand. */
    fill: (who: Actor, id: HandoverId, field: string, given: string): Promise<Gaps> =>
      work.run(async (tx) => {
        const { open, fillings } = await mine(tx, who, id);
        const text = given.trim();
        if (text === '')
          throw new AppError('invalid-input', 'nothing was written', { field: 'text' });
        if (text.length > LIMITS.filling) {
          throw new AppError('too-large', 'over the limit', { limit: LIMITS.filling });
        }
        const known = fillings.find((one) => one.field === field);
        const isOpen = open.some(({ fields }) => fields.some((one) => one.id === field));
        if (!known && !isOpen) throw new AppError('illegal-move', `${field} is not open`);
        if (known?.text !== text) {
          await tx.fillings.save({ handover: id, field, person: who.id, text, at: clock.now() });
          tx.audit({ actor: who.id, verb: 'handover.fill', subject: `handover:${id}` });
          tx.emit({ type: 'handover.filled', actor: who.id, data: { handover: id } });
        }
        return mine(tx, who, id);
      }),
  };
}

const withoutEmpty = (answers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).filter(([, text]) => text.trim() !== ''));
