import type { Selectable } from 'kysely';
import type { Round } from '../../../features/capture/review/model.ts';
import type { RoundStore } from '../../../features/capture/store.ts';
import { asId, type CaptureId, type PersonId, type RoundId } from '../../../kernel/ids.ts';
import type { CaptureRoundsTable } from '../schema-captures.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toRound = (row: Selectable<CaptureRoundsTable>): Round => ({
  id: asId<RoundId>(row.id),
  version: row.version,
  capture: asId<CaptureId>(row.capture),
  number: row.number,
  reviewer: asId<PersonId>(row.reviewer),
  askedAt: row.asked_at,
  answers: row.answers,
  verdict: row.verdict as Round['verdict'],
  settledAt: row.settled_at,
  note: row.note,
  comments: row.comments,
});

const roundRow = (round: Round) => ({
  capture: round.capture,
  number: round.number,
  reviewer: round.reviewer,
  asked_at: round.askedAt,
  answers: json(round.answers),
  verdict: round.verdict,
  settled_at: round.settledAt,
  note: round.note,
  comments: json(round.comments),
});

export const roundStore = ({ read, write }: Session): RoundStore => ({
  async of(capture) {
    const rows = await read()
      .selectFrom('capture_rounds')
      .selectAll()
      .where('capture', '=', capture)
      .orderBy('number')
      .execute();
    return rows.map(toRound);
  },

  async insert(round) {
    await (await write())
      .insertInto('capture_rounds')
      .values({ id: round.id, version: round.version, ...roundRow(round) })
      .execute();
  },

  async update(round) {
    const result = await (await write())
      .updateTable('capture_rounds')
      .set({ version: round.version + 1, ...roundRow(round) })
      .where('id', '=', round.id)
      .where('version', '=', round.version)
      .executeTakeFirst();
    mustHaveChanged(result, `round ${round.id}`, round.version);
  },
});
