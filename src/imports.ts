import type { AllStores } from './adapters/database/stores/all.ts';
import { importActions } from './features/importing/actions.ts';
import { importDesk } from './features/importing/desk.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { LiveVocabulary } from './features/taxonomy/vocabulary.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { ReportSheets } from './ports/old-reports.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import { type ImportedDeps, placeImported } from './publishing/importing.ts';

export interface ImportWorld {
  /** Where administrators put sheets of old reports; absent: nowhere. */
  readonly sheets?: ReportSheets;
}

interface Parts extends Omit<ImportedDeps, 'terms'>, ImportWorld {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vocabulary: LiveVocabulary;
  readonly people: Pick<PeopleActions, 'named'>;
}

const NOWHERE: ReportSheets = {
  place: '',
  list: async () => [],
  open: async () => null,
};

/** Mission reports from before, into the library that is open to all staff. */
export function importsOf(parts: Parts) {
  const imports = importActions({
    ...parts,
    named: parts.people.named,
    place: placeImported({ ...parts, terms: parts.vocabulary }),
  });
  const { sheets = NOWHERE } = parts;
  return { ...imports, ...importDesk({ ...parts, sheets }, imports) };
}

export type Imports = ReturnType<typeof importsOf>;
