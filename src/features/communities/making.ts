import type { ErrorCode } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Machine, Transitions } from '../../kernel/machine.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import {
  type CommunityWish,
  MAKING_STEPS,
  type Made,
  type MakingStep,
  type Refusal,
} from '../../ports/making.ts';
import type { Place } from '../../ports/places.ts';

export const MAKING_STATES = ['asked', 'making', 'stuck', 'ready', 'dropped'] as const;
export type MakingState = (typeof MAKING_STATES)[number];

/** `step` and `stop` are the machine's own; people press `retry` and `drop`. */
export const MAKING_VERBS = ['step', 'finish', 'stop', 'retry', 'drop'] as const;
export type MakingVerb = (typeof MAKING_VERBS)[number];

/** Nothing that was begun outside is thrown away by itself: who drops it is told what is left. */
export const MAKING_TRANSITIONS: Transitions<MakingState, MakingVerb> = {
  asked: { step: 'making', stop: 'stuck' },
  making: { step: 'making', finish: 'ready', stop: 'stuck' },
  stuck: { retry: 'making', drop: 'dropped' },
  ready: {},
  dropped: {},
};

/** A community that was asked for, with how far the making of its place has come. */
export interface Making {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  readonly person: PersonId;
  readonly wish: CommunityWish;
  readonly state: MakingState;
  readonly done: readonly MakingStep[];
  readonly place: Place;
  /** What is in the way; `waiting`: Microsoft 365 did not answer, and it is tried again by itself. */
  readonly trouble: Refusal | 'waiting' | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export const NOWHERE: Place = { teamId: null, channelId: null, driveId: null };

/** What has to be made next; null once everything is. */
export const nextStep = ({ done }: Pick<Making, 'done'>): MakingStep | null =>
  MAKING_STEPS.find((step) => !done.includes(step)) ?? null;

export const isUnderWay = ({ state }: Pick<Making, 'state'>): boolean =>
  state === 'asked' || state === 'making';

/** Whoever asked for it, and those who put right what stopped it. */
const own = (item: Making, who: Actor): ErrorCode | null =>
  item.person === who.id || isAdministrator(who) ? null : 'not-yours';
const nobody = (): ErrorCode => 'forbidden';

export const makingMachine: Machine<Making, MakingState, MakingVerb, Actor> = {
  transitions: MAKING_TRANSITIONS,
  policy: { step: nobody, finish: nobody, stop: nobody, retry: own, drop: own },
};

export const maySee = (item: Making, who: Actor): boolean =>
  own(item, who) === null || item.wish.moderators.includes(who.id) || who.roles.has('governance');

/** The making after one step outside. What the step found or made is kept, so that it is not done again. */
export function after(item: Making, step: MakingStep, made: Made, now: Date): Making {
  const move = (verb: MakingVerb): MakingState => {
    const next = MAKING_TRANSITIONS[item.state][verb];
    if (!next) throw new Error(`${verb} does not apply in state ${item.state}`);
    return next;
  };
  if (made.kind === 'refused') {
    return { ...item, state: move('stop'), trouble: made.why, settledAt: null };
  }
  const done = [...item.done.filter((one) => one !== step), step];
  const place = merged(item.place, made.place);
  const stepped = { ...item, state: move('step'), done, place, trouble: null };
  return nextStep(stepped) === null ? { ...stepped, state: 'ready', settledAt: now } : stepped;
}

const merged = (before: Place, found: Place): Place => ({
  teamId: found.teamId ?? before.teamId,
  channelId: found.channelId ?? before.channelId,
  driveId: found.driveId ?? before.driveId,
});
