import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type SqlBool, sql } from 'kysely';
import { createExtractor } from '../../src/adapters/documents/extract.ts';
import type { OwnRecord, RecordFile, ShownRecord } from '../../src/contract/credit.ts';
import type { QueryPage } from '../../src/contract/queries.ts';
import type { MyShowcase, ShowcaseChoice } from '../../src/contract/showcase.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, QUESTION, repliesInTab } from '../support/journey-queries.ts';
import { opened } from '../support/journey-steps.ts';
import type { FakePerson } from '../support/teams.ts';

/** Appraisal season: a record is its person's own, tells what came of what they did, and compares nobody. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 60 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const recordOf = async (who: FakePerson, year?: number): Promise<OwnRecord> =>
  (await j.tab(who)).get(`/my-record${year === undefined ? '' : `?year=${year}`}`);

const lines = ({ deeds }: Pick<OwnRecord, 'deeds'>) =>
  deeds.map(({ kind, title, count }) => [kind, title, count]);

/** A member, Spanish-speaking, with a document of his in the library. */
async function owner(): Promise<{ readonly person: FakePerson; readonly product: string }> {
  const person = j.person('Carlos Mendoza');
  const { db } = j.database;
  const { id } = await db
    .selectFrom('products')
    .select('id')
    .where(sql<SqlBool>`audience ->> 'kind' = 'all'`)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('products').set({ owner_id: person.id }).where('id', '=', id).execute();
  return { person, product: id };
}

/** Whoever asked thanks in chat, and again in the tab: it counts once, for the one who replied, and nobody else sees it. */
async function thanksOnce(asker: FakePerson, author: FakePerson, other: FakePerson, id: string) {
  await asker.presses('query.read');
  await asker.presses('reply.thanks');
  expect(asker.sees()).toContain(`${author.name} finds your thanks in their own record`);
  const [reply] = (await (await j.tab(asker)).get<QueryPage>(`/queries/${id}`)).thread;
  expect(reply?.thanks).toBe('said');
  const path = `/queries/${id}/replies/${reply?.id}/thanks`;
  await (await j.tab(asker)).post(path, {});
  expect((await (await j.tab(other)).asks('POST', path, {})).status).toBe(403);
  for (const reader of [author, other]) {
    const seen = await (await j.tab(reader)).get<QueryPage>(`/queries/${id}`);
    expect(seen.thread.map(({ thanks }) => thanks)).toEqual([undefined]);
  }
  expect(lines(await recordOf(author, 2026))).toContainEqual(['thanks', QUESTION, 1]);
  expect((await recordOf(asker, 2026)).deeds.map(({ kind }) => kind)).not.toContain('thanks');
}

/** A moderator chooses the reply: nothing is shown before its author's yes, in chat, and nothing once they took it back. */
async function shownForAMonth(moderator: FakePerson, author: FakePerson, id: string) {
  const { community } = await (await j.tab(moderator)).get<QueryPage>(`/queries/${id}`);
  const path = `/communities/${community?.id}/showcase/choice`;
  const { offered } = await (await j.tab(moderator)).get<ShowcaseChoice>(path);
  const reply = offered.find(({ kind, author: by }) => kind === 'reply' && by === author.name);
  const piece = { kind: 'reply', piece: reply?.id };
  expect((await (await j.tab(author)).asks('POST', path, piece)).status).toBe(403);
  await (await j.tab(moderator)).post(path, piece);
  await (await j.tab(moderator)).post(path, piece);
  const shown = async () =>
    (await (await j.tab(moderator)).get<MyShowcase>('/showcase')).shown.map(
      (one) => one.piece.words,
    );
  expect(await shown()).toEqual([]);
  await author.says('vitrina');
  expect(author.sees()).toContain('Sin respuesta no se muestra');
  await author.presses('showing.agree');
  expect(await shown()).toEqual([reply?.words]);
  await author.presses('showing.take-back');
  expect(author.sees()).toContain('Usted lo retiró');
  expect(await shown()).toEqual([]);
}

test('what others made of it comes first: solved questions, documents used; a year is a year', async () => {
  const [omar, mei, thandiwe] = ['Omar Haddad', 'Mei Tanaka', 'Thandiwe Mokoena'].map((name) =>
    j.person(name),
  ) as [FakePerson, FakePerson, FakePerson];
  const { person: carlos, product } = await owner();
  const { id } = await asksInTab(j, omar);
  await repliesInTab(j, carlos, id, 'En Perú el registro empezó por las asociaciones.');
  expect(lines(await recordOf(carlos, 2026))).toContainEqual(['reply', QUESTION, 1]);

  await (await j.tab(omar)).post(`/queries/${id}/judge`, { verdict: 'solved' });
  await thanksOnce(omar, carlos, mei, id);
  await shownForAMonth(thandiwe, carlos, id);
  await (await j.tab(mei)).post(`/knowledge/${product}/use`, {});
  await (await j.tab(mei)).post(`/knowledge/${product}/use`, {});
  await (await j.tab(carlos)).post(`/knowledge/${product}/use`, {});
  await j.settle();

  const record = await recordOf(carlos, 2026);
  const kinds = record.deeds.map(({ kind }) => kind);
  expect(lines(record)).toContainEqual(['accepted', QUESTION, 1]);
  expect(kinds).not.toContain('reply');
  // Mei, once; not he himself.
  expect(record.deeds.filter(({ kind }) => kind === 'reuse').map(({ count }) => count)).toEqual([
    1,
  ]);
  expect(lines(await recordOf(carlos, 2025))).not.toContainEqual(['accepted', QUESTION, 1]);
  expect((await recordOf(thandiwe, 2026)).deeds.map(({ kind }) => kind)).not.toContain('accepted');

  await carlos.says('mi balance');
  expect(carlos.sees()).toContain('Preguntas resueltas en las que respondió: 1');
});

