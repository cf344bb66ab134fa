import { asId, type PersonId } from '../../kernel/ids.ts';
import { milestonesIn } from '../../kernel/milestones.ts';
import type { PeopleNamed, Reading } from '../../ports/reading.ts';
import type { ProjectRecord } from '../../ports/registers.ts';
import type { Fields, MoreNames } from './layout.ts';
import { type Row, readRows, type Shape, type WordsOf } from './rows.ts';

type Field =
  | 'code'
  | 'title'
  | 'start'
  | 'end'
  | 'manager'
  | 'donor'
  | 'country'
  | 'outcome'
  | 'milestones'
  | 'state';

/** The columns that are read (FR-INT-4), by every name they are known to go by. Nothing else is. */
const FIELDS: Fields<Field> = {
  code: {
    names: [
      'project code',
      'code',
      'project symbol',
      'symbol',
      'code du projet',
      'code projet',
      'symbole',
      'código',
      'código del proyecto',
      'símbolo',
    ],
    required: true,
  },
  title: {
    names: [
      'title',
      'project title',
      'titre',
      'titre du projet',
      'intitulé',
      'título',
      'título del proyecto',
    ],
    required: true,
  },
  start: {
    names: [
      'start date',
      'starts on',
      'from',
      'date de début',
      'début',
      'fecha de inicio',
      'inicio',
    ],
    required: true,
  },
  end: {
    names: [
      'end date',
      'ends on',
      'until',
      'date de fin',
      'fin',
      'fecha de fin',
      'fecha de finalización',
    ],
    required: true,
  },
  manager: {
    names: [
      'manager',
      'project manager',
      'manager email',
      'responsable',
      'chef de projet',
      'gestionnaire',
      'gerente',
      'responsable del proyecto',
    ],
    required: true,
  },
  donor: {
    names: ['donor', 'funding partner', 'donateur', 'bailleur', 'donante'],
    required: false,
  },
  country: { names: ['country', 'countries', 'pays', 'país', 'países'], required: false },
  outcome: {
    names: ['outcome', 'outcomes', 'résultat', 'résultats', 'resultado', 'resultados'],
    required: false,
  },
  milestones: {
    names: ['milestone', 'key dates', 'jalons', 'étapes', 'hitos', 'etapas'],
    required: false,
  },
  state: { names: ['state', 'status', 'état', 'statut', 'estado'], required: false },
};

const STATES: WordsOf<ProjectRecord['state']> = {
  active: [
    'ongoing',
    'open',
    'running',
    'actif',
    'en cours',
    'ouvert',
    'activo',
    'en curso',
    'abierto',
  ],
  closed: [
    'completed',
    'ended',
    'finished',
    'clos',
    'clôturé',
    'terminé',
    'cerrado',
    'terminado',
    'finalizado',
  ],
  cancelled: ['canceled', 'annulé', 'cancelado', 'anulado'],
};

const list = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

const date = (day: string): Date => new Date(`${day}T00:00:00Z`);

function parse(row: Row<Field>): ProjectRecord | null {
  const code = row.need('code');
  const title = row.need('title');
  const starts = row.need('start') && row.day('start');
  const ends = row.need('end') && row.day('end');
  const managerId = row.person('manager');
  const state = row.word('state', STATES, 'active');
  const [countries, outcomes, donor] = [
    row.text('country'),
    row.text('outcome'),
    row.text('donor'),
  ];
  const milestones = milestonesIn(row.text('milestones'));
  if (!milestones) return row.refuse('milestones', 'no-day');
  if (!code || !title || !starts || !ends || !state) return null;
  if (ends < starts) return row.refuse('end', 'wrong-order');
  return {
    code,
    title,
    managerId: managerId === null ? null : asId<PersonId>(managerId),
    startsOn: date(starts),
    endsOn: date(ends),
    donor: donor || null,
    countries: list(countries),
    outcomes: list(outcomes),
    ...(milestones.length > 0 ? { milestones } : {}),
    state,
  };
}

const SHAPE: Shape<Field, ProjectRecord> = {
  fields: FIELDS,
  people: ['manager'],
  days: ['start', 'end'],
  keyed: 'code',
  key: (row) => row.text('code') || null,
  parse,
};

/** @throws RegisterError */
export const readProjects = (
  bytes: Uint8Array,
  people: PeopleNamed,
  more: MoreNames = {},
): Promise<Reading<ProjectRecord>> => readRows(bytes, SHAPE, people, more);
