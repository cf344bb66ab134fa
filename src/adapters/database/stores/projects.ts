import type { Selectable } from 'kysely';
import type { ProjectStore } from '../../../features/capture/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import { milestonesIn, milestoneWords } from '../../../kernel/milestones.ts';
import type { ProjectRecord } from '../../../ports/registers.ts';
import type { ProjectsTable } from '../schema-prompts.ts';
import type { Session } from '../session.ts';

const toProject = (row: Selectable<ProjectsTable>): ProjectRecord => ({
  code: row.code,
  title: row.title,
  managerId: row.manager_id === null ? null : asId<PersonId>(row.manager_id),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  donor: row.donor,
  countries: row.countries,
  outcomes: row.outcomes,
  milestones: row.milestones.flatMap((words) => milestonesIn(words) ?? []),
  state: row.state as ProjectRecord['state'],
});

export function projectStore({ read, write }: Session): ProjectStore {
  return {
    async get(code) {
      const row = await read()
        .selectFrom('projects')
        .selectAll()
        .where('code', '=', code)
        .executeTakeFirst();
      return row ? toProject(row) : null;
    },

    async list() {
      const rows = await read().selectFrom('projects').selectAll().orderBy('code').execute();
      return rows.map(toProject);
    },

    async save(project) {
      const changes = {
        title: project.title,
        manager_id: project.managerId,
        starts_on: project.startsOn,
        ends_on: project.endsOn,
        donor: project.donor,
        countries: project.countries,
        outcomes: project.outcomes,
        milestones: project.milestones?.map(milestoneWords) ?? [],
        state: project.state,
      };
      await (await write())
        .insertInto('projects')
        .values({ code: project.code, ...changes })
        .onConflict((conflict) => conflict.column('code').doUpdateSet(changes))
        .execute();
    },
  };
}
