import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import {
  type Desk,
  REQUEST_TRANSITIONS,
  type Request,
  type RequestState,
  type RequestVerb,
} from './model.ts';

/** A request with the desk that it lies on, which its policy needs. */
export type Placed = Request & { readonly staff: Desk['staff'] };

const staff = (item: Placed, who: Actor): ErrorCode | null =>
  item.staff.includes(who.id) ? null : 'forbidden';

/** Whoever took it; another of the desk lets it go first, so that two do not answer. */
const taker = (item: Placed, who: Actor): ErrorCode | null =>
  staff(item, who) ?? (item.takenBy === who.id ? null : 'not-yours');

const POLICY: Policy<Placed, RequestVerb, Actor> = {
  take: staff,
  release: staff,
  answer: taker,
  refuse: staff,
  withdraw: (item, who) => (item.asker === who.id || item.sender === who.id ? null : 'not-yours'),
};

export const requestMachine: Machine<Placed, RequestState, RequestVerb, Actor> = {
  transitions: REQUEST_TRANSITIONS,
  policy: POLICY,
};

/** The asker, the sender and the desk; everybody once it is answered and its asker agreed. */
export const mayRead = (item: Placed, who: Actor): boolean =>
  item.asker === who.id ||
  item.sender === who.id ||
  item.staff.includes(who.id) ||
  (item.state === 'answered' && item.shared && item.query === null);

export const mayKeep = (who: Actor): ErrorCode | null =>
  isAdministrator(who) ? null : 'forbidden';

/** Who sees how the desks do: those who answer for it. */
export const maySeeFigures = (who: Actor): boolean =>
  isAdministrator(who) || who.roles.has('governance') || who.roles.has('content-manager');
