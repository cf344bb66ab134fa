import { type Selectable, sql } from 'kysely';
import type { About, RemovalRequest, Report } from '../../../features/safety/model.ts';
import type { ReportStore, RequestStore, SafetyStores } from '../../../features/safety/store.ts';
import { asId, type CommunityId, type PersonId } from '../../../kernel/ids.ts';
import type { AbuseReportsTable, RemovalRequestsTable } from '../schema-safety.ts';
import type { Session } from '../session.ts';
import { viewStore } from './differing-views.ts';
import { rulesStore } from './safety-rules.ts';
import { mustHaveChanged } from './versions.ts';

const person = (id: string | null): PersonId | null => (id === null ? null : asId<PersonId>(id));
const place = (id: string | null): CommunityId | null =>
  id === null ? null : asId<CommunityId>(id);
const about = (row: { about_kind: string; about_id: string }): About => ({
  kind: row.about_kind as About['kind'],
  id: row.about_id,
});

const toReport = (row: Selectable<AbuseReportsTable>): Report => ({
  id: row.id,
  version: row.version,
  about: about(row),
  community: place(row.community),
  reporter: asId<PersonId>(row.reporter),
  against: person(row.against),
  ground: row.ground as Report['ground'],
  words: row.words,
  handlers: row.handlers.map((id) => asId<PersonId>(id)),
  state: row.state as Report['state'],
  answer: row.answer,
  answeredBy: person(row.answered_by),
  createdAt: row.created_at,
  endedAt: row.ended_at,
});

const reportRow = ({ id, version, ...report }: Report) => ({
  about_kind: report.about.kind,
  about_id: report.about.id,
  community: report.community,
  reporter: report.reporter,
  against: report.against,
  ground: report.ground,
  words: report.words,
  handlers: report.handlers,
  state: report.state,
  answer: report.answer,
  answered_by: report.answeredBy,
  created_at: report.createdAt,
  ended_at: report.endedAt,
});

function reportStore({ read, write }: Session): ReportStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('abuse_reports')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toReport(row) : null;
    },

    async insert(report) {
      const { id, version } = report;
      await (await write())
        .insertInto('abuse_reports')
        .values({ id, version, ...reportRow(report) })
        .execute();
    },

    async update(report) {
      const { id, version } = report;
      const result = await (await write())
        .updateTable('abuse_reports')
        .set({ version: version + 1, ...reportRow(report) })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged(result, `report ${id}`, version);
    },

    async of(who) {
      const rows = await read()
        .selectFrom('abuse_reports')
        .selectAll()
        .where((is) =>
          is.or([is('reporter', '=', who), sql<boolean>`handlers @> array[${who}]::text[]`]),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toReport);
    },

    async open(reporter, key) {
      const row = await read()
        .selectFrom('abuse_reports')
        .selectAll()
        .where('reporter', '=', reporter)
        .where('state', '=', 'open')
        .where(sql`about_kind || ':' || about_id`, '=', key)
        .executeTakeFirst();
      return row ? toReport(row) : null;
    },
  };
}

const toRequest = (row: Selectable<RemovalRequestsTable>): RemovalRequest => ({
  id: row.id,
  version: row.version,
  about: about(row),
  community: place(row.community),
  author: person(row.author),
  askedBy: row.asked_by,
  outside: row.outside,
  wish: row.wish as RemovalRequest['wish'],
  reason: row.reason,
  loggedBy: asId<PersonId>(row.logged_by),
  state: row.state as RemovalRequest['state'],
  decision: row.decision,
  decidedBy: person(row.decided_by),
  createdAt: row.created_at,
  decidedAt: row.decided_at,
});

const requestRow = ({ id, version, ...request }: RemovalRequest) => ({
  about_kind: request.about.kind,
  about_id: request.about.id,
  community: request.community,
  author: request.author,
  asked_by: request.askedBy,
  outside: request.outside,
  wish: request.wish,
  reason: request.reason,
  logged_by: request.loggedBy,
  state: request.state,
  decision: request.decision,
  decided_by: request.decidedBy,
  created_at: request.createdAt,
  decided_at: request.decidedAt,
});

function requestStore({ read, write }: Session): RequestStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('removal_requests')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toRequest(row) : null;
    },

    async insert(request) {
      const { id, version } = request;
      await (await write())
        .insertInto('removal_requests')
        .values({ id, version, ...requestRow(request) })
        .execute();
    },

    async update(request) {
      const { id, version } = request;
      const result = await (await write())
        .updateTable('removal_requests')
        .set({ version: version + 1, ...requestRow(request) })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      mustHaveChanged(result, `request ${id}`, version);
    },

    async of(who, communities, ungoverned) {
      const rows = await read()
        .selectFrom('removal_requests')
        .selectAll()
        .where((is) =>
          is.or([
            is('logged_by', '=', who),
            is('author', '=', who),
            ...(communities.length > 0 ? [is('community', 'in', communities)] : []),
            ...(ungoverned ? [is('community', 'is', null)] : []),
          ]),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRequest);
    },
  };
}

export const safetyStores = (session: Session): SafetyStores => ({
  safetyRules: rulesStore(session),
  abuseReports: reportStore(session),
  removalRequests: requestStore(session),
  differingViews: viewStore(session),
});
