import { type Selectable, sql } from 'kysely';
import type { TalkTagStore, TalkTags } from '../../../features/taxonomy/talk.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import type { TendingTables } from '../schema-tending.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toTags = ({ by, ...row }: Selectable<TendingTables['talk_tags']>): TalkTags => ({
  ...row,
  by: asId<PersonId>(by),
});

export const talkTagStore = ({ read, write }: Session): TalkTagStore => ({
  async of(subjects) {
    if (subjects.length === 0) return [];
    const rows = await read()
      .selectFrom('talk_tags')
      .selectAll()
      .where('subject', 'in', subjects)
      .orderBy('subject')
      .execute();
    return rows.map(toTags);
  },

  async awaiting(proposal) {
    const rows = await read()
      .selectFrom('talk_tags')
      .selectAll()
      .where(sql<boolean>`proposals @> array[${proposal}]::text[]`)
      .orderBy('subject')
      .execute();
    return rows.map(toTags);
  },

  async save({ subject, version, ...tags }) {
    const row = {
      ...tags,
      topics: [...tags.topics],
      countries: [...tags.countries],
      proposals: [...tags.proposals],
    };
    const result = await (await write())
      .insertInto('talk_tags')
      .values({ subject, version: version + 1, ...row })
      .onConflict((conflict) =>
        conflict
          .column('subject')
          .doUpdateSet({ version: version + 1, ...row })
          .where('talk_tags.version', '=', version),
      )
      .executeTakeFirst();
    const changed = { numUpdatedRows: result.numInsertedOrUpdatedRows ?? 0n };
    mustHaveChanged(changed, `tags of ${subject}`, version);
  },

  async remove(subject) {
    await (await write()).deleteFrom('talk_tags').where('subject', '=', subject).execute();
  },
});
