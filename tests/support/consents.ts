import { consents } from '../../src/adapters/graph/needs.ts';
import type { RunningTenant } from '../../src/adapters/tenant/server.ts';

type Tenant = RunningTenant['tenant'];

/** What the organization has consented to. */
export interface Held {
  /** The administrator, for the application. */
  readonly application: readonly string[];
  /** The administrator, for what is done in a person's name; the tab's own scope is given besides. */
  readonly delegated?: readonly string[];
  /** Each team. */
  readonly team: readonly string[];
}

/** From now on the organization consents to this and nothing else. */
export function consentOnly(tenant: Tenant, held: Held = consents()): void {
  const { consents: given, db } = tenant;
  const { app, everyone } = given.rights();
  for (const { scope } of app) given.setApp(scope, false);
  for (const scope of held.application) given.setApp(scope, true);
  for (const { scope } of everyone) {
    given.setPerson(
      undefined,
      scope,
      scope === 'access_as_user' || (held.delegated ?? []).includes(scope),
    );
  }
  for (const { id } of db.all<{ id: string }>('SELECT id FROM teams')) {
    for (const scope of given.teamScopes(id)) given.setTeam(id, scope, false);
    for (const scope of held.team) given.setTeam(id, scope, true);
  }
}
