import { alertMachine } from '../src/features/alerts/policy.ts';
import { announcementMachine } from '../src/features/announcing/policy.ts';
import { checkMachine } from '../src/features/attribution/policy.ts';
import { asksAs, mayAnswer } from '../src/features/capture/handover/followups.ts';
import { handoverMachine, mayFill } from '../src/features/capture/handover/policy.ts';
import { captureMachine } from '../src/features/capture/policy.ts';
import { promptMachine, unitsSeen } from '../src/features/capture/prompting/policy.ts';
import * as collections from '../src/features/collections/policy.ts';
import { joinMachine, mayRead as mayReadJoin } from '../src/features/communities/joining.ts';
import { makingMachine, maySee as maySeeMaking } from '../src/features/communities/making.ts';
import { mayMake } from '../src/features/communities/policy.ts';
import { consentMachine } from '../src/features/consents/policy.ts';
import { mayReadShown } from '../src/features/credit/policy.ts';
import * as desks from '../src/features/desks/policy.ts';
import { shareMachine } from '../src/features/discussions/elsewhere.ts';
import { isAskedToBegin } from '../src/features/discussions/plan.ts';
import * as discussions from '../src/features/discussions/policy.ts';
import { mayPropose, proposalMachine } from '../src/features/discussions/proposals.ts';
import { dutyMachine } from '../src/features/duties/policy.ts';
import { maySeeContinuity } from '../src/features/expertise/policy.ts';
import { mayDecide as mayDecideOnFigures } from '../src/features/insights/policy.ts';
import { seesGaps } from '../src/features/knowledge/gaps.ts';
import { reconciles } from '../src/features/knowledge/notices.ts';
import { mayReview } from '../src/features/knowledge/reviews.ts';
import * as membership from '../src/features/membership/policy.ts';
import { practiceMachine } from '../src/features/practices/policy.ts';
import * as preparing from '../src/features/preparing/policy.ts';
import { mayDecide } from '../src/features/queries/actions/escalating.ts';
import * as queries from '../src/features/queries/policy.ts';
import * as safety from '../src/features/safety/policy.ts';
import { showingMachine } from '../src/features/showcase/policy.ts';
import { maySee as maySeeSources } from '../src/features/sources/policy.ts';
import { mayCurate } from '../src/features/taxonomy/policy.ts';
import { mayOpen } from '../src/kernel/audience.ts';
import { asId, type CommunityId, type PersonId } from '../src/kernel/ids.ts';
import {
  type Actor,
  type CommunityRole,
  isAdministrator,
  type Role,
} from '../src/kernel/person.ts';

const HOME = asId<CommunityId>('home');

const UNIT = 'unit';

interface Given {
  readonly in?: CommunityRole;
  readonly role?: Role;
}

/** Somebody of staff, in the community or out of it; `guest`: of another organization. */
const somebody = (id: string, given: Given = {}): Actor => ({
  id: asId<PersonId>(id),
  name: id,
  mail: `${id}@example.org`,
  language: 'en',
  jobTitle: null,
  unit: given.role === 'focal-point' ? UNIT : null,
  ...(given.role === 'focal-point' ? { focalOf: new Set([UNIT]) } : {}),
  office: null,
  country: null,
  region: null,
  zone: 'UTC',
  managerId: null,
  active: true,
  roles: new Set(given.role ? [given.role] : []),
  memberships: new Map(given.in && given.in !== 'guest' ? [[HOME, given.in]] : []),
  ...(given.in === 'guest' ? { external: true, guestOf: new Set([HOME]) } : {}),
});

/** Whose the item is: its author, owner, asker, whom it was put to or given to answer. Else a member as any other. */
const OWN = somebody('own', { in: 'member' });

