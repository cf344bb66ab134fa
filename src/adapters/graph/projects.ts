import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import { milestonesIn } from '../../kernel/milestones.ts';
import type { Log } from '../../ports/log.ts';
import type { ProjectRegister } from '../../ports/projects.ts';
import { type Reading, RegisterError } from '../../ports/reading.ts';
import type { ProjectRecord } from '../../ports/registers.ts';
import type { Graph } from './client.ts';
import { optionalText, requiredDay, requiredText, textList } from './columns.ts';
import { createSiteLists, type ListReading } from './lists.ts';

export const projectRow = z.object({
  Code: requiredText,
  Title: requiredText,
  ManagerId: optionalText,
  StartDate: requiredDay,
  EndDate: requiredDay,
  Donor: optionalText,
  Countries: textList,
  Outcomes: textList,
  Milestones: z
    .string()
    .nullish()
    .transform((cell, context) => {
      const found = milestonesIn(cell ?? '');
      if (found) return found;
      context.addIssue({ code: 'custom', message: 'begins with no date' });
      return z.NEVER;
    }),
  State: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['active', 'closed', 'cancelled'])),
});
type Row = z.infer<typeof projectRow>;

export interface ListOptions {
  /** `<host>:/sites/<name>` of the site that holds the lists. */
  readonly site: string;
  readonly log: Log;
  /** Display name of the list. */
  readonly list?: string;
}

/** The organization's list "Projects". Only read, never written. */
export function createProjectRegister(graph: Graph, options: ListOptions): ProjectRegister {
  const { list = 'Projects' } = options;
  const lists = createSiteLists(graph, options.site, options.log);
  return {
    place: list,
    async read() {
      const found = await lists.reading(list, Object.keys(projectRow.shape), projectRow);
      if (!found) throw new RegisterError('not-found', { path: list });
      return readingOf(found, 'Code', ({ Code }) => Code, toProject);
    },
  };
}

/** Two items of one key that say different things are both left out, as two lines of a file are. */
export function readingOf<R, T>(
  { rows, refused, dropped }: ListReading<R>,
  keyColumn: string,
  keyOf: (row: R) => string,
  make: (row: R) => T,
): Reading<T> {
  const keys = refused.map(({ fields }) => fields[keyColumn]);
  const unclear = new Set(keys.filter((key) => typeof key === 'string' && key !== '') as string[]);
  const records: T[] = [];
  const again: { line: number; column: string; reason: 'twice' }[] = [];
  for (const [key, same] of Map.groupBy(rows, keyOf)) {
    const [first] = same;
    const said = new Set(same.map((row) => JSON.stringify(row)));
    if (first !== undefined && said.size === 1 && !unclear.has(key)) records.push(make(first));
    else {
      unclear.add(key);
      again.push(...same.map(() => ({ line: 0, column: keyColumn, reason: 'twice' as const })));
    }
  }
  const nameless = keys.some((key) => typeof key !== 'string' || key === '');
  return {
    records,
    refused: [...refused.map(({ line, column, reason }) => ({ line, column, reason })), ...again],
    dropped,
    unclear: nameless ? null : unclear,
  };
}

const toProject = (row: Row): ProjectRecord => ({
  code: row.Code,
  title: row.Title,
  managerId: row.ManagerId ? asId<PersonId>(row.ManagerId) : null,
  startsOn: row.StartDate,
  endsOn: row.EndDate,
  donor: row.Donor,
  countries: row.Countries,
  outcomes: row.Outcomes,
  ...(row.Milestones.length > 0 ? { milestones: row.Milestones } : {}),
  state: row.State,
});
