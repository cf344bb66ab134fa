import type { AllStores } from './adapters/database/stores/all.ts';
import { captureActions } from './features/capture/actions.ts';
import { readTemplates } from './features/capture/template.ts';
import handover from './features/capture/templates/handover.json' with { type: 'json' };
import lesson from './features/capture/templates/lesson.json' with { type: 'json' };
import type { PeopleActions } from './features/people/actions.ts';
import type { LiveVocabulary } from './features/taxonomy/vocabulary.ts';
import type { labelChecks } from './labelled.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/** The templates a record can be made from: one file each and a line here. */
const TEMPLATES = [lesson, handover];

interface Parts {
  readonly vocabulary: LiveVocabulary;
  readonly text: TextAnalysis;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly work: UnitOfWork<AllStores>;
}

/** What people write down, from its templates on. */
export const capturesOf = (
  parts: Parts,
  people: PeopleActions,
  must: ReturnType<typeof labelChecks>,
) =>
  captureActions({
    ...parts,
    templates: readTemplates(TEMPLATES),
    terms: parts.vocabulary,
    mustBeLabelled: must.capture,
    person: async (id) => (await people.people([id]))[0] ?? null,
  });
