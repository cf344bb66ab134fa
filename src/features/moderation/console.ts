/** Everything that may wait for a moderator. A new kind is a line in `KINDS`, its words, and a source in the views. */
export const TASK_KINDS = [
  'contribution',
  'reply',
  'unanswered',
  'consolidated',
  'synthesis',
  'interim',
  'attribution',
  'quiet',
  'closing',
  'contradiction',
  'announcement',
  'join-request',
  'proposal',
  'report',
  'removal',
  'view',
  'faq',
  'faq-review',
  'second',
  'misplaced',
  'untagged',
  'review',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** The sentences that a moderator need not write anew; `console.text.<kind>` where a community has none of its own. */
export const TEXT_KINDS = [
  'opening',
  'probing',
  'reviving',
  'closing',
  'thanking',
  'welcoming',
  'inviting',
  'declining',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** What is done next about it: a move of this list, or another page that opens. */
export type Next = 'approve' | 'say' | 'open';

export interface KindOfTask {
  /** Hours from the moment it began to wait until somebody is let down, where it has no date of its own. */
  readonly within: number;
  /** 3: a person waits for an answer; 2: many wait for a result; 1: nobody waits, it only fades; 0: upkeep, after all else. */
  readonly weight: 0 | 1 | 2 | 3;
  /** What it usually takes, reading included. */
  readonly minutes: number;
  readonly next: Next;
  /** The text that stands ready with it. */
  readonly text: TextKind | null;
}

/** From the calendar of facilitators: the same day for what people wrote, a week for what is made of it. */
export const KINDS: Readonly<Record<TaskKind, KindOfTask>> = {
  contribution: { within: 24, weight: 3, minutes: 1, next: 'approve', text: 'declining' },
  reply: { within: 24, weight: 3, minutes: 1, next: 'approve', text: 'declining' },
  unanswered: { within: 24, weight: 3, minutes: 4, next: 'open', text: 'inviting' },
  consolidated: { within: 120, weight: 2, minutes: 25, next: 'open', text: null },
  synthesis: { within: 168, weight: 2, minutes: 25, next: 'open', text: null },
  interim: { within: 72, weight: 2, minutes: 8, next: 'open', text: null },
  attribution: { within: 72, weight: 3, minutes: 3, next: 'open', text: null },
  quiet: { within: 48, weight: 1, minutes: 3, next: 'say', text: 'reviving' },
  closing: { within: 72, weight: 1, minutes: 3, next: 'say', text: 'closing' },
  contradiction: { within: 240, weight: 1, minutes: 15, next: 'open', text: null },
  announcement: { within: 168, weight: 1, minutes: 2, next: 'open', text: null },
  'join-request': { within: 72, weight: 3, minutes: 1, next: 'open', text: 'welcoming' },
  proposal: { within: 168, weight: 2, minutes: 5, next: 'open', text: null },
  report: { within: 24, weight: 3, minutes: 10, next: 'open', text: null },
  removal: { within: 120, weight: 3, minutes: 10, next: 'open', text: null },
  view: { within: 72, weight: 2, minutes: 3, next: 'open', text: null },
  faq: { within: 168, weight: 2, minutes: 5, next: 'open', text: null },
  'faq-review': { within: 336, weight: 0, minutes: 5, next: 'open', text: null },
  misplaced: { within: 72, weight: 0, minutes: 1, next: 'open', text: null },
  untagged: { within: 168, weight: 0, minutes: 1, next: 'open', text: null },
  review: { within: 720, weight: 0, minutes: 5, next: 'open', text: null },
  second: { within: 720, weight: 0, minutes: 3, next: 'open', text: null },
};

export interface Waits {
  /** The same for as long as it waits. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly since: Date;
  /** Its own date, where it has one. */
  readonly dueAt: Date | null;
}

const HOUR_MS = 3_600_000;

export const dueOf = ({ kind, since, dueAt }: Waits): Date =>
  dueAt ?? new Date(since.getTime() + KINDS[kind].within * HOUR_MS);

/**
 * How urgent it is: the share of its time that has passed (1 at its date, 2 when it is late by as much again), times
 * the weight of who waits. What has an hour or less is taken to have an hour, so that nothing divides by nothing.
 * Upkeep is below nothing, however long it has waited: what somebody wrote a minute ago stands before a document that
 * should have been reviewed a year ago.
 */
export function urgency(item: Waits, now: Date): number {
  const allowed = Math.max(HOUR_MS, dueOf(item).getTime() - item.since.getTime());
  const passed = Math.max(0, now.getTime() - item.since.getTime());
  const { weight } = KINDS[item.kind];
  return weight === 0 ? -1 / (1 + passed / allowed) : (weight * passed) / allowed;
}

/** Most urgent first; of equals the one that waits longer, then by key, so that the order never jumps by itself. */
export function mostUrgentFirst<T extends Waits>(items: readonly T[], now: Date): T[] {
  const weighed = items.map((item) => ({ item, urgency: urgency(item, now) }));
  weighed.sort(
    (a, b) =>
      b.urgency - a.urgency ||
      a.item.since.getTime() - b.item.since.getTime() ||
      (a.item.key < b.item.key ? -1 : 1),
  );
  return weighed.map(({ item }) => item);
}

export const minutesOf = (items: readonly Pick<Waits, 'kind'>[]): number =>
  items.reduce((sum, { kind }) => sum + KINDS[kind].minutes, 0);

/** A ready text with what it speaks of in place of `{title}` and `{name}`. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
