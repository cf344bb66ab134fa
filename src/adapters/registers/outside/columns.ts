import type { Field, OutsidePlace } from '../../../ports/outside.ts';
import { RegisterError } from '../../../ports/reading.ts';

/** What sheets call their columns, folded. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  identifier: ['identifier', 'id', 'record id', 'record number', 'identifiant', 'identificador'],
  title: ['title', 'titre', 'titulo'],
  abstract: ['abstract', 'summary', 'description', 'resume', 'resumen'],
  authors: ['authors', 'author', 'creator', 'auteur', 'auteurs', 'autor', 'autores'],
  date: ['date', 'year', 'published', 'publication date', 'annee', 'ano', 'fecha'],
  language: ['language', 'langue', 'idioma', 'lang'],
  subjects: ['subjects', 'subject', 'keywords', 'topics', 'themes', 'sujets', 'mots cles', 'temas'],
  identifiers: ['isbn', 'doi', 'issn', 'report number', 'numbers', 'identifiers'],
  link: ['link', 'url', 'address', 'lien', 'enlace'],
  type: ['type', 'kind', 'categorie', 'tipo'],
  countries: ['countries', 'country', 'pays', 'pais', 'paises'],
  sector: ['sector', 'secteur', 'theme'],
  evaluation: ['evaluation', 'evaluation title', 'evaluation name', 'evaluacion', 'project'],
  lesson: [
    'lesson',
    'lesson learned',
    'lecon',
    'leccion',
    'good practice',
    'text',
    'texte',
    'texto',
  ],
};

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .trim();

export type Row = (field: Field) => string;

/**
 * Which cell holds which field; a name that an administrator gave comes before those that are known anyhow.
 * @throws RegisterError `columns-missing` naming what a sheet cannot do without
 */
export function layoutOf(
  header: readonly string[],
  { columns, kind }: Pick<OutsidePlace, 'columns' | 'kind'>,
): (cells: readonly string[]) => Row {
  const names = header.map(folded);
  const place = new Map<Field, number>();
  for (const [field, known] of Object.entries(NAMES) as [Field, readonly string[]][]) {
    const given = columns[field];
    const wanted = given === undefined ? known : [folded(given)];
    const at = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0);
    if (at !== undefined) place.set(field, at);
  }
  const needed: readonly Field[] = kind === 'lessons' ? ['lesson', 'link'] : ['title', 'link'];
  const missing = needed.filter((field) => !place.has(field));
  if (missing.length > 0)
    throw new RegisterError('columns-missing', { columns: missing.join(', ') });
  return (cells) => (field) => {
    const at = place.get(field);
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
}

/** Several in one cell. */
export const several = (cell: string): string[] =>
  cell
    .split(/\s*[;|]\s*/)
    .map((one) => one.trim())
    .filter(Boolean);
