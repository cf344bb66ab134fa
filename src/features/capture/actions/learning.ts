import { DAY_MS } from '../../../kernel/days.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Agreed, agreedField, agreedIn } from '../agreed.ts';
import { isAskedFor, type LessonFilter, lessonsIn } from '../lessons.ts';
import type { Capture } from '../model.ts';
import { mayRead } from '../policy.ts';
import type { CaptureDeps } from './deps.ts';
import type { RecordBase } from './record-base.ts';

/** What was agreed longer ago has a day that is over. */
const AGREED_MS = 400 * DAY_MS;

/** What is learnt over all records that are out and that this person may read. */
export const learning = (
  { work, clock, templates, terms }: Pick<CaptureDeps, 'work' | 'clock' | 'templates' | 'terms'>,
  { formOf }: Pick<RecordBase, 'formOf'>,
) => ({
  /** Those that are asked for, the last first, and what there is to ask for. */
  async gathered(who: Actor, filter: LessonFilter) {
    const forms = templates.all.filter(({ experience }) => experience).map(({ id }) => id);
    const records = await work.run((tx) => tx.captures.published(forms));
    const all = records
      .filter((record) => mayRead(record, who))
      .flatMap((record) => lessonsIn(formOf(record), record, terms));
    return {
      lessons: all.filter(isAskedFor(filter)),
      topics: [...new Set(all.flatMap(({ topics }) => topics))].sort(),
      countries: [...new Set(all.flatMap(({ countries }) => countries))].sort(),
    };
  },

  /** What has a day from `from` (`YYYY-MM-DD`) on, in the records of the last year that are for all staff. */
  async agreed(who: Actor, from: string): Promise<readonly Agreed[]> {
    const since = new Date(clock.now().getTime() - AGREED_MS);
    const forms = templates.all.flatMap((template) => {
      const field = agreedField(template);
      return field ? [{ template: template.id, field: field.id }] : [];
    });
    const found = await work.run(async (tx) => {
      const records: Capture[] = [];
      for (const form of forms) records.push(...(await tx.captures.saying(form, since)));
      return records;
    });
    return found
      .filter((record) => mayRead(record, who))
      .flatMap((record) => agreedIn(formOf(record), record, terms, from));
  },

  /** What somebody asks for in words: the first topic and the first country that they name. */
  understood: (words: string): LessonFilter => ({
    topic: terms.topicsIn(words)[0] ?? '',
    country: terms.countriesIn(words)[0] ?? '',
    from: '',
    to: '',
  }),
});