/** Everybody that a policy can tell apart. `own`: the person whose item it is. */
export const ACTORS = {
  guest: somebody('guest', { in: 'guest' }),
  staff: somebody('staff'),
  member: somebody('member', { in: 'member' }),
  own: OWN,
  moderator: somebody('moderator', { in: 'moderator' }),
  'focal-point': somebody('focal', { role: 'focal-point' }),
  'content-manager': somebody('content', { role: 'content-manager' }),
  governance: somebody('governance', { role: 'governance' }),
  administrator: somebody('administrator', { role: 'administrator' }),
} as const;
export const ROLES = [...(Object.keys(ACTORS) as (keyof typeof ACTORS)[]), 'clock'] as const;
export type RoleName = (typeof ROLES)[number];

/** An item of every kind at once: each policy reads of it what it needs. */
const ITEM = {
  community: HOME,
  kind: 'review',
  audience: 'community',
  shown: `community:${HOME}`,
  lessons: 'kept',
  begunAt: new Date(0),
  sittings: 1,
  satAt: new Date(0),
  replies: 1,
  also: [],
  home: HOME,
  /** Somebody else. */
  createdBy: 'creator',
  backers: [],
  by: OWN.id,
  wish: { moderators: [] },
  invited: [],
  staff: [OWN.id],
  handlers: [OWN.id],
  receivers: [],
  named: [],
  readers: [],
  supervisor: OWN.id,
  successor: null,
  takenBy: OWN.id,
  sender: OWN.id,
  author: OWN.id,
  owner: OWN.id,
  path: 'peer',
  reviewer: OWN.id,
  asker: OWN.id,
  person: OWN.id,
  reporter: OWN.id,
  who: OWN.id,
  history: [],
};

const BEGUN = { ...ITEM, person: 'creator', state: 'preparing', capture: 'begun' };
const LEFT_OPEN = { state: 'delivered', unit: UNIT, supervisor: OWN.id } as const;

type Judge = (item: never, who: never) => unknown;

/** What a policy answers: null or true allows. */
const allows = (answer: unknown): boolean => answer === null || answer === true;

interface Described {
  readonly transitions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly policy: Readonly<Record<string, Judge>>;
}

/** May they, in some state in which the verb exists at all? */
function inSomeState({ transitions, policy }: Described, verb: string, who: unknown): boolean {
  const judge = policy[verb];
  return Object.entries(transitions).some(
    ([state, verbs]) =>
      verb in verbs && judge && allows(judge({ ...ITEM, state } as never, who as never)),
  );
}

/** Sponsored by `own`, who did not write it down. */
const SPONSORED = { owner: 'creator', sponsor: OWN.id } as const;
/** Left by `own`, and offered to them too: by either the verbs are theirs. */
const LEFT = { leaver: OWN.id, to: OWN.id, successor: 'creator', phase: 'before' } as const;

const ofItem = ({ transitions, policy }: Described, given: object): Described => ({
  transitions,
  policy: Object.fromEntries(
    Object.entries(policy).map(([verb, judge]) => [
      verb,
      (item: never, who: never) => judge({ ...(item as object), ...given } as never, who),
    ]),
  ),
});

const MACHINES: Readonly<Record<string, unknown>> = {
  'document for all staff that is a good practice': ofItem(practiceMachine, SPONSORED),
  alert: alertMachine,
  announcement: announcementMachine,
  capture: captureMachine,
  prompt: promptMachine,
  handover: handoverMachine,
  'duty of whoever leaves': ofItem(dutyMachine, LEFT),
  collection: collections.collectionMachine,
  'desk request': desks.requestMachine,
  discussion: discussions.discussionMachine,
  contribution: discussions.contributionMachine,
  'contribution back': discussions.givingBackMachine,
  'discussion with another': discussions.mergingMachine,
  preparation: preparing.preparationMachine,
  'mission offer': preparing.offerMachine,
  query: queries.queryMachine,
  reply: queries.replyMachine,
  'FAQ entry': queries.faqMachine,
  'reply back': queries.replyReturning,
  'topic proposal': proposalMachine,
  'share with another community': shareMachine,
  'join request': joinMachine,
  'community making': makingMachine,
  'differing view': safety.viewMachine,
  'offer to moderate': membership.offerMachine,
  report: safety.reportMachine,
  'removal request': safety.requestMachine,
  'piece chosen for the showcase': showingMachine,
};

