import { DAY_MS } from '../../../kernel/days.ts';
import type { PersonId, PromptId } from '../../../kernel/ids.ts';
import { isSettled, isWaiting, type Prompt, type PromptKind } from './model.ts';
import { dueStep, type Pace } from './schedule.ts';

/** Something that somebody is asked about, as a register or the product itself says it now. */
export interface Occasion {
  readonly kind: PromptKind;
  readonly series: string;
  /** Who knows of it, or stands in; null where nobody can be asked. */
  readonly person: PersonId | null;
  readonly standsIn: boolean;
  readonly project: string | null;
  readonly title: string | null;
  readonly subject: string | null;
  /** The beginning (UTC) of its day. */
  readonly on: Date;
  /** False once it is called off. */
  readonly happens: boolean;
}

/**
 * An event put off by so many days is another time to ask; by less, whoever was asked has been asked. A mission's report
 * is asked for when it is over, however short the delay.
 */
const ANOTHER_TIME_DAYS: Readonly<Partial<Record<PromptKind, number>>> = { mission: 1 };
const USUAL_ANOTHER_TIME = 30;

/**
 * So many days after its event nobody is asked who was not before: a register that is read for the first time is full of
 * what is long over. A project's end is asked about however late.
 */
const TOO_LATE_DAYS: Readonly<Partial<Record<PromptKind, number>>> = {
  'project-start': 0,
  milestone: 14,
  mission: 14,
  training: 120,
};

const putOff = ({ kind, endsOn }: Prompt, on: Date): boolean =>
  on.getTime() - endsOn.getTime() >= (ANOTHER_TIME_DAYS[kind] ?? USUAL_ANOTHER_TIME) * DAY_MS;

const isTooLate = ({ kind, on }: Occasion, now: Date): boolean => {
  const days = TOO_LATE_DAYS[kind];
  return days !== undefined && now.getTime() - on.getTime() > days * DAY_MS;
};

/** A prompt of which nothing was said yet. */
export const planned = (occasion: Occasion, person: PersonId, id: PromptId, now: Date): Prompt => ({
  id,
  version: 1,
  kind: occasion.kind,
  series: occasion.series,
  person,
  standsIn: occasion.standsIn,
  project: occasion.project,
  title: occasion.title,
  subject: occasion.subject,
  endsOn: occasion.on,
  knownOn: now,
  state: 'planned',
  step: null,
  askedAt: null,
  snoozedUntil: null,
  reason: null,
  handedOverFrom: null,
  capture: null,
  ...UNESCALATED,
});

/** What holds of a prompt that has gone no further than the person asked. */
export const UNESCALATED = { escalation: null, escalateAt: null, warning: null } as const;

const ANEW = { step: null, askedAt: null, snoozedUntil: null, ...UNESCALATED } as const;

/** The register has it again: its question goes on where it ended, to whom it is about now. */
function revived(known: Prompt, occasion: Occasion, person: PersonId): Prompt {
  const to = known.handedOverFrom === null ? person : known.person;
  const same = to === known.person;
  const capture = same ? known.capture : null;
  return {
    ...known,
    person: to,
    standsIn: occasion.standsIn,
    endsOn: occasion.on,
    title: occasion.title,
    capture,
    ...(same && !putOff(known, occasion.on) ? { snoozedUntil: null } : ANEW),
    state: capture ? 'accepted' : 'planned',
  };
}

/** What is said of it now. Somebody new is asked anew, unless the question was passed on or is being answered. */
function moved(known: Prompt, occasion: Occasion, person: PersonId, now: Date, pace: Pace) {
  const { on, title, standsIn } = occasion;
  const taken = person !== known.person && known.handedOverFrom === null && isWaiting(known);
  const later = known.endsOn.getTime() !== on.getTime();
  if (!taken && !later && known.title === title) return null;
  const next: Prompt = { ...known, endsOn: on, title, knownOn: later ? now : known.knownOn };
  if (taken) return { ...next, ...ANEW, person, standsIn, state: 'planned' } as const;
  if (!isWaiting(known) || !putOff(known, on)) return next;
  return { ...next, ...UNESCALATED, step: dueStep(next, now, pace) };
}

/**
 * What becomes of a series now that this is said of its event (FR-PRM-7): begun, moved, ended, taken up again. Null where
 * nothing changes, which is what repeating it always does.
 */
export function followed(
  known: Prompt | null,
  occasion: Occasion,
  { id, now, pace }: { readonly id: PromptId; readonly now: Date; readonly pace: Pace },
): Prompt | null {
  const { person, happens } = occasion;
  if (!happens || person === null) {
    return known && !isSettled(known)
      ? { ...known, ...UNESCALATED, snoozedUntil: null, state: 'ended' }
      : null;
  }
  if (!known) return isTooLate(occasion, now) ? null : planned(occasion, person, id, now);
  if (known.state === 'answered') return null;
  if (known.state === 'ended') {
    return isTooLate(occasion, now) ? null : revived(known, occasion, person);
  }
  return moved(known, occasion, person, now, pace);
}
