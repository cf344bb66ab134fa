import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CaptureSheet } from '../../src/contract/capture.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import type {
  CalendarFile,
  CommunityCalendar,
  CommunityHome,
  CommunityMembers,
} from '../../src/contract/membership.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { reading } from '../support/teams.ts';

/** Inside a community: greeted once, told that it ends, its calendar and people, somebody who leads it. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 24 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const HERE = asId<CommunityId>('formalization');
const PATH = `/communities/${HERE}`;
const NEW = 'Jonas Weber';
const MEMBER = 'Mei Tanaka';
const MODERATOR = 'Thandiwe Mokoena';

const tabOf = (who: string) => j.tab(j.person(who));
const readsOf = (who: string): string => j.person(who).chat().map(reading).join('\n');
const times = (text: string, words: string): number => text.split(words).length - 1;

test('who joins is greeted once with what to begin with, and not again within a month', async () => {
  await (await tabOf(NEW)).post(`${PATH}/join`, {});
  // One unasked message a day: a question about his project goes first.
  await j.clock.to('2026-03-03T09:00:00Z');
  await j.clock.to('2026-03-04T09:00:00Z');
  const greeting = readsOf(NEW);
  expect(greeting).toContain('Welcome');
  expect(greeting).toContain('move out of informality');
  expect(greeting).toContain('Amina Diallo');
  await j.sync();
  await (await tabOf(NEW)).post(`${PATH}/leave`, { successor: null });
  await j.sync();
  await (await tabOf(NEW)).post(`${PATH}/join`, {});
  await j.clock.to('2026-03-05T09:00:00Z');
  await j.clock.to('2026-03-06T09:00:00Z');
  expect(times(readsOf(NEW), 'move out of informality')).toBe(1);
  // Whoever was there before the product came is greeted by nobody.
  expect(readsOf(MEMBER)).not.toContain('move out of informality');
});

test('every member of a bounded community hears that it ends, once, whatever the clock jumps over', async () => {
  await j.database.db
    .updateTable('communities')
    .set({ ends_on: '2026-09-30', plan: 'The library goes to the region.' })
    .where('id', '=', HERE)
    .execute();
  await j.app.actions.membership.follow(HERE);
  await j.clock.to('2026-09-24T09:00:00Z');
  await j.clock.to('2026-09-25T09:00:00Z');
  expect(times(readsOf(MEMBER), 'The library goes to the region.')).toBe(1);
  const tab = await tabOf(MEMBER);
  const idea = { text: 'Keep the market visits.', nonce: 'twice-is-once' };
  await tab.post(`${PATH}/ideas`, idea);
  await tab.post(`${PATH}/ideas`, idea);
  const { ideas } = await (await tabOf(MODERATOR)).get<CommunityMembers>(`${PATH}/members`);
  expect(ideas.map(({ name, text }) => [name, text])).toEqual([[MEMBER, idea.text]]);
  const home = await tab.get<CommunityHome>(`${PATH}/home`);
  expect(home).toMatchObject({ endsOn: '2026-09-30', daysLeft: 5, moderator: false, tasks: [] });
});

test('the home page has purpose, people and dates; the calendar is a file too; strangers see nothing', async () => {
  const moderator = await tabOf(MODERATOR);
  const day = {
    kind: 'event',
    title: 'Fair of Lima',
    startsOn: '2026-03-20',
    endsOn: '2026-03-21',
  };
  await moderator.post(`${PATH}/calendar`, { ...day, place: 'Lima', guests: false });
  const member = await tabOf(MEMBER);
  const home = await member.get<CommunityHome>(`${PATH}/home`);
  expect(home.dates.map(({ title }) => title)).toContain('Fair of Lima');
  expect(home.resources.length).toBeGreaterThan(0);
  // Nobody has spoken yet: all are quiet, and quiet ones are members.
  expect(home.figures).toMatchObject({ members: 19, counts: { active: 0, quiet: 19 } });
  const file = await member.get<CalendarFile>(`${PATH}/calendar-file`);
  expect(file.text).toContain('SUMMARY:Fair of Lima\r\nLOCATION:Lima');
  await j.person(MEMBER).says('calendar');
  expect(readsOf(MEMBER)).toContain('Fair of Lima');
  const stranger = await tabOf(NEW);
  await expect(stranger.get(`${PATH}/home`)).rejects.toThrow('404');
  await expect(member.get(`${PATH}/members`)).rejects.toThrow('403');
});

/** A report of a mission on this community’s topics, sent twice. */
const REPORT = {
  ...{ title: 'Mission on market registers, Kisumu', objective: 'See how stalls are registered.' },
  ...{ dates: '2026-02-23/2026-02-27', kind: 'international', countries: 'Kenya' },
  ...{ authors: MEMBER, achievements: 'Register agreed with the county and the traders’ union' },
  findings: 'Traders register where the fee is paid by telephone in market hours.',
  'follow-up': 'Send the draft by-law\tMei Tanaka\t2026-05-14\nKeep in touch\tMei Tanaka',
  ...{ contacts: 'Grace Otieno\tKisumu traders’ union', topics: 'informality' },
};

