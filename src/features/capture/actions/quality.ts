import type { Actor } from '../../../kernel/person.ts';
import { mayRead } from '../policy.ts';
import { type Assessment, portfoliosOf } from '../quality/model.ts';
import { markedIn } from '../review/checklist.ts';
import { fieldsOf } from '../template.ts';
import type { CaptureDeps } from './deps.ts';
import type { RecordBase } from './record-base.ts';

/** What assessments say of products, over all that this person may read. */
export const quality = (
  { work, templates }: Pick<CaptureDeps, 'work' | 'templates'>,
  { formOf }: Pick<RecordBase, 'formOf'>,
) => ({
  /** @param least as many numbers as a mean should rest on */
  async portfolio(who: Actor, least: number) {
    const forms = templates.all.filter((form) => fieldsOf(form).some(({ scale }) => scale));
    const dimensions = forms.flatMap((form) =>
      fieldsOf(form).flatMap(({ id, scale, label }) => (scale ? [{ id, scale, label }] : [])),
    );
    const { assessed, marked } = await work.run(async (tx) => ({
      assessed: await tx.captures.published(forms.map(({ id }) => id)),
      marked: await tx.captures.marked(),
    }));
    const records = assessed.filter((record) => mayRead(record, who));
    const all = records.map((record): Assessment => {
      const { titleField, programmeField } = formOf(record);
      const answer = (field: string | undefined) => (field && record.answers[field]) || '';
      return {
        capture: record.id,
        product: answer(titleField),
        programme: answer(programmeField),
        scores: record.answers,
      };
    });
    const said = marked.filter((record) => mayRead(record, who));
    return {
      dimensions,
      least,
      portfolios: portfoliosOf(dimensions, all, least),
      reached: markedIn(said.flatMap(({ checklist }) => checklist ?? [])),
    };
  },
});

export type Quality = ReturnType<typeof quality>;
