import type { AllStores } from './adapters/database/stores/all.ts';
import { builtInTemplates } from './adapters/templates/folder.ts';
import { captureActions } from './features/capture/actions.ts';
import { readTemplates, type TemplateFile } from './features/capture/template.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { LiveVocabulary } from './features/taxonomy/vocabulary.ts';
import type { labelChecks } from './labelled.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

export interface CaptureWorld {
  /** Templates beside those that Praxis comes with. */
  readonly templates?: readonly TemplateFile[] | undefined;
}

interface Parts extends CaptureWorld {
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
    templates: readTemplates([...builtInTemplates(), ...(parts.templates ?? [])]),
    terms: parts.vocabulary,
    mustBeLabelled: must.capture,
    person: async (id) => (await people.people([id]))[0] ?? null,
  });
