import type { AllStores } from './adapters/database/stores/all.ts';
import type { AttributionDeps } from './features/attribution/actions/deps.ts';
import { attributionActions } from './features/attribution/actions.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { QueryActions } from './features/queries/actions.ts';
import type { SafetyActions } from './features/safety/actions.ts';
import { isAppError } from './kernel/errors.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Secrets } from './ports/secrets.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import type { Words } from './ports/words.ts';

interface Parts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly words: Words;
  readonly people: Pick<PeopleActions, 'known'>;
  readonly communities: Pick<CommunityActions, 'weeks'>;
  readonly discussions: Pick<DiscussionActions, 'wording' | 'attribution'>;
  readonly queries: Pick<QueryActions, 'pointWording' | 'attribution'>;
  readonly safety: Pick<SafetyActions, 'requests'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

/** Drafts that name people, and whether those have looked how they stand there. */
export function attributionOf({ words, people, safety, ...parts }: Parts) {
  const { communities, discussions, queries, governance } = parts;
  return attributionActions({
    ...parts,
    drafts: { synthesis: discussions.attribution, consolidated: queries.attribution },
    wording: { synthesis: discussions.wording, consolidated: queries.pointWording },
    person: (id) =>
      people.known(id).catch((error: unknown) => {
        if (isAppError(error)) return null;
        throw error;
      }),
    days: () => governance.setting('attribution.days'),
    week: communities.weeks.of,
    redact: askingFor(safety, words),
  });
}

/** As people ask for a change of what is out, in their own words. */
const askingFor =
  (safety: Parts['safety'], words: Words): AttributionDeps['redact'] =>
  async (who, { kind, source, instead }) => {
    const reason =
      instead === null
        ? words.say(who.language, 'checks.request.unname')
        : words.say(who.language, 'checks.request.instead', { text: instead });
    const about = { kind: kind === 'synthesis' ? 'contribution' : 'reply', id: source } as const;
    const wish = { about, wish: 'alter', reason, outsider: '' } as const;
    return (await safety.requests.ask(who, wish)).id;
  };
