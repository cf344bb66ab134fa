import type { Hidden } from '../features/discussions/actions/anonymous.ts';
import type { Discussion } from '../features/discussions/model.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

/** How well somebody who writes without a name is hidden in a discussion. */
export interface HiddenAmong extends Hidden {
  /** So few that somebody may guess. */
  readonly few: boolean;
}

export interface AnonymityDeps {
  readonly discussions: Pick<ViewDeps['discussions'], 'anonymous'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

export const anonymityView =
  ({ discussions, governance }: AnonymityDeps) =>
  /** Null where this reader could not write there now. */
  async (who: Actor, discussion: Discussion): Promise<HiddenAmong | null> => {
    const found = await discussions.anonymous.hidden(who, discussion);
    if (!found) return null;
    const fewest = await governance.setting('anonymity.few');
    return { ...found, few: found.people === null || found.people < fewest };
  };
