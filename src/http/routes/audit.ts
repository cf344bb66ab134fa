import type { z } from 'zod';
import { auditFilter, auditPage, auditQuery, auditSheet } from '../../contract/audit.ts';
import type { AuditPage } from '../../features/governance/audit.ts';
import {
  AUDIT_ACTIONS,
  AUDIT_OBJECTS,
  actionOf,
  objectOf,
  pageOf,
} from '../../features/governance/audit-words.ts';
import type { AuditFilter } from '../../features/governance/store.ts';
import { addDays } from '../../kernel/days.ts';
import { namesOf } from '../../views/names.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What was done, by whom and why: read and taken out by administrators. */
export function auditRoutes({ actions: { governance, people } }: HttpDeps): Route[] {
  const wanted = async (given: z.infer<typeof auditFilter>): Promise<AuditFilter> => ({
    actor: given.who ? await colleague(people, given.who) : null,
    action: given.action ?? null,
    object: given.object ?? null,
    about: given.about ?? null,
    from: given.from ? midnight(given.from) : null,
    until: given.until ? midnight(addDays(given.until, 1)) : null,
  });

  async function shown({ lines, next }: AuditPage) {
    const nameOf = await namesOf(
      people,
      lines.map(({ actor }) => actor),
    );
    return {
      items: lines.map(({ id, at, actor, verb, subject, reason }) => ({
        id,
        at: at.toISOString(),
        actor: actor && { id: actor, name: nameOf(actor) },
        action: actionOf(verb),
        object: objectOf(subject),
        about: subject,
        path: pageOf(subject),
        reason,
      })),
      next,
    };
  }

  return [
    route({
      method: 'GET',
      path: '/admin/audit',
      summary: 'Who did what, newest first (administrators)',
      query: auditQuery,
      answer: auditPage,
      run: async (who, { query: { before, ...given } }) => ({
        ...(await shown(await governance.auditLog.page(who, await wanted(given), before ?? null))),
        actions: [...AUDIT_ACTIONS],
        objects: [...AUDIT_OBJECTS],
      }),
    }),
    route({
      method: 'POST',
      path: '/admin/audit/export',
      summary: 'The same to be taken out, which is written down (administrators)',
      body: auditFilter,
      answer: auditSheet,
      run: async (who, { body }) => shown(await governance.auditLog.take(who, await wanted(body))),
    }),
  ];
}
