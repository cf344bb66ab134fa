import { AppError } from '../../../kernel/errors.ts';
import type { CaptureId, ProductId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { rowsAnswer, rowsOf } from '../answers.ts';
import { type Capture, isOpen } from '../model.ts';
import { captureMachine, mayRead } from '../policy.ts';
import { fieldsOf, type Template, type TemplateField } from '../template.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import type { RecordBase } from './record-base.ts';

/** Whoever writes one starts from an earlier one (FR-CAP-3); what people learnt is in their own words each time. */
const STARTED_FROM_EARLIER: ReadonlySet<string> = new Set(['terms-of-reference']);

/** What is of one occasion alone: its name, its days, and what is known of its author and project. */
const isOfItsOwn = ({ titleField }: Template, { id, kind, from }: TemplateField): boolean =>
  id === titleField || kind === 'date' || kind === 'date-range' || from !== undefined;

/** A table without the days of the earlier occasion. */
const withoutDays = (columns: TemplateField['columns'], answer: string): string =>
  rowsAnswer(
    rowsOf(answer).map((row) =>
      row.map((cell, at) => (columns?.[at]?.kind === 'date' ? '' : cell)),
    ),
  );

/**
 * The answers of an earlier record that a draft can begin with: where nothing stands yet, and the form still asks.
 * @param earlier by field id
 */
export const takenFrom = (
  form: Template,
  draft: Readonly<Record<string, string>>,
  earlier: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const stands = earlier[field.id]?.trim() ?? '';
      const answer = field.kind === 'rows' ? withoutDays(field.columns, stands) : stands;
      const open = !draft[field.id]?.trim() && answer.length <= field.maxLength;
      return answer !== '' && open && !isOfItsOwn(form, field) ? [[field.id, answer]] : [];
    }),
  );

/** A record that starts from an earlier one of the same form. */
export function takingOver(
  { work, clock }: Pick<CaptureDeps, 'work' | 'clock'>,
  { existing, formOf, sheet }: RecordBase,
) {
  /** Those that are out and that this person reads, of the draft's form. */
  async function earlierOf(tx: Tx, draft: Capture, who: Actor): Promise<readonly Capture[]> {
    if (!STARTED_FROM_EARLIER.has(draft.template)) return [];
    const out = await tx.captures.published([draft.template]);
    return out.filter((one) => one.id !== draft.id && one.product !== null && mayRead(one, who));
  }

  return {
    /** The documents from which this draft may be started. @throws AppError `not-found` */
    startable: (who: Actor, id: CaptureId): Promise<ReadonlySet<ProductId>> =>
      work.run(async (tx) => {
        const draft = await existing(tx, id, who);
        if (!isOpen(draft) || draft.owner !== who.id) return new Set<ProductId>();
        const earlier = await earlierOf(tx, draft, who);
        return new Set(earlier.flatMap(({ product }) => product ?? []));
      }),

    /**
     * Fills what is open with the answers of an earlier record; each is marked until its author has saved it. Done again
     * it changes nothing.
     * @throws AppError `not-found`, `not-yours`, `illegal-move`
     */
    takeOver: (who: Actor, id: CaptureId, from: ProductId) =>
      work.run(async (tx) => {
        const before = await existing(tx, id, who);
        const state = decide(captureMachine, before, 'answer', who);
        const earlier = (await earlierOf(tx, before, who)).find(({ product }) => product === from);
        if (!earlier) throw new AppError('not-found', `no earlier record is ${from}`);
        const taken = takenFrom(formOf(before), before.answers, earlier.answers);
        if (Object.keys(taken).length === 0) return sheet(before, who);
        const answers = { ...before.answers, ...taken };
        const answeredAt = Object.fromEntries(
          Object.entries(before.answeredAt).filter(([field]) => !(field in taken)),
        );
        const after: Capture = { ...before, state, answers, answeredAt, updatedAt: clock.now() };
        await tx.captures.update(after);
        tx.emit({
          type: 'capture.taken-over',
          actor: who.id,
          data: { capture: id, person: who.id, product: from },
        });
        return sheet({ ...after, version: after.version + 1 }, who);
      }),
  };
}
