import { expect, test } from '@jest/globals';
import { type CaptureMove, lyingOf } from '../../../src/features/capture/model.ts';
import {
  ALL_STAFF,
  checkedReaders,
  isForReader,
  narrows,
  proposedReaders,
  type RecordAudience,
  type RecordReaders,
} from '../../../src/features/capture/readers.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Actor } from '../../../src/kernel/person.ts';
import { anActor as actor } from '../../support/people.ts';

/** Who reads a record: as its author chose, and later only fewer. */

const [EVA, LUC, MAX] = ['eva', 'luc', 'max'].map((id) => asId<PersonId>(id)) as [
  PersonId,
  PersonId,
  PersonId,
];
const [SKILLS, WAGES] = ['skills', 'wages'].map((id) => asId<CommunityId>(id)) as [
  CommunityId,
  CommunityId,
];
const readers = (audience: RecordAudience, given: Partial<RecordReaders> = {}): RecordReaders => ({
  ...ALL_STAFF,
  audience,
  ...given,
});
const OF = {
  staff: readers('staff'),
  unit: readers('unit', { unit: 'SOCPRO' }),
  community: readers('community', { community: SKILLS }),
  moderators: readers('moderators', { community: SKILLS }),
  supervisor: readers('supervisor', { people: [MAX] }),
  named: readers('named', { people: [EVA, LUC] }),
};

test('each reads what is for them, and nothing else', () => {
  const people: Readonly<Record<string, Actor>> = {
    stranger: actor({ unit: 'FUNDING' }),
    'of the unit': actor({ unit: 'SOCPRO' }),
    member: actor({ unit: null, in: { skills: 'member' } }),
    moderator: actor({ in: { skills: 'moderator' } }),
    'moderator elsewhere': actor({ in: { wages: 'moderator' } }),
    supervisor: actor({ id: MAX }),
    named: actor({ id: EVA }),
    administrator: actor({ roles: ['administrator', 'governance', 'content-manager'] }),
    guest: actor({ id: EVA, unit: 'SOCPRO', external: true, guestOf: new Set([SKILLS]) }),
  };
  const read = Object.fromEntries(
    Object.entries(people).map(([name, who]) => [
      name,
      Object.entries(OF).flatMap(([audience, one]) => (isForReader(one, who) ? [audience] : [])),
    ]),
  );
  expect(read).toEqual({
    stranger: ['staff'],
    'of the unit': ['staff', 'unit'],
    member: ['staff', 'community'],
    moderator: ['staff', 'community', 'moderators'],
    'moderator elsewhere': ['staff'],
    supervisor: ['staff', 'supervisor'],
    named: ['staff', 'named'],
    administrator: ['staff'],
    guest: [],
  });
});

test('nobody reads it later who did not before', () => {
  const everybody = new Set([EVA, LUC, MAX]);
  const table = Object.entries(OF).map(([from, before]) => [
    from,
    Object.entries(OF).flatMap(([to, after]) =>
      narrows(before, after, before.people.length > 0 ? new Set(before.people) : everybody)
        ? [to]
        : [],
    ),
  ]);
  expect(Object.fromEntries(table)).toEqual({
    staff: ['unit', 'community', 'moderators', 'supervisor', 'named'],
    unit: ['supervisor', 'named'],
    community: ['moderators', 'supervisor', 'named'],
    moderators: ['supervisor', 'named'],
    supervisor: [],
    named: [],
  });
  const none: ReadonlySet<PersonId> = new Set();
  expect(narrows(OF.community, OF.named, none)).toBe(false);
  expect(narrows(OF.community, readers('moderators', { community: WAGES }), everybody)).toBe(false);
  expect(narrows(OF.unit, readers('community', { community: SKILLS }), everybody)).toBe(false);
  const of = (...people: PersonId[]) => readers('named', { people });
  expect(narrows(OF.named, of(EVA), new Set(OF.named.people))).toBe(true);
  expect(narrows(OF.named, of(EVA, MAX), new Set(OF.named.people))).toBe(false);
  expect(narrows(OF.named, of(), new Set(OF.named.people))).toBe(false);
});

test('what its form proposes is never more than the form says', () => {
  const by = actor({ unit: 'SOCPRO', managerId: MAX });
  expect(proposedReaders({ audience: 'all-staff' }, by)).toEqual(OF.staff);
  expect(proposedReaders({ audience: 'unit' }, by)).toEqual(OF.unit);
  expect(proposedReaders({ audience: 'supervisor' }, by)).toEqual(OF.supervisor);
  const alone = actor({ unit: null, managerId: null });
  const asked = readers('named');
  expect(proposedReaders({ audience: 'unit' }, alone)).toEqual(asked);
  expect(proposedReaders({ audience: 'supervisor' }, alone)).toEqual(asked);
});

test('of communities that are not one’s own, and of nobody, none is made', () => {
  const who = actor({ unit: null, managerId: null, in: { skills: 'member' } });
  const refused = (audience: RecordAudience, community: CommunityId | null, people: PersonId[]) => {
    try {
      return checkedReaders({ audience, community, people }, who).audience;
    } catch (error) {
      return isAppError(error) ? error.code : error;
    }
  };
  expect(refused('community', SKILLS, [])).toBe('community');
  expect(refused('community', WAGES, [])).toBe('not-a-member');
  expect(refused('moderators', null, [])).toBe('not-a-member');
  expect(refused('unit', null, [])).toBe('invalid-input');
  expect(refused('supervisor', null, [])).toBe('invalid-input');
  expect(refused('named', null, [who.id])).toBe('invalid-input');
  const many = Array.from({ length: 21 }, (_, at) => asId<PersonId>(`p${at}`));
  expect(refused('named', null, many)).toBe('invalid-input');
  expect(refused('named', null, [EVA])).toBe('named');
});

test('a document lies where it was put last, wherever it was before', () => {
  const move = (one: CaptureMove['move'], file: string | null, drive?: string): CaptureMove => ({
    ...{ move: one, at: '2026-03-02T09:00:00Z', reason: '', file },
    ...(drive === undefined ? {} : { drive }),
  });
  const out = move('published', 'a.docx');
  expect(lyingOf({ history: [] })).toBeNull();
  expect(lyingOf({ history: [out] })).toEqual({ file: 'a.docx', drive: null });
  const near = move('narrowed', 'a.docx', 'd2');
  expect(lyingOf({ history: [out, near, move('retracted', null)] })).toEqual({
    file: 'a.docx',
    drive: 'd2',
  });
  expect(lyingOf({ history: [out, near, move('narrowed', null)] })).toBeNull();
});
