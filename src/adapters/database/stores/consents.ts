import type { Selectable } from 'kysely';
import type { Consent, Made } from '../../../features/consents/model.ts';
import type { ConsentStore } from '../../../features/consents/store.ts';
import {
  asId,
  type CaptureId,
  type ConsentId,
  type DiscussionId,
  type PersonId,
  type QueryId,
} from '../../../kernel/ids.ts';
import type { MessageConsentsTable } from '../schema-consents.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

function madeOf(row: Selectable<MessageConsentsTable>): Made | null {
  const { capture, query, discussion } = row;
  if (capture !== null) return { kind: 'capture', capture: asId<CaptureId>(capture) };
  if (discussion !== null) {
    return { kind: 'discussion', discussion: asId<DiscussionId>(discussion) };
  }
  return query === null ? null : { kind: 'query', query: asId<QueryId>(query) };
}

const toConsent = (row: Selectable<MessageConsentsTable>): Consent => ({
  id: asId<ConsentId>(row.id),
  version: row.version,
  becomes: row.becomes as Consent['becomes'],
  by: asId<PersonId>(row.asked_by),
  of: asId<PersonId>(row.written_by),
  words: row.words,
  link: row.link,
  writtenAt: row.written_at,
  source: row.source,
  state: row.state as Consent['state'],
  made: madeOf(row),
  askedAt: row.asked_at,
  settledAt: row.settled_at,
});

const changing = ({ words, link, state, made, settledAt }: Consent) => ({
  words,
  link,
  state,
  capture: made?.kind === 'capture' ? made.capture : null,
  query: made?.kind === 'query' ? made.query : null,
  discussion: made?.kind === 'discussion' ? made.discussion : null,
  settled_at: settledAt,
});

export function consentStore({ read, write }: Session): ConsentStore {
  const by = (column: 'id' | 'key' | 'capture' | 'source', value: string) =>
    read().selectFrom('message_consents').selectAll().where(column, '=', value);
  const one = async (column: 'id' | 'key' | 'capture', value: string): Promise<Consent | null> => {
    const row = await by(column, value).executeTakeFirst();
    return row ? toConsent(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),
    ofCapture: (capture) => one('capture', capture),
    ofSource: async (source) => (await by('source', source).execute()).map(toConsent),

    async insert(consent, key) {
      const result = await (await write())
        .insertInto('message_consents')
        .values({
          id: consent.id,
          version: consent.version,
          key,
          becomes: consent.becomes,
          asked_by: consent.by,
          written_by: consent.of,
          written_at: consent.writtenAt,
          source: consent.source,
          asked_at: consent.askedAt,
          ...changing(consent),
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(consent) {
      const result = await (await write())
        .updateTable('message_consents')
        .set({ version: consent.version + 1, ...changing(consent) })
        .where('id', '=', consent.id)
        .where('version', '=', consent.version)
        .executeTakeFirst();
      mustHaveChanged(result, `consent ${consent.id}`, consent.version);
    },

    async concerning(person, limit) {
      const rows = await read()
        .selectFrom('message_consents')
        .selectAll()
        .where((either) =>
          either.or([either('asked_by', '=', person), either('written_by', '=', person)]),
        )
        .orderBy('asked_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toConsent);
    },

    async waitingBy(person) {
      const row = await read()
        .selectFrom('message_consents')
        .select((all) => all.fn.countAll<string>().as('count'))
        .where('asked_by', '=', person)
        .where('state', '=', 'asked')
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}
