import type { PeopleNamed, Reading } from '../../ports/reading.ts';
import type { TrainingRecord } from '../../ports/trainings.ts';
import type { Fields, MoreNames } from './layout.ts';
import { MISSION_STATES } from './mission-file.ts';
import { type Row, readRows, type Shape } from './rows.ts';

type Field = 'training' | 'title' | 'person' | 'end' | 'state';

/** One row for each who takes part (FR-PRM-9); only what the question needs. */
const FIELDS: Fields<Field> = {
  training: {
    names: [
      'training number',
      'training id',
      'event',
      'event number',
      'cohort',
      'formation',
      'numéro de formation',
      'événement',
      'cohorte',
      'formación',
      'número de formación',
      'evento',
    ],
    required: true,
  },
  title: { names: ['subject', 'name', 'titre', 'intitulé', 'título', 'nombre'], required: true },
  person: {
    names: [
      'participant',
      'mail',
      'email',
      'personne',
      'participante',
      'courriel',
      'persona',
      'correo',
    ],
    required: true,
  },
  end: {
    names: [
      'end date',
      'last day',
      'date',
      'date de fin',
      'dernier jour',
      'fecha de fin',
      'último día',
      'fecha',
    ],
    required: true,
  },
  state: { names: ['status', 'état', 'statut', 'estado'], required: false },
};

function parse(row: Row<Field>): TrainingRecord | null {
  const training = row.need('training');
  const title = row.need('title');
  const person = row.need('person') && row.person('person');
  const endsOn = row.need('end') && row.day('end');
  const state = row.word('state', MISSION_STATES, 'planned');
  if (!training || !title || !person || !endsOn || !state) return null;
  return { key: `${training}|${person}`, training, title, person, endsOn, state };
}

const SHAPE: Shape<Field, TrainingRecord> = {
  fields: FIELDS,
  people: ['person'],
  days: ['end'],
  keyed: 'training',
  key(row) {
    const person = row.person('person');
    return row.text('training') && person ? `${row.text('training')}|${person}` : null;
  },
  parse,
};

/** @throws RegisterError */
export const readTrainings = (
  bytes: Uint8Array,
  people: PeopleNamed,
  more: MoreNames = {},
): Promise<Reading<TrainingRecord>> => readRows(bytes, SHAPE, people, more);
