import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import type { MissionRecord, MissionRegister, Span } from '../../ports/missions.ts';
import type { RefusedRow } from '../../ports/reading.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

const momentSchema = z.object({ dateTime: z.string() });
const eventSchema = z.object({
  id: z.string(),
  iCalUId: z.string().nullish(),
  subject: z.string().nullish(),
  categories: z.array(z.string()).nullish(),
  isCancelled: z.boolean().nullish(),
  isAllDay: z.boolean().nullish(),
  start: momentSchema,
  end: momentSchema,
  location: z.object({ displayName: z.string().nullish() }).nullish(),
});
type Event = z.infer<typeof eventSchema>;

const SELECT = 'id,iCalUId,subject,categories,isCancelled,isAllDay,start,end,location';
const PAGE = '500';
const LONGEST_PLACE = 200;

/**
 * Missions that people keep in their calendars: only of those whom an administrator has named, and only events
 * that carry the marker. Of an event its place and days go on from here; its subject is looked at and forgotten,
 * its text never asked for.
 * @param names mail addresses or ids
 */
export function createMissionCalendars(graph: Graph, names: readonly string[]): MissionRegister {
  async function eventsOf(person: PersonId, span: Span): Promise<Event[]> {
    const query = {
      startDateTime: `${span.from}T00:00:00Z`,
      endDateTime: `${span.to}T23:59:59Z`,
      $select: SELECT,
      $top: PAGE,
    };
    const events: Event[] = [];
    const target = to('/users/{id}/calendarView', { id: person }, query);
    for await (const page of graph.pages(target, eventSchema)) events.push(...page);
    return events;
  }

  return {
    place: 'calendars',
    async read(people, span, marker) {
      const known = await people(names);
      const records = new Map<string, MissionRecord>();
      const refused: RefusedRow[] = [];
      let complete = true;
      for (const [index, name] of names.entries()) {
        const line = index + 1;
        const person = known.get(name.toLowerCase());
        if (!person) {
          refused.push({ line, column: 'MISSION_CALENDARS', reason: 'unknown-person' });
          continue;
        }
        try {
          for (const event of await eventsOf(person, span)) {
            const mission = toMission(person, event, marker);
            if (mission) records.set(mission.key, mission);
          }
        } catch (error) {
          // An account without a mailbox: the others' calendars are read, and nothing of this one is gone.
          if (!isFault(error, 404)) throw error;
          complete = false;
          refused.push({ line, column: 'MISSION_CALENDARS', reason: 'unknown-person' });
        }
      }
      const unclear = complete ? new Set<string>() : null;
      return { records: [...records.values()], refused, dropped: [], unclear };
    },
  };
}

const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** By its category, or by the first word of its subject. */
function carries({ subject, categories }: Event, marker: string): boolean {
  const wanted = fold(marker);
  if (wanted === '') return false;
  if (categories?.some((category) => fold(category) === wanted)) return true;
  const begins = fold(subject ?? '');
  return begins.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(begins.slice(wanted.length));
}

/** Whole days end at the midnight after the last of them. */
const lastDay = (end: string): string =>
  new Date(Date.parse(`${end.slice(0, 19)}Z`) - 1).toISOString().slice(0, 10);

function toMission(person: PersonId, event: Event, marker: string): MissionRecord | null {
  if (!carries(event, marker)) return null;
  const startsOn = event.start.dateTime.slice(0, 10);
  // An event of no length ends, so counted, the day before it begins.
  const endsOn = [startsOn, lastDay(event.end.dateTime)].toSorted().at(-1) ?? startsOn;
  return {
    // The same event keeps it when it moves; two travellers to one event are two missions.
    key: `calendar:${person}:${event.iCalUId ?? event.id}`,
    person,
    country: event.location?.displayName?.trim().slice(0, LONGEST_PLACE) || null,
    startsOn,
    endsOn,
    title: null,
    state: event.isCancelled ? 'cancelled' : 'planned',
  };
}
