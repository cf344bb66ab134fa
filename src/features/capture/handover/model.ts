import { addDays, moment, workingDayUpTo } from '../../../kernel/days.ts';
import type { Surface } from '../../../kernel/events.ts';
import type { CaptureId, HandoverId, PersonId, PromptId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Transitions } from '../../../kernel/machine.ts';
import type { Template, TemplateField, TemplateStep } from '../template.ts';
import type { SectionReaders } from './audience.ts';

export const HANDOVER_STATES = [
  'preparing',
  'final',
  'delivered',
  'acknowledged',
  'missed',
  'ended',
] as const;
/**
 * `preparing`: the leaver writes, or has not begun. `final`: finished, and may be called back until the last day.
 * `delivered`: the last day has come, its readers have it. `missed`: the last day passed without one; nothing of it
 * is shown to anybody. `ended`: the departure was called off.
 */
export type HandoverState = (typeof HANDOVER_STATES)[number];

export const HANDOVER_VERBS = [
  'finalise',
  'call-back',
  'name-successor',
  'set-readers',
  'acknowledge',
  'share-lessons',
  'deliver',
  'miss',
  'end',
] as const;
export type HandoverVerb = (typeof HANDOVER_VERBS)[number];

/** A file in SharePoint. */
export interface HandoverDocument {
  readonly driveId: string;
  readonly itemId: string;
  readonly title: string;
  readonly webUrl: string;
}

/** What a person leaves behind for whoever comes after. One for each departure, made with its first prompt. */
export interface Handover {
  readonly id: HandoverId;
  readonly version: number;
  /** Who leaves. */
  readonly person: PersonId;
  readonly prompt: PromptId;
  /** The record that holds the answers; null until the person begins. */
  readonly capture: CaptureId | null;
  /** `YYYY-MM-DD` */
  readonly lastDay: string;
  /** IANA, of the leaver. */
  readonly zone: string;
  readonly supervisor: PersonId | null;
  readonly successor: PersonId | null;
  /** Everybody who was given it as a successor, the first first: later holders of the post too. */
  readonly receivers: readonly PersonId[];
  /** Where the leaver chose other readers than the form has, by step. */
  readonly readers: Readonly<Record<string, SectionReaders>>;
  /** Of the leaver, as the directory said it on the last day; null before. */
  readonly unit: string | null;
  readonly state: HandoverState;
  readonly sittings: number;
  readonly lastSitting: { readonly at: Date; readonly surface: Surface } | null;
  /** Days before the last day of the reminder given last. */
  readonly reminded: number | null;
  /** Whether all staff may read the lessons: `wanted` is published once the handover is delivered. */
  readonly lessons: 'kept' | 'wanted' | 'shared';
  readonly documents: {
    readonly supervisor: HandoverDocument | null;
    readonly successor: HandoverDocument | null;
  };
  readonly finalisedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly acknowledgedAt: Date | null;
}

/** In the order in which buttons are offered. */
export const HANDOVER_TRANSITIONS: Transitions<HandoverState, HandoverVerb> = {
  preparing: {
    finalise: 'final',
    'name-successor': 'preparing',
    'set-readers': 'preparing',
    miss: 'missed',
    end: 'ended',
  },
  final: {
    'call-back': 'preparing',
    'name-successor': 'final',
    'share-lessons': 'final',
    deliver: 'delivered',
    end: 'ended',
  },
  delivered: {
    acknowledge: 'acknowledged',
    'name-successor': 'delivered',
    'share-lessons': 'delivered',
  },
  acknowledged: { 'name-successor': 'acknowledged', 'share-lessons': 'acknowledged' },
  missed: {},
  ended: {},
};

export const isDelivered = ({ state }: Pick<Handover, 'state'>): boolean =>
  state === 'delivered' || state === 'acknowledged';

export const isBegun = ({ capture }: Pick<Handover, 'capture'>): boolean => capture !== null;

export type Role = 'leaver' | 'supervisor' | 'successor' | 'colleague';

/**
 * What a person is to a handover; null for whom it does not exist. The supervisor hears of it once the leaver has
 * begun, or when it is over; a successor when they are named, and reads it when it is given to them; colleagues of the
 * unit where a section is for them, from the last day on.
 * @param unit of the person; null where it is not known
 */
export function roleOf(
  handover: Handover,
  person: PersonId,
  unit: string | null = null,
): Role | null {
  if (handover.state === 'ended') return null;
  if (person === handover.person) return isBegun(handover) ? 'leaver' : null;
  if (person === handover.supervisor) {
    return isBegun(handover) || handover.state === 'missed' ? 'supervisor' : null;
  }
  if (isDelivered(handover) && handover.receivers.includes(person)) return 'successor';
  if (person === handover.successor && isBegun(handover) && handover.state !== 'missed') {
    return 'successor';
  }
  return isForUnit(handover) && unit !== null && unit === handover.unit ? 'colleague' : null;
}

/** Whether there is something in it for the colleagues of the unit, now. */
const isForUnit = (handover: Handover): boolean =>
  isDelivered(handover) && Object.values(handover.readers).includes('unit');

