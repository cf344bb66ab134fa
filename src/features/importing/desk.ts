import { AppError, isAppError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type {
  RefusedReport,
  ReportField,
  ReportSheets,
  ReportSurvey,
} from '../../ports/old-reports.ts';
import { isRegisterError, RegisterError } from '../../ports/reading.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { ImportActions } from './actions.ts';
import { nothingYet, type SheetRun, together } from './model.ts';
import { mayImport } from './policy.ts';
import type { ImportStores } from './store.ts';

export interface DeskDeps {
  readonly work: UnitOfWork<ImportStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sheets: ReportSheets;
}

export interface Wish {
  readonly sheet: string;
  readonly columns: Readonly<Partial<Record<ReportField, readonly string[]>>>;
  readonly apply: boolean;
}

export const IMPORT_JOB = 'old-reports.part';
/** So many rows at a time: what else is due waits no longer than these take. */
const PART = 60;

type Tx = Transaction & ImportStores;

/** @throws AppError `forbidden` */
function must(who: Actor): void {
  const refusal = mayImport(who);
  if (refusal) throw new AppError(refusal, 'old reports are imported by administrators');
}

/** What no waiting mends, for the sentence that says so; null: it is tried again. */
function endingOf(error: unknown): SheetRun['trouble'] {
  if (isRegisterError(error)) return { code: error.trouble, details: error.details };
  const without = isAppError(error) && error.params.trouble === 'no-library';
  return without ? { code: 'no-library', details: {} } : null;
}

/** The import as administrators begin it in the tab: it goes on by itself, part by part, also after the process died. */
export function importDesk(deps: DeskDeps, { run }: ImportActions) {
  const { work, clock, ids, sheets } = deps;

  /** @throws RegisterError `not-found` */
  async function opened({ sheet, columns }: Pick<Wish, 'sheet' | 'columns'>) {
    const source = await sheets.open(sheet, columns);
    if (!source) throw new RegisterError('not-found', { path: sheet });
    return source;
  }

  const planOf = (id: string): string => `import:${id}`;

  /** Of one that was stopped meanwhile the next part does nothing. */
  function plan(tx: Tx, { id, state, tally }: SheetRun): void {
    const slot = `${id}@${tally.done}`;
    const due = { job: IMPORT_JOB, slot, at: clock.now(), ref: id };
    tx.plan(planOf(id), state === 'running' ? [due] : []);
  }

  const save = (after: SheetRun, refused: readonly RefusedReport[]) =>
    work.run(async (tx) => {
      await tx.sheetRuns.save(after);
      await tx.sheetRuns.refuse(after.id, refused);
      plan(tx, after);
    });

  return {
    /** Which sheets there are, and the latest run. @throws AppError `forbidden` */
    async overview(who: Actor) {
      must(who);
      const [list, latest] = await Promise.all([
        sheets.list(),
        work.run((tx) => tx.sheetRuns.latest()),
      ]);
      return { place: sheets.place, sheets: list, run: latest };
    },

    /** @throws AppError `forbidden`, RegisterError */
    async survey(who: Actor, wish: Pick<Wish, 'sheet' | 'columns'>): Promise<ReportSurvey> {
      must(who);
      return (await opened(wish)).survey();
    },

    /** One at a time. @throws AppError `forbidden`, `illegal-move` while another is not through; RegisterError */
    async begin(who: Actor, { sheet, columns, apply }: Wish): Promise<SheetRun> {
      must(who);
      const { rows } = await (await opened({ sheet, columns })).survey();
      const begun: SheetRun = {
        ...{ id: ids.next(), sheet, columns, apply, state: 'running', trouble: null },
        ...{ tally: nothingYet(rows), tookMs: 0, by: who.id, at: clock.now() },
      };
      await work.run(async (tx) => {
        if (!(await tx.sheetRuns.begin(begun)))
          throw new AppError('illegal-move', 'another import is not through');
        plan(tx, begun);
        if (apply)
          tx.audit({ actor: who.id, verb: 'source.import', subject: `source:${begun.id}` });
      });
      return begun;
    },

    /** What was taken stays; begun again it goes on from there. @throws AppError `forbidden` */
    async stop(who: Actor, id: string): Promise<void> {
      must(who);
      await work.run(async (tx) => {
        await tx.sheetRuns.stop(id);
        tx.plan(planOf(id), []);
      });
    },

    /** In the order of the sheet. @throws AppError `forbidden` */
    async refused(who: Actor, id: string): Promise<readonly RefusedReport[]> {
      must(who);
      return work.run((tx) => tx.sheetRuns.refused(id));
    },

    /**
     * The next part, by its due row. Twice is once: what was taken is the same then.
     * @throws whatever keeps the library from taking anything: it is tried again
     */
    async part(id: string): Promise<void> {
      const before = await work.run((tx) => tx.sheetRuns.get(id));
      if (before?.state !== 'running') return;
      const refused: RefusedReport[] = [];
      const from = before.tally.done;
      const began = clock.now().getTime();
      try {
        const source = await opened(before);
        const { apply } = before;
        const onRefused = (all: readonly RefusedReport[]) => void refused.push(...all);
        const part = await run(source, { apply, from, most: PART, onRefused });
        const tally = together(before.tally, part);
        const tookMs = before.tookMs + clock.now().getTime() - began;
        const through = tally.done >= tally.rows;
        await save({ ...before, tally, tookMs, state: through ? 'done' : 'running' }, refused);
      } catch (error) {
        const trouble = endingOf(error);
        if (!trouble) throw error;
        await save({ ...before, state: 'failed', trouble }, refused);
      }
    },
  };
}

export type ImportDesk = ReturnType<typeof importDesk>;
