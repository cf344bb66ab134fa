import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId } from '../../kernel/ids.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { type Actor, isAdministrator, moderates } from '../../kernel/person.ts';
import {
  type DifferingView,
  REPORT_TRANSITIONS,
  REQUEST_TRANSITIONS,
  type RemovalRequest,
  type Report,
  type ReportState,
  type ReportVerb,
  type RequestState,
  type RequestVerb,
  VIEW_TRANSITIONS,
  type ViewState,
  type ViewVerb,
} from './model.ts';
import { isForReader } from './view-audience.ts';

interface In {
  readonly community: CommunityId | null;
}

/** Whoever sees to what no community answers for. */
export const governs = (who: Actor): boolean =>
  isAdministrator(who) || who.roles.has('governance') || who.roles.has('content-manager');

const answersFor = ({ community }: In, who: Actor): ErrorCode | null => {
  const may = community === null ? governs(who) : moderates(who, community);
  return may ? null : 'moderators-only';
};

const handles = ({ handlers }: Report, who: Actor): ErrorCode | null =>
  handlers.includes(who.id) ? null : 'forbidden';

const REPORT_POLICY: Policy<Report, ReportVerb, Actor> = {
  act: handles,
  close: handles,
  'pass-on': handles,
  withdraw: ({ reporter }, who) => (reporter === who.id ? null : 'not-yours'),
};

export const reportMachine: Machine<Report, ReportState, ReportVerb, Actor> = {
  transitions: REPORT_TRANSITIONS,
  policy: REPORT_POLICY,
};

/** Confidential: as if it were not there for anybody else, administrators included. */
export const mayReadReport = ({ reporter, handlers }: Report, who: Actor): boolean =>
  reporter === who.id || handlers.includes(who.id);

/** Nobody decides about what they wrote themselves. */
const decides = (request: RemovalRequest, who: Actor): ErrorCode | null =>
  request.author === who.id ? 'forbidden' : answersFor(request, who);

export const requestMachine: Machine<RemovalRequest, RequestState, RequestVerb, Actor> = {
  transitions: REQUEST_TRANSITIONS,
  policy: { grant: decides, refuse: decides },
};

/** The author of what it is about is told, and may read what was asked and decided. */
export const mayReadRequest = (request: RemovalRequest, who: Actor): boolean =>
  request.loggedBy === who.id || request.author === who.id || answersFor(request, who) === null;

export const viewMachine: Machine<DifferingView, ViewState, ViewVerb, Actor> = {
  transitions: VIEW_TRANSITIONS,
  policy: {
    approve: answersFor,
    hide: answersFor,
    withdraw: ({ author }, who) => (author === who.id ? null : 'not-yours'),
  },
};

export const maySeeView = (view: DifferingView, who: Actor): boolean =>
  (view.state === 'published' && isForReader(view, who.id)) ||
  view.author === who.id ||
  answersFor(view, who) === null;

/** Of what was taken out nobody is a reader any more. */
export const mayNarrow = ({ author, state }: DifferingView, who: Actor): ErrorCode | null => {
  if (author !== who.id) return 'not-yours';
  return state === 'published' || state === 'held' ? null : 'illegal-move';
};

export const mayRule = (community: CommunityId, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';
