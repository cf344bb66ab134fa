import type { MissionRecord } from '../../ports/missions.ts';
import type { PeopleNamed, Reading } from '../../ports/reading.ts';
import type { Fields, MoreNames } from './layout.ts';
import { type Row, readRows, type Shape, type WordsOf } from './rows.ts';

type Field = 'mission' | 'person' | 'country' | 'start' | 'end' | 'title' | 'state';

const FIELDS: Fields<Field> = {
  mission: {
    names: [
      'mission number',
      'mission id',
      'travel number',
      'numéro de mission',
      'número de misión',
      'misión',
    ],
    required: true,
  },
  person: {
    names: [
      'person',
      'traveller',
      'mail',
      'email',
      'voyageur',
      'personne',
      'courriel',
      'viajero',
      'persona',
      'correo',
    ],
    required: true,
  },
  country: {
    names: ['country', 'destination', 'pays', 'país', 'destino'],
    required: true,
  },
  start: {
    names: [
      'start date',
      'departure',
      'from',
      'date de début',
      'départ',
      'fecha de inicio',
      'salida',
    ],
    required: true,
  },
  end: {
    names: ['end date', 'return', 'until', 'date de fin', 'retour', 'fecha de fin', 'regreso'],
    required: true,
  },
  title: { names: ['title', 'subject', 'titre', 'objet', 'título', 'objeto'], required: false },
  state: { names: ['state', 'status', 'état', 'statut', 'estado'], required: false },
};

export const MISSION_STATES: WordsOf<MissionRecord['state']> = {
  planned: [
    'approved',
    'confirmed',
    'active',
    'prévue',
    'prévu',
    'approuvée',
    'confirmée',
    'prevista',
    'aprobada',
    'confirmada',
  ],
  cancelled: ['canceled', 'annulée', 'annulé', 'cancelada', 'anulada', 'cancelado'],
};

function parse(row: Row<Field>): MissionRecord | null {
  const mission = row.need('mission');
  const person = row.need('person') && row.person('person');
  const startsOn = row.need('start') && row.day('start');
  const endsOn = row.need('end') && row.day('end');
  const country = row.need('country');
  const title = row.text('title') || null;
  const state = row.word('state', MISSION_STATES, 'planned');
  if (!mission || !person || !startsOn || !endsOn || !country || !state) return null;
  if (endsOn < startsOn) return row.refuse('end', 'wrong-order');
  return { key: `file:${mission}`, person, country, startsOn, endsOn, title, state };
}

const SHAPE: Shape<Field, MissionRecord> = {
  fields: FIELDS,
  people: ['person'],
  days: ['start', 'end'],
  keyed: 'mission',
  key: (row) => (row.text('mission') ? `file:${row.text('mission')}` : null),
  parse,
};

/** @throws RegisterError */
export const readMissions = (
  bytes: Uint8Array,
  people: PeopleNamed,
  more: MoreNames = {},
): Promise<Reading<MissionRecord>> => readRows(bytes, SHAPE, people, more);
