import { isAppError } from '../../kernel/errors.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  OldReport,
  OldReports,
  RefusedReport,
  ReportFile,
  ReportSurvey,
} from '../../ports/old-reports.ts';
import type { PeopleNamed } from '../../ports/reading.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  counted,
  extensionOf,
  fingerprintOf,
  type Imported,
  importedName,
  nothingYet,
  type Outcome,
  refusedRow,
  type Tally,
} from './model.ts';
import type { ImportStores } from './store.ts';

/** A report on its way into the library. */
export interface Placing {
  readonly report: OldReport;
  /** Null where nobody among its authors is known. */
  readonly owner: PersonId | null;
  /** Null: a document is made of what the row says. */
  readonly bytes: Uint8Array | null;
  readonly name: string;
}

export interface ImportDeps {
  readonly work: UnitOfWork<Pick<ImportStores, 'importedReports'>>;
  readonly clock: Clock;
  readonly named: PeopleNamed;
  /** Puts it into the library that is open to all staff. Wired by the app. */
  readonly place: (placing: Placing) => Promise<ProductId>;
}

export interface ImportRun {
  /** False: it is only said what would be done. */
  readonly apply: boolean;
  /** Called after every batch. */
  readonly onProgress?: (tally: Tally) => void | Promise<void>;
  readonly onRefused?: (refused: readonly RefusedReport[]) => void | Promise<void>;
  /** Ends after the rows in hand; begun again it goes on from there. */
  readonly signal?: AbortSignal;
  /** So many rows were seen to already; absent: none. */
  readonly from?: number;
  /** It ends after so many rows; absent: with the sheet. */
  readonly most?: number;
}

/** So many rows are looked up together, and so many files are in memory at once. */
const BATCH = 40;
const AT_ONCE = 4;

type Columns = ReportSurvey['columns'];

interface Row {
  readonly report: OldReport;
  readonly before: Imported | undefined;
  readonly owner: PersonId | null;
}

/** Mission reports from before Praxis, out of a sheet and the files beside it. */
export function importActions({ work, clock, named, place }: ImportDeps) {
  async function known(reports: readonly OldReport[]): Promise<Row[]> {
    const numbers = reports.map(({ number }) => number);
    const [before, people] = await Promise.all([
      work.run((tx) => tx.importedReports.known(numbers)),
      named([...new Set(reports.flatMap(({ authors }) => authors))]),
    ]);
    return reports.map((report) => ({
      report,
      before: before.get(report.number),
      owner: report.authors.map((one) => people.get(one.toLowerCase())).find(Boolean) ?? null,
    }));
  }

  async function put({ report, before, owner }: Row, file: ReportFile | null, tag: string) {
    const name = before?.file ?? importedName(report, file?.extension ?? '.docx');
    const product = await place({ report, owner, bytes: (await file?.bytes()) ?? null, name });
    const imported: Imported = {
      ...{ number: report.number, fingerprint: tag, product, file: name },
      importedAt: clock.now(),
    };
    await work.run((tx) => tx.importedReports.save(imported));
  }

  /** @throws whatever keeps the library from taking anything now: the run ends, and goes on when it is begun again */
  async function take(source: OldReports, row: Row, apply: boolean, columns: Columns) {
    const { report, before } = row;
    const file = report.file === null ? null : await source.file(report.file);
    const column = columns.file ?? 'file';
    if (typeof file === 'string') return refusedRow(report, column, file);
    if (before && extensionOf(before.file) !== (file?.extension ?? '.docx'))
      return refusedRow(report, column, 'file-other-type');
    const tag = fingerprintOf(report, file?.tag ?? '');
    if (before?.fingerprint === tag) return 'same';
    try {
      if (apply) await put(row, file, tag);
    } catch (error) {
      const trouble = isAppError(error) ? error.params.trouble : null;
      if (trouble === 'refused') return refusedRow(report, columns.title ?? 'title', 'not-taken');
      if (trouble === 'locked') return refusedRow(report, column, 'locked');
      throw error;
    }
    return before ? 'changed' : 'new';
  }

  return {
    /**
     * Once through the sheet. What was taken before and is the same is left alone, so that a run that was cut off, or is
     * begun a second time, does only what is missing. Nobody is told of it, and nothing of it is news.
     * @throws RegisterError where the sheet cannot be read, AppError where the library takes nothing
     */
    async run(source: OldReports, run: ImportRun): Promise<Tally> {
      const { apply, onProgress, onRefused, signal, from = 0, most = Infinity } = run;
      const { rows, columns } = await source.survey();
      let tally = nothingYet(rows);
      const refuse = async (refused: readonly RefusedReport[]) => {
        tally = counted(tally, 'refused');
        await onRefused?.(refused);
      };

      /** @param later takes up once more what somebody has open just now; absent: it is refused */
      async function settle(row: Row, later?: Row[]): Promise<void> {
        const outcome: Outcome | RefusedReport = await take(source, row, apply, columns);
        if (typeof outcome !== 'string' && outcome.reason === 'locked' && later) later.push(row);
        else if (typeof outcome === 'string') tally = counted(tally, outcome);
        else await refuse([outcome]);
      }

      async function batch(reports: readonly OldReport[]): Promise<void> {
        const waiting = (await known(reports)).values();
        const later: Row[] = [];
        const lane = async () => {
          for (const row of waiting) await settle(row, later);
        };
        // Nothing goes on behind the back of whoever is told that it failed.
        const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
        const failed = lanes.find(({ status }) => status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
        for (const row of later) await settle(row);
        await onProgress?.(tally);
      }

      let reports: OldReport[] = [];
      for await (const read of source.rows(from)) {
        if (signal?.aborted || tally.done + reports.length >= most) break;
        if ('refused' in read) await refuse(read.refused);
        else if ('again' in read) tally = counted(tally, 'same');
        else reports.push(read.report);
        if (reports.length < BATCH) continue;
        await batch(reports);
        reports = [];
      }
      if (!signal?.aborted) await batch(reports);
      return tally;
    },
  };
}

export type ImportActions = ReturnType<typeof importActions>;