const MAKERS = { makers: 'staff', perYear: 3 } as const;

/** What is no move of an item: each by the function that the features themselves ask. */
const FOR_GUESTS = { community: HOME, guests: true, state: 'open' } as const;

const SEEDED = { seeds: [{ person: OWN.id, starter: '', state: 'asked' as const }] };
const OFFERED = { ...ITEM, state: 'offered' } as const;
/** What no community answers for. */
const OF_ALL = { ...ITEM, community: null, ownerId: OWN.id, audience: { kind: 'all' } } as const;

const DOORS: readonly (readonly [item: string, verb: string, may: (who: Actor) => unknown])[] = [
  ['document for all staff', 'open', (who) => mayOpen({ kind: 'all' }, who)],
  ['own page', 'use', () => true],
  ['what is for all staff', 'use', (who) => !who.external],
  ['organization', 'administer', (who) => isAdministrator(who)],
  ['document for all staff', 'look after', (who) => mayReview(who, OF_ALL)],
  ['contradiction', 'settle', (who) => reconciles(who, OF_ALL)],
  ['gap', 'see to', (who) => seesGaps(who)],
  [
    'differing view beside what is for all staff',
    'approve',
    (who) => safety.viewMachine.policy.approve(OF_ALL as never, who),
  ],
  [
    'document of the community',
    'open',
    (who) => mayOpen({ kind: 'community', community: HOME }, who),
  ],
  ['community', 'make', (who) => mayMake(who, MAKERS)],
  ['community making', 'see', (who) => maySeeMaking(ITEM as never, who)],
  ['community', 'moderate', (who) => membership.mayCleanUp(HOME, who)],
  ['join request', 'read', (who) => mayReadJoin(ITEM as never, who)],
  ['community', 'visit', (who) => membership.mayVisit(HOME, who)],
  ['community', 'read all of it', (who) => membership.mayReadAll(HOME, who)],
  ['community', 'write calendar and workplan', (who) => membership.mayPlan(HOME, who)],
  ['community', 'say what should go on', (who) => membership.mayGiveIdea(HOME, who)],
  ['community', 'look through members', (who) => membership.mayCleanUp(HOME, who)],
  ['community', 'ask somebody to moderate', (who) => membership.mayAskToModerate(HOME, who)],
  ['activity', 'finish', (who) => membership.mayFinish(ITEM as never, who)],
  ['discussion', 'read', (who) => discussions.mayRead(HOME, who)],
  ['discussion', 'begin', (who) => discussions.mayOpenIn(HOME, who)],
  ['discussion', 'contribute', (who) => discussions.mayContribute({ community: HOME }, who)],
  ['discussion', 'promise to be the first', (who) => isAskedToBegin(SEEDED, who.id)],
  ['discussion', 'mark for guests', (who) => discussions.mayMark({ community: HOME }, who)],
  ['discussion for guests', 'read', (who) => discussions.mayReadDiscussion(FOR_GUESTS, who)],
  ['discussion for guests', 'contribute', (who) => discussions.mayContribute(FOR_GUESTS, who)],
  ['discussion', 'summarise in words', (who) => discussions.maySummarise(FOR_GUESTS, who)],
  ['contribution', 'report', (who) => discussions.mayRead(HOME, who)],
  ['topic proposal', 'propose', (who) => mayPropose(HOME, who)],
  ['question asked by name', 'answer', (who) => queries.mayAnswerFor(ITEM as never, who)],
  [
    'other words for one’s text',
    'answer',
    (who) => queries.mayAnswerEdit({ ...ITEM, of: OWN.id } as never, 'agree', who),
  ],
  [
    'consent to the use of one’s message',
    'answer',
    (who) => consentMachine.policy.agree({ ...ITEM, of: OWN.id } as never, who),
  ],
  ['record that somebody shows', 'read', (who) => mayReadShown({ reader: OWN.id } as never, who)],
  [
    'how one stands in a draft',
    'look and answer',
    (who) => checkMachine.policy.confirm({ ...ITEM, person: OWN.id } as never, who),
  ],
  ['FAQ entry', 'read while offered', (who) => queries.mayReadFaq(OFFERED as never, who)],
  ['schedule of unanswered questions', 'decide', (who) => mayDecide(who, HOME)],
  ['handover', 'open before the last day', () => false],
  ['handover', 'ask before the last day', (who) => asksAs(BEGUN as never, who.id) !== null],
  ['handover', 'answer what was asked', (who) => mayAnswer(ITEM as never, who.id)],
  ['handover', 'fill in what was left open', (who) => mayFill(LEFT_OPEN, who)],
  ['word without a name', 'follow without its secret', () => false],
  ['watched words', 'change', (who) => safety.mayRule(HOME, who)],
  ['query', 'ask', (who) => queries.mayAskIn(HOME, who)],
  ['query', 'read', (who) => queries.mayRead({ ...ITEM, state: 'open' } as never, who)],
  ['collection', 'keep', (who) => collections.mayKeep(who, { community: HOME })],
  [
    'collection of the community',
    'open',
    (who) => collections.mayOpen(who, { community: HOME, audience: 'community' }),
  ],
  ['desk', 'keep', (who) => desks.mayKeep(who)],
  ['continuity of expertise', 'read', (who) => maySeeContinuity(who)],
  ['figures', 'decide because of them', (who) => mayDecideOnFigures(who)],
  ['sources', 'read', (who) => maySeeSources(who)],
  ['questions by unit', 'read', (who) => unitsSeen(who) !== null],
  ['taxonomy', 'curate', (who) => mayCurate(who)],
];

