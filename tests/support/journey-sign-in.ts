import type { Database } from '../../src/adapters/database/connect.ts';
import { createTokenCache } from '../../src/adapters/database/token-cache.ts';
import { createSeal } from '../../src/adapters/database/token-seal.ts';
import { createEntra } from '../../src/adapters/graph/entra.ts';
import { missingConsent } from '../../src/adapters/graph/sign-in/consent.ts';
import { createPersons } from '../../src/adapters/graph/sign-in/persons.ts';
import type { Log } from '../../src/ports/log.ts';
import { localEntra } from '../../src/world.ts';
import type { JourneyTenant } from './journey-tenant.ts';

const machine = (): number => performance.timeOrigin + performance.now();

/** Where an administrator consents, in journeys. */
export const CONSENT_LINK = 'http://127.0.0.1:3978/dev';

/** Signing in against the local tenant's Entra, on the journey's own database. */
export function personsOf({ url, graph }: JourneyTenant, database: Database, log: Log) {
  const store = createTokenCache(database.db, {
    seal: createSeal([{ id: 'journey', key: Buffer.alloc(32, 7) }]),
    now: () => new Date(machine()),
    log,
  });
  const entra = createEntra({ ...localEntra(url), store, log });
  const missing = missingConsent(() => store.latestPerson(), CONSENT_LINK);
  return createPersons({ entra, store, graph, log, missing, now: machine });
}
