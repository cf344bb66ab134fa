import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SynthesisPage } from '../../src/contract/discussions.ts';
import type { DoubtsFound } from '../../src/contract/doubts.ts';
import type { Matters, WhoReads } from '../../src/contract/safety.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, looksInChat, questionOf, repliesInChat } from '../support/journey-queries.ts';
import {
  contributesInChat,
  contributesInTab,
  contributionOf,
  opened,
  pageOf,
  readsInChat,
} from '../support/journey-steps.ts';

/** What somebody may not mean to post, who reads it, and abuse that goes to somebody not party to it. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const NAMED = 'Fatoumata Keita told us that the workshop cost 4,200 euros and nobody came.';
const FOR_MODERATORS = 'The inspectorate asked us to keep this among ourselves until the hearing.';
const mattersOf = async (name: string): Promise<Matters> =>
  (await j.tab(j.person(name))).get<Matters>('/safety');

test('the chat points out a name and a cost, and posts once the person sends it again', async () => {
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  const carlos = j.person('Carlos Mendoza');
  await contributesInChat(j, carlos, id, { text: NAMED });
  expect(carlos.sees()).toContain('Fatoumata Keita');
  expect(carlos.sees()).toContain('4,200 euros');
  expect((await pageOf(j, j.person('Omar Haddad'), id)).thread).toEqual([]);
  await carlos.presses('discussion.contribute', { text: NAMED });
  await j.settle();
  expect((await pageOf(j, j.person('Omar Haddad'), id)).thread.map(({ text }) => text)).toEqual([
    NAMED,
  ]);
});

test('what is for moderators stands neither in the channel nor before members', async () => {
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  const carlos = j.person('Carlos Mendoza');
  await contributesInChat(j, carlos, id, { text: FOR_MODERATORS, audience: 'moderators' });
  expect(j.channel('formalization').reads()).not.toContain(FOR_MODERATORS);
  expect((await pageOf(j, j.person('Omar Haddad'), id)).thread).toEqual([]);
  expect((await pageOf(j, carlos, id)).thread).toMatchObject([{ audience: 'moderators' }]);
  expect((await pageOf(j, j.person('Thandiwe Mokoena'), id)).thread).toHaveLength(1);
});

test('abuse is handled by a moderator who is not party to it; the reporter is told, the other is not', async () => {
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  const text = 'People who ask such questions have no business in this community.';
  await contributesInTab(j, j.person('Amina Diallo'), id, text);
  const omar = j.person('Omar Haddad');
  const { id: said } = await contributionOf(j, omar, id, text);
  await readsInChat(omar, id);
  await omar.presses({ verb: 'abuse.report', data: { id: said } });
  await omar.presses('abuse.send', { ground: 'harassment', words: 'This is meant for me.' });
  await j.settle();
  expect((await mattersOf('Amina Diallo')).reports).toEqual([]);
  expect((await mattersOf('Carlos Mendoza')).reports).toEqual([]);
  const [report] = (await mattersOf('Thandiwe Mokoena')).reports;
  expect(report).toMatchObject({ words: 'This is meant for me.', mine: false });
  const answer = { verb: 'act', version: report?.version, answer: 'I spoke with the author.' };
  const path = `/safety/reports/${report?.id}/handle`;
  const amina = await j.tab(j.person('Amina Diallo'));
  const thandiwe = await j.tab(j.person('Thandiwe Mokoena'));
  expect((await amina.asks('POST', path, answer)).status).toBe(404);
  expect((await thandiwe.asks('POST', path, answer)).status).toBe(204);
  expect((await mattersOf('Omar Haddad')).reports).toMatchObject([
    { state: 'acted', answer: 'I spoke with the author.', mine: true },
  ]);
});

test('a reply in the chat is looked at before it goes, and can be reported there; so can its question', async () => {
  const { id } = await asksInTab(j, j.person('Adjoa Mensah'));
  const mei = j.person('Mei Tanaka');
  await repliesInChat(j, mei, id, NAMED);
  expect(mei.sees()).toContain('4,200 euros');
  const thandiwe = j.person('Thandiwe Mokoena');
  expect((await questionOf(j, thandiwe, id)).thread).toEqual([]);
  await mei.presses('query.reply', { reply: NAMED });
  await j.settle();
  const { thread } = await questionOf(j, thandiwe, id);
  expect(thread.map(({ text }) => text)).toEqual([NAMED]);
  const omar = j.person('Omar Haddad');
  await looksInChat(omar, id);
  await omar.presses({ verb: 'abuse.report', data: { kind: 'reply', id: thread[0]?.id ?? '' } });
  expect(omar.sees()).toContain('4,200 euros');
  await omar.presses('abuse.send', { ground: 'private', words: 'She did not want that told.' });
  await omar.presses({ verb: 'abuse.report', data: { kind: 'query', id } });
  await omar.presses('abuse.send', { ground: 'other', words: 'Asked for somebody else.' });
  await j.settle();
  expect((await mattersOf('Omar Haddad')).reports.map(({ words }) => words).sort()).toEqual([
    'Asked for somebody else.',
    'She did not want that told.',
  ]);
});

test('“will I be quoted?” is answered in plain words: who reads, how long, how to take back, without a name', async () => {
  const omar = j.person('Omar Haddad');
  await omar.says('will I be quoted?');
  const seen = omar.sees();
  for (const part of [
    'all members of that community',
    'names you only if',
    '[…]',
    'Without your name',
  ])
    expect(seen).toContain(part);
  await j.person('Fatou Ndiaye').says('Serai-je citée ?');
  expect(j.person('Fatou Ndiaye').sees()).toContain('[…]');
});

test('where somebody writes they are told who reads exactly there, in chat and tab', async () => {
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  const omar = j.person('Omar Haddad');
  await readsInChat(omar, id);
  await omar.presses('readers.show');
  const tab = await j.tab(omar);
  const reads = await tab.get<WhoReads>(`/safety/readers?discussion=${id}`);
  const { db } = j.database;
  const members = await db
    .selectFrom('memberships')
    .innerJoin('discussions', 'discussions.community', 'memberships.community')
    .select('memberships.person')
    .where('discussions.id', '=', id)
    .where('memberships.role', '<>', 'guest')
    .execute();
  expect(reads).toMatchObject({ kind: 'discussion', guests: 0, channel: true, unnamed: true });
  expect(reads.members).toBe(members.length);
  expect(omar.sees()).toContain(`${members.length} members`);
  expect(omar.sees()).toContain('only if you agree to it for this one text');
  // The same of a question, before it is asked.
  const asking = await tab.get<WhoReads>('/safety/readers?asking=formalization');
  expect(asking).toMatchObject({ ...{ kind: 'asking', guests: 0, members: members.length } });
  const staff = await db.selectFrom('people').select('id').where('external', '=', false).execute();
  expect(asking.everybody).toBe(staff.length);
  const words = 'Has anyone registered domestic workers in Kenya?';
  await omar.says(words);
  await omar.presses('query.form');
  await omar.presses('readers.show');
  expect(omar.sees()).toContain(`${members.length} members`);
  expect(omar.sees()).toContain(`${staff.length} people can find it`);
  await omar.presses('query.form');
  expect(omar.inputs().find(({ id: input }) => input === 'query')?.value).toBe(words);
  const outsider = await j.tab(j.person('Jonas Weber'));
  const other = await outsider.asks('GET', `/safety/readers?discussion=${id}`);
  expect(other.status).toBe(404);
});

test('a draft that tells the country of somebody who did not agree to be quoted is pointed out, and why', async () => {
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  const { db } = j.database;
  const { country } = await db
    .selectFrom('people')
    .select('country')
    .where('name', '=', 'Carlos Mendoza')
    .executeTakeFirstOrThrow();
  const text = `Inspectors in ${country} registered four hundred employers at lunch time last year.`;
  await contributesInTab(j, j.person('Carlos Mendoza'), id, text, { question: 0 });
  await j.clock.to('2026-03-05T10:00Z');
  await j.clock.to('2026-03-17T10:00Z');
  await j.settle();
  const amina = await j.tab(j.person('Amina Diallo'));
  const path = `/discussions/${id}/synthesis`;
  const page = await amina.get<SynthesisPage>(path);
  const point = page.statements.find((one) => one.text === text);
  const asked = { statements: [{ id: 's1', text, sources: point?.sources ?? [] }] };
  const found = await amina.post<DoubtsFound>(`${path}/doubts`, asked);
  expect(found.items).toEqual([{ id: 's1', lacks: [{ kind: 'tells-country', words: [country] }] }]);
});
