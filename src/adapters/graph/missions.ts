import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { MissionRecord, MissionRegister } from '../../ports/missions.ts';
import type { Graph } from './client.ts';
import { optionalText, requiredDay, requiredText } from './columns.ts';
import { createSiteLists } from './lists.ts';
import { type ListOptions, readingOf } from './projects.ts';

export const missionRow = z.object({
  MissionId: requiredText,
  PersonId: requiredText,
  Country: optionalText,
  StartDate: requiredDay,
  EndDate: requiredDay,
  Title: optionalText,
  State: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['planned', 'cancelled']))
    .nullish(),
});
type Row = z.infer<typeof missionRow>;

/** The organization's list "Missions"; an organization that has none has no such register. */
export function createMissionList(graph: Graph, options: ListOptions): MissionRegister {
  const { list = 'Missions' } = options;
  const lists = createSiteLists(graph, options.site, options.log);
  return {
    place: list,
    async read() {
      const found = await lists.reading(list, Object.keys(missionRow.shape), missionRow);
      if (!found) return null;
      const reading = readingOf(found, 'MissionId', ({ MissionId }) => MissionId, toMission);
      const unclear = reading.unclear && new Set([...reading.unclear].map((id) => `list:${id}`));
      return { ...reading, unclear };
    },
  };
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

const toMission = (row: Row): MissionRecord => ({
  key: `list:${row.MissionId}`,
  person: asId<PersonId>(row.PersonId),
  country: row.Country,
  startsOn: day(row.StartDate),
  endsOn: day(row.EndDate),
  title: row.Title,
  state: row.State ?? 'planned',
});
