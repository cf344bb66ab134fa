import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type {
  RefusedReport,
  ReportField,
  ReportRead,
  ReportRefusal,
} from '../../ports/old-reports.ts';
import type { DayRead } from './days.ts';
import type { Fields } from './layout.ts';
import { fold, type Layout } from './layout.ts';
import type { TableRow } from './table.ts';
import { writtenDay } from './written-days.ts';

/** What each column is called in sheets of English, French and Spanish offices. */
export const REPORT_COLUMNS: Fields<ReportField> = {
  number: {
    names: [
      'report number',
      'reference',
      'mission number',
      'no',
      'numéro',
      'référence',
      'numéro de mission',
      'número',
      'referencia',
      'número de misión',
    ],
    required: true,
  },
  title: { names: ['title', 'subject', 'titre', 'objet', 'título', 'asunto'], required: true },
  authors: {
    names: [
      'author',
      'traveller',
      'mail',
      'email',
      'auteur',
      'auteurs',
      'voyageur',
      'courriel',
      'autor',
      'autores',
      'viajero',
      'correo',
    ],
    required: false,
  },
  start: {
    names: [
      'start date',
      'from',
      'departure',
      'date de début',
      'du',
      'départ',
      'fecha de inicio',
      'desde',
      'salida',
    ],
    required: false,
  },
  end: {
    names: [
      'end date',
      'until',
      'to',
      'return',
      'date de fin',
      'au',
      'retour',
      'fecha de fin',
      'hasta',
      'regreso',
    ],
    required: false,
  },
  countries: {
    names: ['country', 'destination', 'pays', 'país', 'países', 'destino'],
    required: false,
  },
  topics: {
    names: ['topic', 'keywords', 'themes', 'thèmes', 'mots clés', 'temas', 'palabras clave'],
    required: false,
  },
  language: { names: ['language', 'langue', 'idioma', 'lengua'], required: false },
  unit: {
    names: ['unit', 'department', 'unité', 'service', 'unidad', 'departamento'],
    required: false,
  },
  summary: {
    names: [
      'abstract',
      'achievements',
      'objective',
      'résumé',
      'résultats obtenus',
      'objectif',
      'resumen',
      'logros',
      'objetivo',
    ],
    required: false,
  },
  findings: { names: ['conclusions', 'constats', 'hallazgos', 'conclusiones'], required: false },
  file: {
    names: ['file name', 'document', 'path', 'fichier', 'chemin', 'archivo', 'ruta', 'documento'],
    required: false,
  },
};

/** How long each may be; what is said of none is a line. */
const LONGEST: Readonly<Partial<Record<ReportField, number>>> = {
  number: 100,
  summary: 20_000,
  findings: 100_000,
  authors: 2_000,
  countries: 2_000,
  topics: 2_000,
};
const LINE = 500;

const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  english: 'en',
  anglais: 'en',
  ingles: 'en',
  french: 'fr',
  francais: 'fr',
  frances: 'fr',
  spanish: 'es',
  espagnol: 'es',
  espanol: 'es',
};

export interface Reader {
  readonly layout: Layout<ReportField>;
  readonly countriesIn: (text: string) => readonly string[];
  readonly dayOf: Readonly<Record<'start' | 'end', (text: string) => DayRead>>;
}

/** What goes on from the name before it: `Tanzania, United Republic of`. */
const BELONGS =
  /^(the |united|democratic|republic|r[ée]p|rep[úu]blica|plurinational|bolivarian|islamic|federated|[ée]tat|estado|de |del |of )/i;

/** Countries as they are written, in any of the languages. Null where a part names none. */
function countriesOf(text: string, countriesIn: Reader['countriesIn']): readonly string[] | null {
  const parts = text
    .split(/[;|/\n]|,(?! *$)/)
    .map((part) => part.trim())
    .filter(Boolean);
  const unknown = parts.some(
    (part, at) => countriesIn(part).length === 0 && !(at > 0 && BELONGS.test(part)),
  );
  return unknown
    ? null
    : [...new Set([...parts.flatMap((part) => countriesIn(part)), ...countriesIn(text)])];
}

function languageOf(text: string): Language | null {
  const word = fold(text);
  return LANGUAGE_NAMES[word] ?? LANGUAGES.find((tag) => tag === word) ?? null;
}

/** One row of a sheet; or all that is wrong with it. */
export function readReport(
  { line, cells }: TableRow,
  { layout, countriesIn, dayOf }: Reader,
): ReportRead {
  const refused: RefusedReport[] = [];
  const cell = (field: ReportField): string => cells[layout.at.get(field) ?? -1] ?? '';
  const number = cell('number').slice(0, LONGEST.number);
  const refuse = (field: ReportField, reason: ReportRefusal): null => {
    refused.push({ line, number, column: layout.called.get(field) ?? field, reason });
    return null;
  };
  const text = (field: ReportField): string => {
    if (cell(field).length > (LONGEST[field] ?? LINE)) refuse(field, 'too-long');
    return cell(field);
  };
  const need = (field: ReportField): string => text(field) || (refuse(field, 'missing') ?? '');
  const day = (field: 'start' | 'end'): string | null => {
    const given = text(field);
    if (given === '') return null;
    const written = writtenDay(given);
    if (written) return written;
    const read = dayOf[field](given);
    return 'day' in read
      ? read.day
      : refuse(field, read.refusal === 'ambiguous-day' ? 'ambiguous-day' : 'no-day');
  };
  const [start, end] = [day('start'), day('end')];
  if (start && end && end < start) refuse('end', 'wrong-order');
  const named = text('countries');
  const report = {
    ...{ line, number: need('number'), title: need('title'), start, end },
    authors: text('authors')
      .split(/[;,\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
    countries: countriesOf(named, countriesIn) ?? refuse('countries', 'unknown-country') ?? [],
    topics: text('topics'),
    language: languageOf(text('language')),
    unit: text('unit') || null,
    summary: text('summary'),
    findings: text('findings'),
    file: text('file') || null,
  };
  if (!report.file && !report.summary && !report.findings) refuse('summary', 'nothing-said');
  return refused.length > 0 ? { refused } : { report };
}
