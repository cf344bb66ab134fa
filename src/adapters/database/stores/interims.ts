import { type Selectable, sql } from 'kysely';
import type { CatchUpStore } from '../../../features/discussions/catching-up.ts';
import type { Interim } from '../../../features/discussions/interim.ts';
import type { InterimStore } from '../../../features/discussions/store.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type InterimId,
  type PersonId,
} from '../../../kernel/ids.ts';
import { keptFor } from '../kept.ts';
import type { InterimsTable } from '../schema-discussions.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toInterim = (row: Selectable<InterimsTable>): Interim => ({
  id: asId<InterimId>(row.id),
  version: row.version,
  discussion: asId<DiscussionId>(row.discussion),
  community: asId<CommunityId>(row.community),
  state: row.state as Interim['state'],
  until: row.until,
  statements: row.statements as Interim['statements'],
  setAside: row.set_aside as Interim['setAside'],
  gone: row.gone as Interim['gone'],
  unsaid: row.unsaid as Interim['unsaid'],
  unheard: row.unheard as Interim['unheard'],
  settledBy: row.settled_by === null ? null : asId<PersonId>(row.settled_by),
  settledAt: row.settled_at,
});

const toRow = (interim: Interim) => ({
  discussion: interim.discussion,
  community: interim.community,
  state: interim.state,
  until: interim.until,
  statements: json(interim.statements),
  set_aside: json(interim.setAside),
  gone: json(interim.gone),
  unsaid: json(interim.unsaid),
  unheard: json(interim.unheard),
  settled_by: interim.settledBy,
  settled_at: interim.settledAt,
});

export const interimStore = ({ read, write }: Session): InterimStore => ({
  async of(discussion) {
    const rows = await read()
      .selectFrom('interims')
      .selectAll()
      .where('discussion', '=', discussion)
      .orderBy('until')
      .orderBy('id')
      .execute();
    return rows.map(toInterim);
  },

  async drafts(communities) {
    if (communities.length === 0) return [];
    const rows = await read()
      .selectFrom('interims')
      .selectAll()
      .where('state', '=', 'draft')
      .where('community', 'in', communities)
      .orderBy('until')
      .orderBy('id')
      .execute();
    return rows.map(toInterim);
  },

  async insert(interim) {
    const { id, version } = interim;
    const result = await (await write())
      .insertInto('interims')
      .values({ id, version, ...toRow(interim) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  },

  async update(interim) {
    const result = await (await write())
      .updateTable('interims')
      .set({ version: interim.version + 1, ...toRow(interim) })
      .where('id', '=', interim.id)
      .where('version', '=', interim.version)
      .executeTakeFirst();
    mustHaveChanged(result, `interim summary ${interim.id}`, interim.version);
  },
});

export const catchUpStore = ({ read, write }: Session): CatchUpStore => ({
  async get(person, discussion) {
    const row = await read()
      .selectFrom('caught_up')
      .select(['until', 'waiting'])
      .where('person', '=', person)
      .where('discussion', '=', discussion)
      .executeTakeFirst();
    if (!row) return null;
    return { until: row.until, waiting: row.waiting.map((id) => asId<ContributionId>(id)) };
  },

  async keep(person, discussion, { until, waiting }) {
    const told = { until, waiting: [...waiting] };
    await (await write())
      .insertInto('caught_up')
      .values({ person, discussion, ...told })
      .onConflict((conflict) =>
        conflict
          .columns(['person', 'discussion'])
          .doUpdateSet({ ...told, told_on: sql`current_date` }),
      )
      .execute();
    await sql`delete from caught_up
      where told_on < current_date - ${keptFor('caught-up')}`.execute(await write());
  },
});
