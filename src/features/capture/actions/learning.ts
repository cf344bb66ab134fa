import type { Actor } from '../../../kernel/person.ts';
import { isAskedFor, type LessonFilter, lessonsIn } from '../lessons.ts';
import { mayRead } from '../policy.ts';
import type { CaptureDeps } from './deps.ts';
import type { RecordBase } from './record-base.ts';

/** Lessons over all records that are out and that this person may read. */
export const learning = (
  { work, templates, terms }: Pick<CaptureDeps, 'work' | 'templates' | 'terms'>,
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

  /** What somebody asks for in words: the first topic and the first country that they name. */
  understood: (words: string): LessonFilter => ({
    topic: terms.topicsIn(words)[0] ?? '',
    country: terms.countriesIn(words)[0] ?? '',
    from: '',
    to: '',
  }),
});