test('what a mission agreed is in the calendar once its report is out, which all staff find by country and partner', async () => {
  const tab = await tabOf(MEMBER);
  const begun = { nonce: 'from-a-train', template: 'mission-report', prompt: null };
  const { capture } = await tab.post<CaptureSheet>('/captures', begun);
  expect((await tab.post<CaptureSheet>('/captures', begun)).capture.id).toBe(capture.id);
  const path = `/captures/${capture.id}`;
  await tab.put(`${path}/answers`, { answers: REPORT });
  const agreed = async () =>
    (await (await tabOf(MODERATOR)).get<CommunityCalendar>(`${PATH}/calendar`)).dates.filter(
      ({ kind }) => kind === 'follow-up',
    );
  expect(await agreed()).toEqual([]);
  await tab.post(`${path}/submit`, {});
  await tab.asks('POST', `${path}/submit`);
  await j.settle();
  const title = `Send the draft by-law – ${REPORT.title}`;
  expect(await agreed()).toMatchObject([{ title, startsOn: '2026-05-14', endsOn: '2026-05-14' }]);
  const { text } = await tab.get<CalendarFile>(`${PATH}/calendar-file`);
  expect(text.replaceAll('\r\n ', '')).toContain(
    `DTSTART;VALUE=DATE:20260514\r\nDTEND;VALUE=DATE:20260515\r\nSUMMARY:Agreed on a mission or at an event: ${title.replace(',', '\\,')}`,
  );
  const stranger = await tabOf(NEW);
  for (const words of ['registers in Kenya', 'Kisumu traders’ union']) {
    const found = await stranger.get<SearchAnswer>(`/search?q=${encodeURIComponent(words)}`);
    expect(found.hits.filter((one) => one.title === REPORT.title)).toHaveLength(1);
  }
  // Taken back, it has no days any more.
  await tab.post(`${path}/retract`, { reason: 'The by-law is withdrawn.' });
  await j.settle();
  expect(await agreed()).toEqual([]);
});

test('whoever says yes moderates, and goes on doing so when the team is read again', async () => {
  const person = personId(MEMBER);
  await (await tabOf(MODERATOR)).post(`${PATH}/members/${person}`, { verb: 'ask-to-moderate' });
  await j.clock.to('2026-03-03T09:00:00Z');
  await j.person(MEMBER).presses('Yes, I will');
  await j.sync();
  const roles = await j.app.actions.communities.members(HERE);
  expect(roles.find((one) => one.person === person)?.role).toBe('moderator');
  expect((await (await tabOf(MEMBER)).get<CommunityHome>(`${PATH}/home`)).moderator).toBe(true);
});