/** May this person read a section with these readers now? Before it is delivered nobody but the leaver. */
export function mayReadSection(
  handover: Handover,
  person: PersonId,
  readers: SectionReaders,
  unit: string | null = null,
): boolean {
  if (person === handover.person) return true;
  if (!isDelivered(handover)) return false;
  if (handover.receivers.includes(person)) return true;
  if (person === handover.supervisor) return readers !== 'successor';
  return readers === 'unit' && unit !== null && unit === handover.unit;
}

const SITTING_MS = 30 * 60_000;

/** Another sitting begins after a pause of half an hour, or on another surface. */
export function withSitting(handover: Handover, at: Date, surface: Surface): Handover {
  const last = handover.lastSitting;
  const goesOn =
    last !== null && last.surface === surface && at.getTime() - last.at.getTime() <= SITTING_MS;
  return {
    ...handover,
    sittings: handover.sittings + (goesOn ? 0 : 1),
    lastSitting: { at, surface },
  };
}

const MORNING = '08:00:00';

/** Days before the last day at which the leaver of an unfinished handover is told so. */
export const REMINDERS: readonly number[] = [7, 1, 0];

/** Early on that day, or on the Friday before where the day is no working day. */
export const remindAt = ({ lastDay, zone }: Handover, days: number): Date =>
  moment(workingDayUpTo(addDays(lastDay, -days)), MORNING, zone);

/** The reminder that is due and was not given; the latest only, and none once the last day is over. */
export function dueReminder(handover: Handover, now: Date): number | null {
  if (handover.state !== 'preparing' || now >= missAt(handover)) return null;
  const days = REMINDERS.filter((step) => remindAt(handover, step) <= now).at(-1);
  if (days === undefined) return null;
  return handover.reminded === null || days < handover.reminded ? days : null;
}

/** Eight o'clock on the last day, where the leaver is. */
export const deliverAt = ({ lastDay, zone }: Pick<Handover, 'lastDay' | 'zone'>): Date =>
  moment(lastDay, MORNING, zone);

/** The last day counts whole. */
export const missAt = ({ lastDay, zone }: Pick<Handover, 'lastDay' | 'zone'>): Date =>
  moment(addDays(lastDay, 1), '00:00:00', zone);

export interface OpenStep {
  readonly step: TemplateStep;
  readonly fields: readonly TemplateField[];
}

/** The same in words. */
export interface MissingStep {
  readonly step: string;
  readonly title: string;
  readonly fields: readonly string[];
}

type Answers = Readonly<Record<string, string>>;

/** What was not answered, by step. */
export const openFields = (template: Template, answers: Answers): readonly OpenStep[] =>
  template.steps.flatMap((step) => {
    const fields = step.fields.filter(({ id }) => !answers[id]?.trim());
    return fields.length === 0 ? [] : [{ step, fields }];
  });

/** What was not answered, in words: it is named in the document and never hidden. */
export const missing = (
  template: Template,
  answers: Answers,
  language: Language,
): readonly MissingStep[] =>
  openFields(template, answers).map(({ step: { id, title }, fields }) => ({
    step: id,
    title: title[language],
    fields: fields.map(({ label }) => label[language]),
  }));

export interface Commitment {
  readonly text: string;
  /** `YYYY-MM-DD`; null where its line names no day. */
  readonly due: string | null;
}

const DAY_FIRST = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/;
const YEAR_FIRST = /\b(\d{4})-(\d{2})-(\d{2})\b/;
const DONE = /^\s*(\[x\]|✓|✔)/i;
const DAY_AHEAD = /^(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})[\s:,–-]*/;
const BULLET = /^\s*([-–•*]|\[ \])\s*/;

function dayIn(line: string): string | null {
  const [, year, month, day] = YEAR_FIRST.exec(line) ?? [];
  const [, dayOfMonth = '', monthOfYear = '', ofYear] = DAY_FIRST.exec(line) ?? [];
  const found = year
    ? `${year}-${month}-${day}`
    : ofYear
      ? `${ofYear}-${monthOfYear.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
      : null;
  if (found === null || Number.isNaN(Date.parse(`${found}T00:00:00Z`))) return null;
  return addDays(found, 0) === found ? found : null;
}

/** Without the day that it begins with, where that is the one told beside it in the reader's own way. */
const withoutDay = (line: string, due: string): string => {
  const [ahead = ''] = DAY_AHEAD.exec(line) ?? [];
  const rest = line.slice(ahead.length);
  return rest === '' || dayIn(ahead) !== due ? line : rest;
};

/** One a line; those ticked off are left out, the nearest date comes first and what has none last. */
export function commitmentsIn(text: string): readonly Commitment[] {
  const found = text
    .split(/\n+/)
    .filter((line) => line.trim() !== '' && !DONE.test(line))
    .map((line) => {
      const due = dayIn(line);
      const text = line.replace(BULLET, '').trim();
      return { text: due === null ? text : withoutDay(text, due), due };
    });
  return found.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

/** The addresses in a text, once each, in order. */
export const linksIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([url]) => url.replace(/[.,;:]+$/, '')),
  ),
];
