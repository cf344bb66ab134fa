import { expect, test } from '@jest/globals';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { toldCount, type WhoReadsDeps, whoReadsView } from '../../src/views/who-reads.ts';
import { anActor } from '../support/people.ts';

const HOME = asId<CommunityId>('water');

test('how many read is told only where it tells of nobody: none, or five and more', () => {
  expect([0, 1, 4, 5, 60].map((count) => toldCount(count, 5))).toEqual([0, null, null, 5, 60]);
});

/** One community of seven members, two of whom moderate, and of six guests; 40 in the organization. */
const world = () => {
  const member = (id: string, role: string) => ({ person: asId<PersonId>(id), role });
  const roll = [
    ...['a', 'b'].map((id) => member(id, 'moderator')),
    ...['c', 'd', 'e', 'f', 'g'].map((id) => member(id, 'member')),
    ...['u', 'v', 'w', 'x', 'y', 'z'].map((id) => member(id, 'guest')),
  ];
  return whoReadsView({
    communities: {
      members: async () => roll,
      list: async () => [{ id: HOME, names: { en: 'Water', fr: 'Eau', es: 'Agua' } }],
    },
    people: { howMany: async () => 40 },
    governance: { setting: async () => 5 },
  } as unknown as WhoReadsDeps);
};

test('before a question is asked: how many members, guests and moderators read it there, and all staff', async () => {
  const who = anActor({ in: { [HOME]: 'member' } });
  const here = await world().of(who, { kind: 'asking', id: HOME });
  expect(here).toMatchObject({ communities: ['Water'], members: 7, guests: 6, moderators: 2 });
  expect(here).toMatchObject({ channel: true, everybody: 40, few: null });
  expect(await world().asking(who)).toEqual([here]);
  const elsewhere = anActor({ in: { other: 'member' } });
  const asked = world().of(elsewhere, { kind: 'asking', id: HOME });
  await expect(asked).rejects.toMatchObject({ code: 'not-found' });
});