test('of what is chosen for a month a no and silence look alike, at every hour, and a month ends', async () => {
  const [thandiwe, omar] = [j.person('Thandiwe Mokoena'), j.person('Omar Haddad')];
  const authors = [j.person('Carlos Mendoza'), j.person('Fatou Ndiaye'), j.person('Adjoa Mensah')];
  // The second says nothing.
  const [says, , agrees] = authors as [FakePerson, FakePerson, FakePerson];
  const { id } = await asksInTab(j, omar);
  for (const one of authors) await repliesInTab(j, one, id, `The register began with ${one.name}.`);
  const path = '/communities/formalization/showcase/choice';
  const choice = async () => (await j.tab(thandiwe)).get<ShowcaseChoice>(path);
  for (const { id: piece, kind } of (await choice()).offered) {
    if (kind === 'reply') await (await j.tab(thandiwe)).post(path, { kind, piece });
  }
  const standing = async (): Promise<readonly (string | undefined)[]> => {
    const { chosen } = await choice();
    return authors.map((one) => {
      const found = chosen.find(({ piece }) => piece.author === one.name);
      return found && `${found.standing} ${found.actions.join(' ')}`;
    });
  };
  await says.says('vitrina');
  await says.presses('showing.decline');
  await agrees.says('showcase');
  await agrees.presses('showing.agree');
  expect(await standing()).toEqual(['asked drop', 'asked drop', 'shown drop']);
  await j.clock.advance(6);
  expect((await standing()).slice(0, 2)).toEqual(['asked drop', 'asked drop']);
  await j.clock.advance(1);
  expect(await standing()).toEqual(['none ', 'none ', 'shown drop']);
  await j.clock.to('2026-04-01T09:00:00Z');
  expect(await standing()).toEqual(['none ', 'none ', 'over ']);
  const { shown } = await (await j.tab(thandiwe)).get<MyShowcase>('/showcase');
  expect(shown).toEqual([]);
});

test('what is said without a name is in nobody’s record, and nobody is told whose it is', async () => {
  const thandiwe = j.person('Thandiwe Mokoena');
  const { id } = await opened(j);
  const adjoa = j.person('Adjoa Mensah');
  const before = lines(await recordOf(adjoa, 2026));
  const said = await (await j.tab(adjoa)).post<{ from: string }>(`/discussions/${id}/anonymous`, {
    text: 'We were told to leave the failures out of the report.',
    question: 0,
    secret: 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567',
  });
  expect(said.from).toBeTruthy();
  await j.clock.advance(14);
  expect(lines(await recordOf(adjoa, 2026))).toEqual(before);
  expect(lines(await recordOf(thandiwe, 2026))).toContainEqual(['moderation', 'led-discussion', 1]);
  await thandiwe.says('who wrote the anonymous contribution');
  expect(thandiwe.sees()).toContain('Praxis neither: it does not know');
});

test('a manager gets neither the record nor a ranking, and reads what is shown until its day, less what is not theirs', async () => {
  const omar = j.person('Omar Haddad');
  const { person: carlos } = await owner();
  const { id } = await asksInTab(j, omar);
  await repliesInTab(j, carlos, id, 'En Perú el registro empezó por las asociaciones.');
  const manager = j.person('Samuel Boateng');
  await manager.installs();
  await manager.says('record of Carlos Mendoza');
  expect(manager.sees()).toContain('A record is its person’s own');
  await manager.says('rank my team');
  expect(manager.sees()).toContain('Praxis ranks nobody');

  const his = await j.tab(carlos);
  const shared = await his.post<OwnRecord>('/my-record/shares', {
    ...{ reader: manager.name, year: 2026, until: '2026-03-20' },
  });
  const [share] = shared.shares;
  await j.clock.advance(1);
  expect(manager.sees()).toContain('Carlos Mendoza shows you their record of 2026');
  const theirs = await j.tab(manager);
  const path = `/shown-records/${share?.id}`;
  const shown = await theirs.get<ShownRecord>(path);
  // He is in another community: that there is a reply, and not to what.
  expect(JSON.stringify(shown)).not.toContain(QUESTION);
  expect(lines(shown)).toContainEqual(['reply', '', 1]);
  expect((await recordOf(manager)).shown.map(({ name }) => name)).toEqual(['Carlos Mendoza']);
  expect((await (await j.tab(omar)).asks('GET', path)).status).toBe(404);

  // Said again the day changes and nobody is told twice; taken back, or over, it is as if it never was.
  await his.post('/my-record/shares', { reader: manager.name, year: 2026, until: '2026-03-10' });
  await j.settle();
  expect((await recordOf(carlos, 2026)).shares.map(({ until }) => until)).toEqual(['2026-03-10']);
  await j.clock.to('2026-03-12T12:00:00Z');
  expect((await (await j.tab(manager)).asks('GET', path)).status).toBe(404);
  expect((await recordOf(carlos, 2026)).shares).toEqual([]);
});

test('it is a document in its person’s language', async () => {
  const omar = j.person('Omar Haddad');
  const { person: carlos } = await owner();
  const { id } = await asksInTab(j, omar);
  await repliesInTab(j, carlos, id, 'En Perú el registro empezó por las asociaciones.');
  const file = await (await j.tab(carlos)).get<RecordFile>('/my-record/document?year=2026');
  expect(file.name).toBe('Mi balance 2026.docx');
  const extractor = createExtractor({ log: quiet });
  const read = await extractor.extract(file.name, Buffer.from(file.base64, 'base64'));
  await extractor.close();
  const text = read.ok ? read.text : read.reason;
  expect(text).toContain('Balance de Carlos Mendoza, 2026');
  expect(text).toContain(QUESTION);
});