export interface RoleRow {
  readonly item: string;
  readonly verb: string;
  readonly may: Readonly<Record<RoleName, boolean>>;
}

const row = (item: string, verb: string, may: (who: unknown) => boolean): RoleRow => ({
  item,
  verb,
  may: Object.fromEntries(
    ROLES.map((role) => [role, may(role === 'clock' ? 'clock' : ACTORS[role])]),
  ) as RoleRow['may'],
});

/** Policies that know of no clock are not asked about it. */
const KNOWS_NO_CLOCK = new Set([
  'alert',
  'announcement',
  'collection',
  'desk request',
  'document for all staff that is a good practice',
  'preparation',
  'report',
  'topic proposal',
  'share with another community',
  'join request',
  'community making',
  'differing view',
  'removal request',
]);

/** Role by verb by item, asked of the policies themselves. */
export function roleTable(): readonly RoleRow[] {
  const moves = Object.entries(MACHINES).flatMap(([item, given]) => {
    const machine = given as Described;
    return Object.keys(machine.policy).map((verb) =>
      row(item, verb, (who) =>
        who === 'clock' && KNOWS_NO_CLOCK.has(item) ? false : inSomeState(machine, verb, who),
      ),
    );
  });
  const doors = DOORS.map(([item, verb, may]) =>
    row(item, verb, (who) => who !== 'clock' && allows(may(who as Actor))),
  );
  return [...doors, ...moves];
}

/** The table as people read it: a mark where the role may. */
export function roleLines(): string[] {
  const rows = roleTable();
  const names = rows.map(({ item, verb }) => `${item}: ${verb}`);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const head = ROLES.map((role) => role.padEnd(role.length + 2)).join('');
  return [
    'Who may do what. "own": whose item it is, or who was given it; "-": refused in every state.',
    '',
    `${''.padEnd(width)}${head}`,
    ...rows.map(({ may }, at) => {
      const marks = ROLES.map((role) => (may[role] ? 'yes' : '-').padEnd(role.length + 2));
      return `${(names[at] ?? '').padEnd(width)}${marks.join('')}`.trimEnd();
    }),
  ];
}
