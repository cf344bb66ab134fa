import { AppError } from '../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { AuditFilter, AuditLine, GovernanceStores } from './store.ts';

export const AUDIT_PAGE = 50;
/** A sheet that a person still opens. */
export const MOST_EXPORTED = 20_000;

export interface AuditPage {
  /** Newest first. */
  readonly lines: readonly AuditLine[];
  /** Before which line it goes on; null where there is no more. */
  readonly next: string | null;
}

function mustAdminister(who: Actor): void {
  if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
}

/** What was done, by whom and why, for those who answer for the installation. */
export function auditActions({ work }: { readonly work: UnitOfWork<GovernanceStores> }) {
  async function upTo(
    filter: AuditFilter,
    before: string | null,
    most: number,
  ): Promise<AuditPage> {
    const found = await work.run((tx) => tx.auditLog.page(filter, before, most + 1));
    const lines = found.slice(0, most);
    return { lines, next: found.length > most ? (lines.at(-1)?.id ?? null) : null };
  }

  return {
    /** @throws AppError `forbidden` */
    async page(who: Actor, filter: AuditFilter, before: string | null): Promise<AuditPage> {
      mustAdminister(who);
      return upTo(filter, before, AUDIT_PAGE);
    },

    /** The newest that fit, to be taken out; that they were is a line of its own. @throws AppError `forbidden` */
    async take(who: Actor, filter: AuditFilter): Promise<AuditPage> {
      mustAdminister(who);
      const found = await upTo(filter, null, MOST_EXPORTED);
      await work.run(async (tx) => {
        const detail = { lines: found.lines.length };
        tx.audit({ actor: who.id, verb: 'audit.export', subject: 'audit:log', detail });
      });
      return found;
    },
  };
}
