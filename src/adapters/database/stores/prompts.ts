import type { Kysely, Selectable } from 'kysely';
import type { Prompt } from '../../../features/capture/prompting/model.ts';
import type { PromptStore } from '../../../features/capture/store.ts';
import { asId, type CaptureId, type PersonId, type PromptId } from '../../../kernel/ids.ts';
import type { Schema } from '../schema.ts';
import type { PromptsTable } from '../schema-prompts.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toPrompt = (row: Selectable<PromptsTable>): Prompt => ({
  id: asId<PromptId>(row.id),
  version: row.version,
  kind: row.kind as Prompt['kind'],
  series: row.series,
  person: asId<PersonId>(row.person),
  standsIn: row.stands_in,
  project: row.project,
  title: row.title,
  subject: row.subject,
  endsOn: row.ends_on,
  knownOn: row.known_on,
  state: row.state as Prompt['state'],
  step: row.step,
  askedAt: row.asked_at,
  snoozedUntil: row.snoozed_until,
  reason: row.reason,
  handedOverFrom: row.handed_over_from === null ? null : asId<PersonId>(row.handed_over_from),
  capture: row.capture === null ? null : asId<CaptureId>(row.capture),
  escalation: row.escalation as Prompt['escalation'],
  escalateAt: row.escalate_at,
  warning: row.warning,
});

const promptRow = (prompt: Prompt) => ({
  kind: prompt.kind,
  series: prompt.series,
  person: prompt.person,
  stands_in: prompt.standsIn,
  project: prompt.project,
  title: prompt.title,
  subject: prompt.subject,
  ends_on: prompt.endsOn,
  known_on: prompt.knownOn,
  state: prompt.state,
  step: prompt.step,
  asked_at: prompt.askedAt,
  snoozed_until: prompt.snoozedUntil,
  reason: prompt.reason,
  handed_over_from: prompt.handedOverFrom,
  capture: prompt.capture,
  escalation: prompt.escalation,
  escalate_at: prompt.escalateAt,
  warning: prompt.warning,
});

/** By person, soonest end first. */
export async function openPromptsOf(
  db: Kysely<Schema>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Prompt[]>> {
  const rows = await db
    .selectFrom('prompts')
    .selectAll()
    .where('person', 'in', people)
    .where('state', 'in', ['asked', 'snoozed', 'accepted'])
    .orderBy('ends_on')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows.map(toPrompt), ({ person }) => person);
}

export function promptStore({ read, write, shared }: Session): PromptStore {
  const one = async (column: 'id' | 'series', value: string): Promise<Prompt | null> => {
    const row = await read()
      .selectFrom('prompts')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toPrompt(row) : null;
  };
  return {
    get: (id) => one('id', id),
    bySeries: (series) => one('series', series),

    async ofSeries(series) {
      if (series.length === 0) return [];
      const rows = await read()
        .selectFrom('prompts')
        .selectAll()
        .where('series', 'in', series)
        .execute();
      return rows.map(toPrompt);
    },

    async departures() {
      // Ids are time-ordered: of a person's departures the latest comes last.
      const rows = await read()
        .selectFrom('prompts')
        .selectAll()
        .where('kind', '=', 'departure')
        .orderBy('id')
        .execute();
      return rows.map(toPrompt);
    },

    async askedSince(since) {
      const rows = await read()
        .selectFrom('prompts')
        .selectAll()
        .where('asked_at', '>=', since)
        .execute();
      return rows.map(toPrompt);
    },

    async unsettledOf(kind) {
      const rows = await read()
        .selectFrom('prompts')
        .selectAll()
        .where('kind', '=', kind)
        .where('state', 'not in', ['declined', 'answered', 'ended'])
        .execute();
      return rows.map(toPrompt);
    },

    async unsettled() {
      const rows = await read()
        .selectFrom('prompts')
        .select('id')
        .where('state', 'not in', ['declined', 'answered', 'ended'])
        .execute();
      return rows.map(({ id }) => asId<PromptId>(id));
    },

    async insert(prompt) {
      await (await write())
        .insertInto('prompts')
        .values({ id: prompt.id, version: prompt.version, ...promptRow(prompt) })
        .execute();
    },

    async update(prompt) {
      const result = await (await write())
        .updateTable('prompts')
        .set({ version: prompt.version + 1, ...promptRow(prompt) })
        .where('id', '=', prompt.id)
        .where('version', '=', prompt.version)
        .executeTakeFirst();
      mustHaveChanged(result, `prompt ${prompt.id}`, prompt.version);
    },

    async openFor(person) {
      const together = shared();
      if (together) return together.openPrompts(person);
      return (await openPromptsOf(read(), [person])).get(person) ?? [];
    },
  };
}
