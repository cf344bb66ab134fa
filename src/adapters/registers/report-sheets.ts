import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { OldReports, ReportSheets } from '../../ports/old-reports.ts';
import { codeOf } from './failures.ts';
import { reportFolder } from './report-folder.ts';

/** So many are more than anybody imports; a folder with more is another folder. */
const MOST = 200;

/** The sheets in a folder of this machine and in those below it. */
export function reportSheets(
  place: string,
  countriesIn: (text: string) => readonly string[],
): ReportSheets {
  async function list(): Promise<readonly string[]> {
    const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      },
    );
    return entries
      .filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name))
      .map((entry) => relative(place, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .sort()
      .slice(0, MOST);
  }

  /** The sheet that was opened last: an import opens the same again for each of its parts. */
  let last: { readonly key: string; readonly reports: OldReports } | null = null;

  return {
    place,
    list,
    async open(sheet, columns) {
      // By the list alone: no path that anybody sends leads anywhere else.
      if (!(await list()).includes(sheet)) return null;
      const key = JSON.stringify([sheet, columns]);
      if (last?.key !== key)
        last = { key, reports: reportFolder({ sheet: join(place, sheet), countriesIn, columns }) };
      return last.reports;
    },
  };
}
