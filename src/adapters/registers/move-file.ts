import type { MoveKind, MoveRecord } from '../../ports/leavers.ts';
import type { PeopleNamed, Reading } from '../../ports/reading.ts';
import type { Fields, MoreNames } from './layout.ts';
import { type Row, readRows, type Shape, type WordsOf } from './rows.ts';

type Field = 'person' | 'contract' | 'last-day' | 'kind';

/** Only what a handover needs (FR-INT-5): who, on which day, and whether they leave or move. */
const FIELDS: Fields<Field> = {
  person: {
    names: [
      'person',
      'mail',
      'email',
      'e-mail',
      'staff member',
      'user id',
      'personne',
      'courriel',
      'adresse électronique',
      'persona',
      'correo',
      'correo electrónico',
    ],
    required: true,
  },
  contract: {
    names: [
      'contract',
      'contract number',
      'contrat',
      'n° de contrat',
      'contrato',
      'n.º de contrato',
    ],
    required: false,
  },
  'last-day': {
    names: [
      'last day',
      'leave date',
      'departure date',
      'dernier jour',
      'date de départ',
      'último día',
      'fecha de salida',
    ],
    required: true,
  },
  kind: {
    names: ['kind', 'type', 'kind of move', 'reason', 'motif', 'nature', 'tipo', 'motivo'],
    required: false,
  },
};

const KINDS: WordsOf<MoveKind> = {
  departure: [
    'leaving',
    'retirement',
    'resignation',
    'départ',
    'retraite',
    'démission',
    'salida',
    'jubilación',
    'renuncia',
  ],
  reassignment: [
    'transfer',
    'mobility',
    'réaffectation',
    'mutation',
    'mobilité',
    'reasignación',
    'traslado',
  ],
  'end-of-contract': ['end of contract', 'contract end', 'fin de contrat', 'fin de contrato'],
};

function parse(row: Row<Field>): MoveRecord | null {
  const person = row.need('person') && row.person('person');
  const lastDay = row.day('last-day');
  const kind = row.word('kind', KINDS, 'departure');
  const contract = row.text('contract');
  return person && kind ? { person, contract, lastDay, kind } : null;
}

const SHAPE: Shape<Field, MoveRecord> = {
  fields: FIELDS,
  people: ['person'],
  days: ['last-day'],
  keyed: 'person',
  key(row) {
    const person = row.person('person');
    return person === null ? null : `${person}|${row.text('contract')}`;
  },
  parse,
};

/** Its keys are `<person>|<contract>`. @throws RegisterError */
export const readMoves = (
  bytes: Uint8Array,
  people: PeopleNamed,
  more: MoreNames = {},
): Promise<Reading<MoveRecord>> => readRows(bytes, SHAPE, people, more);
