import type { HandoverId, PersonId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';

/** What one person answers for by name, and somebody else has to when they leave. */
export const DUTY_KINDS = ['community', 'product', 'desk', 'indicator', 'practice'] as const;
/**
 * `community`: moderates it. `product`: owns a document of a library. `desk`: answers there. `indicator`: answers for
 * it. `practice`: sponsors a good practice.
 */
export type DutyKind = (typeof DUTY_KINDS)[number];

export interface DutyRef {
  readonly kind: DutyKind;
  /** The id of the thing itself. */
  readonly ref: string;
}

export const dutyKey = ({ kind, ref }: DutyRef): string => `${kind}:${ref}`;

export const DUTY_STATES = ['open', 'offered', 'accepted', 'flagged', 'taken'] as const;
/**
 * `open`: nothing was said of it. `offered`: the successor has not answered. `accepted`: theirs from the last day on.
 * `taken`: theirs. `flagged`: whoever sees to it was told, and finds somebody.
 */
export type DutyState = (typeof DUTY_STATES)[number];

export const DUTY_VERBS = [
  'offer',
  'flag',
  'take-back',
  'accept',
  'decline',
  'expire',
  'pass-on',
] as const;
export type DutyVerb = (typeof DUTY_VERBS)[number];
/** What people do; the others are the clock's. */
export const DUTY_MOVES = ['offer', 'flag', 'take-back', 'accept', 'decline'] as const;
export type DutyMove = (typeof DUTY_MOVES)[number];

export const DUTY_TRANSITIONS: Transitions<DutyState, DutyVerb> = {
  open: { offer: 'offered', flag: 'flagged', expire: 'flagged' },
  offered: {
    accept: 'accepted',
    decline: 'flagged',
    flag: 'flagged',
    'take-back': 'open',
    expire: 'flagged',
  },
  accepted: { 'pass-on': 'taken', expire: 'flagged' },
  flagged: { offer: 'offered', 'take-back': 'open' },
  taken: {},
};

/** One duty in one handover. */
export interface Duty extends DutyRef {
  readonly handover: HandoverId;
  /** 0 as long as nothing was said of it. */
  readonly version: number;
  readonly state: DutyState;
  /** To whom it was offered; null where it was to nobody. */
  readonly to: PersonId | null;
  readonly at: Date | null;
}

export const openDuty = (handover: HandoverId, { kind, ref }: DutyRef): Duty => ({
  ...{ handover, kind, ref, version: 0 },
  ...{ state: 'open', to: null, at: null },
});

/** What is known of a departure. */
export interface Leaving {
  readonly handover: HandoverId;
  readonly leaver: PersonId;
  readonly successor: PersonId | null;
  /** `YYYY-MM-DD` */
  readonly lastDay: string;
  /** `before`: the leaver has begun and is there. `over`: the last day has come. `off`: not begun, or called off. */
  readonly phase: 'before' | 'over' | 'off';
}

export type DutyOf = Duty & Pick<Leaving, 'leaver' | 'successor' | 'phase'>;

/** Whoever was offered something and says nothing is not waited for any longer. */
export const ANSWER_DAYS = 7;

/** What somebody holds and what was said of it: what they gave away in the meantime is left out. */
export function dutiesOf(
  handover: HandoverId,
  held: readonly DutyRef[],
  said: readonly Duty[],
): readonly Duty[] {
  const known = new Map(said.map((duty) => [dutyKey(duty), duty]));
  const holds = new Set(held.map(dutyKey));
  return [
    ...held.map((one) => known.get(dutyKey(one)) ?? openDuty(handover, one)),
    ...said.filter((one) => one.state === 'taken' && !holds.has(dutyKey(one))),
  ];
}
