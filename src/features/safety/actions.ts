import type { CommunityId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { SafetyDeps } from './actions/deps.ts';
import { reporting } from './actions/reporting.ts';
import { removalRequests } from './actions/requests.ts';
import { screening } from './actions/screening.ts';
import { differingViews } from './actions/views.ts';

/** Something of this feature that waits for a person: the newest state of each, with what a list needs of it. */
export interface WaitingSafety {
  readonly kind: 'report' | 'removal' | 'view';
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId | null;
  readonly since: Date;
}

/** Safe speech: what is pointed out and looked at first, abuse, removal requests, differing views. */
export function safetyActions(deps: SafetyDeps) {
  const screens = screening(deps);
  const reports = reporting(deps);
  const requests = removalRequests(deps);
  const views = differingViews(deps, screens.screen);
  return {
    screening: screens,
    /** What it is about, for a reader of it. @throws AppError `not-found` */
    item: deps.item,
    reports,
    requests,
    views,

    /** All that waits for this person, oldest first: reports they handle, requests they decide, views they approve. */
    async waiting(who: Actor): Promise<readonly WaitingSafety[]> {
      const [reported, asked, held] = await Promise.all([
        reports.mine(who),
        requests.mine(who),
        views.held(who),
      ]);
      const all: WaitingSafety[] = [
        ...reported
          .filter(({ actions }) => actions.includes('act'))
          .map(({ report: { id, version, community, createdAt: since } }) => ({
            kind: 'report' as const,
            id,
            version,
            community,
            since,
          })),
        ...asked
          .filter(({ actions }) => actions.length > 0)
          .map(({ request: { id, version, community, createdAt: since } }) => ({
            kind: 'removal' as const,
            id,
            version,
            community,
            since,
          })),
        ...held.map(({ view: { id, version, community, createdAt: since } }) => ({
          kind: 'view' as const,
          id,
          version,
          community,
          since,
        })),
      ];
      return all.sort((a, b) => a.since.getTime() - b.since.getTime());
    },
  };
}

export type SafetyActions = ReturnType<typeof safetyActions>;
