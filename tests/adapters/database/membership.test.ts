import { expect, test } from '@jest/globals';
import type { Activity, Entry } from '../../../src/features/membership/calendar.ts';
import type { Offer } from '../../../src/features/membership/succession.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { onBothDatabases } from './contract/both.ts';
import {
  ANA,
  BO,
  community,
  DAY_MS,
  later,
  NOON,
  person,
  WATER,
  type World,
} from './contract/world.ts';

/** Who came and went, endings, offers to moderate, calendar and workplan: on both databases. */

const entry: Entry = {
  id: 'e1',
  version: 1,
  community: WATER,
  kind: 'event',
  title: 'Fair',
  startsOn: '2026-04-01',
  endsOn: '2026-04-02',
  place: 'Lima',
  guests: false,
  createdBy: ANA,
  createdAt: NOON,
};
const activity: Activity = {
  id: 'a1',
  version: 1,
  community: WATER,
  what: 'Write the guide',
  who: ANA,
  by: '2026-05-01',
  doneAt: null,
  createdBy: ANA,
  createdAt: NOON,
};
const offer: Offer = {
  id: 'o1',
  version: 1,
  community: WATER,
  person: BO,
  why: 'quiet',
  state: 'asked',
  askedBy: null,
  askedAt: NOON,
  decidedAt: null,
};
onBothDatabases((world: () => World) => {
  const run: World['work']['run'] = (work) => world().work.run(work);
  const CHANGED = { code: 'changed-meanwhile' };

  test('more members than one statement has parameters for are kept, and let go again', async () => {
    await run((tx) => tx.communities.save(community()));
    const many = Array.from({ length: 22_000 }, (_, at) => ({
      community: WATER,
      person: asId<PersonId>(`p${at}`),
      role: 'member' as const,
    }));
    await run((tx) => tx.communities.replaceMembers(WATER, many));
    expect(await run((tx) => tx.communities.members(WATER))).toHaveLength(22_000);
    await run((tx) => tx.communities.replaceMembers(WATER, many.slice(1)));
    expect(await run((tx) => tx.communities.members(WATER))).toHaveLength(21_999);
  });

  test('who comes is noted, who goes lays down the role, who comes back is there since the beginning', async () => {
    await run(async (tx) => {
      await tx.people.save([person({ id: ANA })], NOON);
      await tx.communities.save(community({ id: WATER }));
      await tx.communities.replaceMembers(WATER, [
        { community: WATER, person: ANA, role: 'member' },
      ]);
      await tx.membersSeen.join(WATER, [ANA, BO], NOON);
      await tx.membersSeen.makeModerator(WATER, ANA, NOON);
      await tx.membersSeen.keep(WATER, ANA, later(1));
    });
    const [ana] = await run((tx) => tx.membersSeen.of(WATER, NOON));
    expect(ana).toMatchObject({ person: ANA, role: 'moderator', since: NOON, keptAt: later(1) });
    // The team still calls her a member: she said yes here.
    const again = [{ community: WATER, person: ANA, role: 'member' as const }];
    await run((tx) => tx.communities.replaceMembers(WATER, again));
    expect((await run((tx) => tx.membersSeen.of(WATER, NOON)))[0]?.role).toBe('moderator');
    await run((tx) => tx.membersSeen.leave(WATER, [ANA], later(DAY_MS)));
    await run((tx) => tx.communities.replaceMembers(WATER, again));
    expect((await run((tx) => tx.membersSeen.of(WATER, NOON)))[0]?.role).toBe('member');
    await run((tx) => tx.membersSeen.leave(WATER, [ANA], null));
    expect(await run((tx) => tx.membersSeen.lines(WATER))).toEqual([
      { person: ANA, since: NOON, leftAt: null },
      { person: BO, since: NOON, leftAt: null },
    ]);
  });

  test('somebody of another organization is a guest, whatever role the team gives them', async () => {
    const guest = asId<PersonId>('guest');
    await run(async (tx) => {
      await tx.communities.save(community({ id: WATER }));
      await tx.people.save([person({ id: guest, external: true })], NOON);
      await tx.people.save([person({ id: BO })], NOON);
      await tx.communities.replaceMembers(WATER, [
        { community: WATER, person: guest, role: 'moderator' },
        { community: WATER, person: BO, role: 'member' },
      ]);
    });
    const known = await run((tx) => tx.people.actor(guest));
    expect(known?.actor).toMatchObject({ external: true, guestOf: new Set([WATER]) });
    expect(known?.actor.memberships.size).toBe(0);
    const staff = (await run((tx) => tx.people.actor(BO)))?.actor;
    expect(staff?.memberships).toEqual(new Map([[WATER, 'member']]));
    expect(staff?.guestOf).toBeUndefined();
  });

  test('notices and ideas are kept once', async () => {
    await run((tx) => tx.endings.tell(WATER, { endsOn: '2026-12-31', days: 90 }));
    await run((tx) => tx.endings.tell(WATER, { endsOn: '2026-12-31', days: 30 }));
    expect(await run((tx) => tx.endings.told(WATER))).toEqual({ endsOn: '2026-12-31', days: 30 });
    const idea = { id: 'i1', community: WATER, person: ANA, text: 'Merge', at: NOON };
    expect(await run((tx) => tx.endings.addIdea(idea))).toBe(true);
    expect(await run((tx) => tx.endings.addIdea(idea))).toBe(false);
    expect(await run((tx) => tx.endings.ideas(WATER))).toEqual([idea]);
  });

  test('an offer is answered once, and that nobody leads is known since the first time', async () => {
    await run((tx) => tx.moderatorOffers.insert(offer));
    expect(await run((tx) => tx.moderatorOffers.of(WATER))).toEqual([offer]);
    const declined = { ...offer, state: 'declined' as const, decidedAt: later(1) };
    await run((tx) => tx.moderatorOffers.update(declined));
    await expect(run((tx) => tx.moderatorOffers.update(declined))).rejects.toMatchObject(CHANGED);
    expect(await run((tx) => tx.moderatorOffers.get('o1'))).toEqual({ ...declined, version: 2 });
    await run((tx) => tx.moderatorOffers.flag(WATER, NOON));
    await run((tx) => tx.moderatorOffers.flag(WATER, later(5)));
    expect(await run((tx) => tx.moderatorOffers.flaggedAt(WATER))).toEqual(NOON);
    await run((tx) => tx.moderatorOffers.flag(WATER, null));
    expect(await run((tx) => tx.moderatorOffers.flaggedAt(WATER))).toBeNull();
  });

  test('of two who change a day or an activity at once the second is told', async () => {
    await run((tx) => tx.calendars.insertEntry(entry));
    await run((tx) => tx.calendars.updateEntry({ ...entry, title: 'Seed fair' }));
    await expect(run((tx) => tx.calendars.updateEntry(entry))).rejects.toMatchObject(CHANGED);
    await expect(run((tx) => tx.calendars.removeEntry('e1', 1))).rejects.toMatchObject(CHANGED);
    expect(await run((tx) => tx.calendars.entries(WATER))).toEqual([
      { ...entry, title: 'Seed fair', version: 2 },
    ]);
    await run((tx) => tx.calendars.removeEntry('e1', 2));
    expect(await run((tx) => tx.calendars.entry('e1'))).toBeNull();

    await run((tx) => tx.calendars.insertActivity(activity));
    await run((tx) => tx.calendars.updateActivity({ ...activity, by: null }));
    const old = run((tx) => tx.calendars.updateActivity(activity));
    await expect(old).rejects.toMatchObject(CHANGED);
  });

  test('what somebody had to do and has not done goes to their successor', async () => {
    await run(async (tx) => {
      await tx.calendars.insertActivity(activity);
      await tx.calendars.insertActivity({ ...activity, id: 'a2', doneAt: NOON });
    });
    expect(await run((tx) => tx.calendars.handOver(WATER, [ANA], BO))).toBe(1);
    const all = await run((tx) => tx.calendars.activities(WATER));
    expect(all.map(({ id, who }) => [id, who])).toEqual([
      ['a1', BO],
      ['a2', ANA],
    ]);
  });
});
