import type { AlertActions } from '../features/alerts/actions.ts';
import type { AnnouncingActions } from '../features/announcing/actions.ts';
import type { AttributionActions } from '../features/attribution/actions.ts';
import type { CaptureActions } from '../features/capture/actions.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { ConsentActions } from '../features/consents/actions.ts';
import type { DeskActions } from '../features/desks/actions.ts';
import type { TendingActions } from '../features/discussions/actions/tending.ts';
import type { DiscussionActions } from '../features/discussions/actions.ts';
import type { DutyActions } from '../features/duties/actions.ts';
import type { ExpertiseActions } from '../features/expertise/actions.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { MembershipActions } from '../features/membership/actions.ts';
import type { NotificationActions } from '../features/notifications/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { PracticeActions } from '../features/practices/actions.ts';
import type { PreparingActions } from '../features/preparing/actions.ts';
import type { QueryActions } from '../features/queries/actions.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { ShowcaseActions } from '../features/showcase/actions.ts';
import type { TaxonomyActions } from '../features/taxonomy/actions.ts';
import { isAppError } from '../kernel/errors.ts';
import type { DomainEvent, EventType } from '../kernel/events.ts';
import type { CommunityId, PersonId } from '../kernel/ids.ts';
import type { Publishing } from '../publishing.ts';

export interface ReactionDeps {
  readonly people: PeopleActions;
  readonly communities: CommunityActions;
  readonly membership: MembershipActions;
  readonly discussions: DiscussionActions;
  readonly tending: TendingActions;
  readonly queries: QueryActions;
  readonly knowledge: KnowledgeActions;
  readonly taxonomy: Pick<TaxonomyActions, 'labels' | 'follow' | 'talk' | 'vocabulary'>;
  readonly expertise: ExpertiseActions;
  readonly capture: CaptureActions;
  readonly consents: ConsentActions;
  readonly attribution: AttributionActions;
  readonly practices: PracticeActions;
  readonly preparing: PreparingActions;
  readonly desks: DeskActions;
  readonly duties: DutyActions;
  readonly announcing: AnnouncingActions;
  readonly showcase: ShowcaseActions;
  readonly alerts: AlertActions;
  readonly safety: SafetyActions;
  readonly governance: Pick<GovernanceActions, 'setting'>;
  readonly notifications: NotificationActions;
  readonly publishing: Publishing;
  /** Counted on /metrics: what was there answered somebody, so that nothing needed to be asked. */
  readonly onFromStock: () => void;
}

/** One thing to do when something has happened. Called at least once per event; repeating it changes nothing. */
export interface Reaction<T extends EventType = EventType> {
  readonly on: T;
  readonly name: string;
  run(event: DomainEvent<T>): Promise<void>;
}

export const on = <T extends EventType>(
  type: T,
  name: string,
  run: (event: DomainEvent<T>) => Promise<void>,
): Reaction => ({ on: type, name: `${type}:${name}`, run }) as unknown as Reaction;

/** Urgency of unasked messages: the lower goes first where a person gets only one. */
export const URGENCY = {
  departure: 0,
  warning: 0,
  prompt: 1,
  request: 8,
  overdue: 4,
  hidden: 2,
  asked: 3,
  draft: 3,
  waiting: 4,
  source: 5,
  desk: 5,
  moderate: 5,
  ending: 6,
  welcome: 7,
  contradiction: 6,
  mission: 7,
  nudge: 8,
  used: 8,
  /** A duty that waits a day: what others wait for, or what became of one's words, comes first. */
  report: 9,
  announce: 9,
  news: 10,
  collection: 11,
  review: 12,
} as const;

export async function moderatorsOf(
  communities: CommunityActions,
  community: CommunityId,
): Promise<PersonId[]> {
  return (await communities.members(community, 'moderator')).map(({ person }) => person);
}

/** For what was to be noted on something that was taken back, closed or withdrawn in the meantime. */
export const unlessGone = (error: unknown): void => {
  if (!isAppError(error) || error.code !== 'not-found') throw error;
};
