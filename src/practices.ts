import type { AllStores } from './adapters/database/stores/all.ts';
import type { Capture } from './features/capture/model.ts';
import { mayRead } from './features/capture/policy.ts';
import type { PeopleActions } from './features/people/actions.ts';
import {
  type PracticeActions,
  type PracticeRecord,
  practiceActions,
} from './features/practices/actions.ts';
import type { LiveVocabulary } from './features/taxonomy/vocabulary.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/** The form in which good practices are written down, and its answer that says how far one has come. */
export const PRACTICE_FORM = 'good-practice';
export const stageIn = ({ answers }: Pick<Capture, 'answers'>): string => answers.stage ?? '';

interface Parts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: Pick<TextAnalysis, 'detect'>;
  readonly vocabulary: LiveVocabulary;
  readonly people: PeopleActions;
}

/** The way of good practices, over the records in which they are written down and by the rights to read those. */
export function practicesOf(parts: Parts): PracticeActions {
  const { work, clock, ids, text, vocabulary, people } = parts;
  const recordOf = ({ answers, language }: Capture): PracticeRecord => ({
    title: answers.title ?? '',
    summary: answers.summary ?? '',
    language,
    topics: vocabulary.topicsIn(answers.topics ?? ''),
  });
  return practiceActions({
    ...{ work, clock, ids },
    detect: text.detect,
    records: async (who) => {
      const out = await work.run((tx) => tx.captures.published([PRACTICE_FORM]));
      return new Map(
        out.filter((one) => mayRead(one, who)).map((one) => [one.id, recordOf(one)] as const),
      );
    },
    actor: async (person) => {
      const [known] = await people.people([person]);
      return known?.active ? people.actor(person) : null;
    },
  });
}
