import type { CommunityId, PersonId } from '../../kernel/ids.ts';

export const ENTRY_KINDS = ['event', 'mission', 'deadline'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A day that a moderator wrote into the community's calendar. Days are `YYYY-MM-DD`, the same in every zone. */
export interface Entry {
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId;
  readonly kind: EntryKind;
  readonly title: string;
  readonly startsOn: string;
  /** The last day; the same as `startsOn` for one day. */
  readonly endsOn: string;
  readonly place: string;
  /** Guests of the community see it too. */
  readonly guests: boolean;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
}

/** Something the community set itself to do. */
export interface Activity {
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId;
  readonly what: string;
  /** Null while nobody has taken it. */
  readonly who: PersonId | null;
  readonly by: string | null;
  readonly doneAt: Date | null;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
}

export const LIMITS = { title: 200, place: 200, what: 500, entries: 500, activities: 200 } as const;

export const DATE_KINDS = [
  ...ENTRY_KINDS,
  'discussion',
  'opening',
  'phase',
  'closing',
  'query',
  'activity',
  'follow-up',
  'end',
] as const;
export type DateKind = (typeof DATE_KINDS)[number];

/** A line of the calendar, whatever it comes from. */
export interface CalendarDate {
  /** Stable for the same thing, so that a calendar that is read again changes and doubles nothing. */
  readonly uid: string;
  readonly kind: DateKind;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  /** Page of the tab, from its root; null for none. */
  readonly path: string | null;
}

export const byDate = (a: CalendarDate, b: CalendarDate): number =>
  a.startsOn.localeCompare(b.startsOn) ||
  a.title.localeCompare(b.title) ||
  a.uid.localeCompare(b.uid);

/** RFC 5545: what would end a value is escaped. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n');

const MOST_OCTETS = 75;

/** RFC 5545: no line has more than 75 octets, and no character is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    // What goes on begins with a space, which counts.
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

const compact = (day: string): string => day.replaceAll('-', '');
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The calendar as an iCalendar file (RFC 5545): whole days, which mean the same in every zone. */
export function icsOf(
  name: string,
  dates: readonly CalendarDate[],
  { now }: { readonly now: Date },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Praxis//Community calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...dates.flatMap((date) => {
      return [
        'BEGIN:VEVENT',
        `UID:${date.uid}`,
        `DTSTAMP:${stamp(now)}`,
        `DTSTART;VALUE=DATE:${compact(date.startsOn)}`,
        // The end is the first day that is free again.
        `DTEND;VALUE=DATE:${compact(dayAfter(date.endsOn))}`,
        `SUMMARY:${escaped(date.title)}`,
        ...(date.place ? [`LOCATION:${escaped(date.place)}`] : []),
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ];
    }),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
