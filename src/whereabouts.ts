import type { AllStores } from './adapters/database/stores/all.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import { countryCode } from './features/taxonomy/countries.ts';
import type { CommunityId, PersonId } from './kernel/ids.ts';
import type { Holidays } from './ports/holidays.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

export interface CalendarWorld {
  /** Absent: only Saturdays and Sundays are days off, wherever somebody works. */
  readonly holidays?: Holidays;
}

interface Around {
  readonly people: Pick<PeopleActions, 'people'>;
  readonly communities: Pick<CommunityActions, 'get'>;
  readonly work: UnitOfWork<Pick<AllStores, 'thresholds'>>;
  readonly holidays: Holidays | undefined;
}

/** Where messages go, and when somebody may be written to: their zone, and the days off where they work. */
export function placesOf({ people, communities, work, holidays }: Around) {
  const whom = async (id: PersonId) => (await people.people([id]))[0];
  return {
    channel: (community: CommunityId) => communities.get(community),
    zone: async (id: PersonId): Promise<string> => (await whom(id))?.zone ?? 'UTC',
    promptsAWeek: async () => (await work.run((tx) => tx.thresholds.now()))['prompts.a-week'],
    ...(holidays
      ? {
          async daysOff(id: PersonId) {
            const country = (await whom(id))?.country;
            return holidays.offDays(country ? countryCode(country) : null);
          },
        }
      : {}),
  };
}
