import type { AllStores } from './adapters/database/stores/all.ts';
import type { CaptureActions } from './features/capture/actions.ts';
import { type ConsentActions, consentActions } from './features/consents/actions.ts';
import type { Made } from './features/consents/model.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { QueryActions } from './features/queries/actions.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Parts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: PeopleActions;
  readonly capture: CaptureActions;
  readonly queries: QueryActions;
}

/** Messages of colleagues, and whether they may become something. */
export const consentsOf = ({ people, capture, queries, ...parts }: Parts): ConsentActions =>
  consentActions({
    ...parts,
    person: async (id) => (await people.people([id]))[0] ?? null,
    isOut: async (made: Made) => {
      // Colleagues read a discussion from its plan on.
      if (made.kind === 'discussion') return true;
      return made.kind === 'query' ? queries.faqs.isOut(made.query) : capture.isOut(made.capture);
    },
  });
