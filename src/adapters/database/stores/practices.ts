import { type Selectable, sql } from 'kysely';
import type { Decision, Practice } from '../../../features/practices/model.ts';
import type { PracticeStore } from '../../../features/practices/store.ts';
import { asId, type CaptureId, type PersonId, type PracticeId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { PracticeDecisionsTable, PracticesTable } from '../schema-practices.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const person = (id: string | null): PersonId | null => (id === null ? null : asId<PersonId>(id));

const toPractice = (row: Selectable<PracticesTable>): Practice => ({
  id: asId<PracticeId>(row.id),
  version: row.version,
  capture: asId<CaptureId>(row.capture),
  owner: asId<PersonId>(row.owner),
  state: row.state as Practice['state'],
  sponsor: person(row.sponsor),
  enteredAs: row.entered_as as Practice['enteredAs'],
  enteredAt: row.entered_at,
});

const toDecision = (row: Selectable<PracticeDecisionsTable>): Decision => ({
  id: row.id,
  practice: asId<PracticeId>(row.practice),
  verb: row.verb as Decision['verb'],
  from: row.from_stage as Decision['from'],
  to: row.to_stage as Decision['to'],
  by: asId<PersonId>(row.by_person),
  sponsor: person(row.sponsor),
  reason: row.reason,
  evidence: row.evidence,
  language: row.language as Language,
  on: row.decided_on,
  at: row.at,
});

const decisionRow = (one: Decision) => ({
  verb: one.verb,
  from_stage: one.from,
  to_stage: one.to,
  by_person: one.by,
  sponsor: one.sponsor,
  reason: one.reason,
  evidence: one.evidence,
  language: one.language,
  decided_on: one.on,
  at: one.at,
});

function decisionStore({
  read,
  write,
}: Session): Pick<PracticeStore, 'decisions' | 'decisionByKey' | 'record'> {
  const all = () => read().selectFrom('practice_decisions').selectAll();
  return {
    async decisions(practice) {
      const rows = await all().where('practice', '=', practice).orderBy('number').execute();
      return rows.map(toDecision);
    },

    async decisionByKey(key) {
      const row = await all().where('key', '=', key).executeTakeFirst();
      return row ? toDecision(row) : null;
    },

    async record(decision, key) {
      const { id, practice } = decision;
      const number = sql<number>`(select count(*) + 1 from practice_decisions where practice = ${practice})`;
      await (await write())
        .insertInto('practice_decisions')
        .values({ id, key, practice, number, ...decisionRow(decision) })
        .execute();
    },
  };
}

function followerStore({ read, write }: Session): Pick<PracticeStore, 'followers' | 'follow'> {
  return {
    async followers(practice) {
      const rows = await read()
        .selectFrom('practice_followers')
        .select('person')
        .where('practice', '=', practice)
        .orderBy('person')
        .execute();
      return rows.map(({ person: id }) => asId<PersonId>(id));
    },

    async follow(practice, follower, follows) {
      const row = { practice, person: follower };
      const session = await write();
      if (follows) {
        await session
          .insertInto('practice_followers')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return;
      }
      await session
        .deleteFrom('practice_followers')
        .where('practice', '=', practice)
        .where('person', '=', follower)
        .execute();
    },
  };
}

export function practiceStore(session: Session): PracticeStore {
  const { read, write } = session;
  const all = () => read().selectFrom('practices').selectAll();
  const one = async (column: 'id' | 'capture', value: string): Promise<Practice | null> => {
    const row = await all().where(column, '=', value).executeTakeFirst();
    return row ? toPractice(row) : null;
  };
  return {
    async list() {
      const rows = await all().orderBy('entered_at', 'desc').orderBy('id', 'desc').execute();
      return rows.map(toPractice);
    },

    get: (id) => one('id', id),
    byCapture: (capture) => one('capture', capture),

    async insert({ id, version, capture, owner, state, sponsor, enteredAs, enteredAt }) {
      await (await write())
        .insertInto('practices')
        .values({
          ...{ id, version, capture, owner, state, sponsor },
          ...{ entered_as: enteredAs, entered_at: enteredAt },
        })
        .execute();
    },

    async update({ id, version, state, sponsor }) {
      const result = await (await write())
        .updateTable('practices')
        .set({ version: version + 1, state, sponsor })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged(result, `practice ${id}`, version);
    },

    ...decisionStore(session),
    ...followerStore(session),
  };
}
