import type { systemClock } from '../adapters/system/clock.ts';
import type { AlertActions } from '../features/alerts/actions.ts';
import type { AttributionActions } from '../features/attribution/actions.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import { DAY_MS } from '../kernel/days.ts';
import { forgottenBefore } from '../kernel/kept.ts';
import type { createWorld } from '../world.ts';
import type { Signing } from './sign-in.ts';

type Kept = ReturnType<typeof createWorld> & {
  readonly tokens: Pick<Signing, 'tidy'>;
  readonly alerts: { readonly levels: Pick<AlertActions['levels'], 'beginAll'> };
  readonly governance: Pick<GovernanceActions, 'kept'>;
  readonly attribution: Pick<AttributionActions, 'forgetOld'>;
};

/** Once a day, forgets what is only needed against repetition, and lets nobody wait for a first digest. */
export function housekeeping(
  { inbox, due, events, deletions, tokens, alerts, governance, attribution }: Kept,
  machine: typeof systemClock,
) {
  let last: number | null = null;
  return async (): Promise<void> => {
    const at = machine.now();
    const now = at.getTime();
    if (last !== null && now - last < DAY_MS) return;
    last = now;
    await inbox.prune();
    await tokens.tidy();
    await due.prune();
    await deletions.prune();
    await events.prune(forgottenBefore((await governance.kept()).told, at));
    await attribution.forgetOld();
    await alerts.levels.beginAll();
  };
}
