import {
  chosenSheet,
  type ImportRun as ImportRunShape,
  importPage,
  importRefusals,
  newImport,
  type ReportField,
  type SheetSurvey,
  sheetSurvey,
} from '../../contract/imports.ts';
import { type SheetRun, secondsLeft } from '../../features/importing/model.ts';
import { AppError } from '../../kernel/errors.ts';
import { isRegisterError } from '../../ports/reading.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const runShape = ({
  id,
  sheet,
  apply,
  state,
  tally,
  tookMs,
  trouble,
  at,
}: SheetRun): ImportRunShape => ({
  ...{
    id,
    sheet,
    apply,
    state,
    trouble: trouble && { ...trouble, details: { ...trouble.details } },
  },
  ...tally,
  secondsLeft: state === 'running' ? secondsLeft(tally, tookMs) : null,
  at: at.toISOString(),
});

/** Each column by the one name that was given. */
const namesOf = (columns: Readonly<Partial<Record<ReportField, string>>>) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([field, name]) => (name ? [[field, [name]] as const] : [])),
  );

/** Old mission reports, brought in by administrators. */
export function importRoutes({ actions: { imports } }: HttpDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/admin/imports',
      summary: 'Sheets of old mission reports that are there, and how far the latest import is',
      answer: importPage,
      run: async (who) => {
        const { place, sheets, run } = await imports.overview(who);
        return { place, sheets: [...sheets], run: run && runShape(run) };
      },
    }),
    route({
      method: 'POST',
      path: '/admin/imports/survey',
      summary: 'Which column of a sheet is what, and how many rows it has',
      body: chosenSheet,
      answer: sheetSurvey,
      run: async (who, { body: { sheet, columns } }): Promise<SheetSurvey> => {
        try {
          const found = await imports.survey(who, { sheet, columns: namesOf(columns) });
          const { rows, dropped } = found;
          return { rows, columns: { ...found.columns }, dropped: [...dropped], trouble: null };
        } catch (error) {
          if (!isRegisterError(error)) throw error;
          const trouble = { code: error.trouble, details: { ...error.details } };
          return { rows: 0, columns: {}, dropped: [], trouble };
        }
      },
    }),
    route({
      method: 'POST',
      path: '/admin/imports',
      summary:
        'Import a sheet, or say what that would do; what is there and the same is left alone',
      body: newImport,
      answer: importPage.shape.run.unwrap(),
      run: async (who, { body: { columns, ...wish } }) =>
        runShape(
          await imports
            .begin(who, { ...wish, columns: namesOf(columns) })
            .catch((error: unknown) => {
              // What is wrong with it is told by the look at its columns.
              if (!isRegisterError(error)) throw error;
              throw new AppError('invalid-input', 'a sheet to be read', { field: 'sheet' });
            }),
        ),
    }),
    route({
      method: 'POST',
      path: '/admin/imports/:id/stop',
      summary: 'End it after the rows in hand; begun again it goes on from there',
      params: byId,
      answer: null,
      run: (who, { params }) => imports.stop(who, params.id),
    }),
    route({
      method: 'GET',
      path: '/admin/imports/:id/refused',
      summary: 'Rows that were not taken, and why',
      params: byId,
      answer: importRefusals,
      run: async (who, { params }) => ({ items: [...(await imports.refused(who, params.id))] }),
    }),
  ];
}
