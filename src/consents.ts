import type { AllStores } from './adapters/database/stores/all.ts';
import type { CaptureActions } from './features/capture/actions.ts';
import { type ConsentActions, consentActions } from './features/consents/actions.ts';
import type { Made } from './features/consents/model.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Parts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: PeopleActions;
  readonly capture: CaptureActions;
}

/** Messages of colleagues, and whether they may become something. */
export const consentsOf = ({ people, capture, ...parts }: Parts): ConsentActions =>
  consentActions({
    ...parts,
    person: async (id) => (await people.people([id]))[0] ?? null,
    // A posted question was read by its community, whatever became of it.
    isOut: async (made: Made) => made.kind === 'query' || capture.isOut(made.capture),
  });
