import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { Leavers } from '../../ports/leavers.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

const userSchema = z.object({
  id: z.string(),
  employeeLeaveDateTime: z.string().nullish().catch(null),
});

const PAGE = '999';
const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * Dates of leaving from Microsoft Entra: User-LifeCycleInfo.Read.All beside User.Read.All. The property comes only
 * where it is selected, and whether it can be filtered by is not said, so that everybody is read and compared here.
 */
export function createLeavers(graph: Graph): Leavers {
  return {
    async everybody() {
      const found = new Map<PersonId, string | null>();
      const target = to('/users', {}, { $select: 'id,employeeLeaveDateTime', $top: PAGE });
      try {
        for await (const users of graph.pages(target, userSchema, { bulk: true })) {
          for (const { id, employeeLeaveDateTime } of users) {
            // Personnel systems write a day; the time beside it is midnight or the day's last second, in UTC.
            const day = DAY.exec(employeeLeaveDateTime ?? '')?.[0] ?? null;
            found.set(asId<PersonId>(id), day);
          }
        }
      } catch (error) {
        if (isFault(error, 403)) return null;
        throw error;
      }
      return found;
    },
  };
}
