import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type {
  Continuity,
  ExpertPage,
  Experts,
  OwnExpertise,
} from '../../src/contract/expertise.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import {
  DELIVERY,
  handoversOf,
  LAST_DAY,
  LEAVER,
  leaves,
  SUCCESSOR,
  SUPERVISOR,
  written,
} from '../support/journey-handover.ts';
import { asksInTab, questionOf, repliesInTab } from '../support/journey-queries.ts';
import type { FakePerson } from '../support/teams.ts';

/** Who knows: asked in plain words, answered with reasons that the asker may check, and changed by whom it concerns. */

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

const KNOWS = 'who knows about domestic work in Peru?';
const REPLY = 'In Peru inspectors visited at lunch time and registered four hundred households.';

/** Carlos, of Lima, answers a question of the community. */
async function answered(by = 'Carlos Mendoza', text = REPLY): Promise<string> {
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  await repliesInTab(j, j.person(by), id, text);
  return id;
}

const expertsFor = async (who: FakePerson, q: string): Promise<Experts> =>
  (await j.tab(who)).get(`/experts?q=${encodeURIComponent(q)}&limit=20`);
const names = ({ items }: Experts): string[] => items.map(({ person }) => person.name);
const reasonsOf = ({ items }: Experts, name: string) =>
  items.find(({ person }) => person.name === name)?.reasons.map(({ kind }) => kind) ?? [];

test('asked in the chat, in three languages: at most five, with reason, place, language and clock, and a way to ask', async () => {
  await answered();
  const mei = j.person('Mei Tanaka');
  await mei.says(KNOWS);
  const seen = mei.sees();
  expect(seen).toContain('Who knows about it');
  expect(seen).toContain('Carlos Mendoza');
  expect(seen).toMatch(/Why: .*answered 1 question on domestic work, Peru/);
  expect(seen).toContain('Enterprise Formalization Specialist · ENTERPRISES · Lima · Peru');
  expect(seen).toContain('Language: Spanish');
  expect(seen).toContain('It is 04:00 there, outside usual office hours.');
  expect(seen.match(/Why: /g)?.length).toBeLessThanOrEqual(5);
  expect(mei.buttons()).toContain('Ask Carlos Mendoza in chat');
  const chat = mei.links().find((url) => url.includes('carlos.mendoza'));
  expect(chat).toContain(
    'https://teams.microsoft.com/l/chat/0/0?users=carlos.mendoza%40org.example',
  );
  const amina = j.person('Amina Diallo');
  await amina.says('Qui s’y connaît en travail domestique au Pérou ?');
  expect(amina.sees()).toMatch(
    /Carlos Mendoza[\s\S]*a répondu à 1 question sur travail domestique/,
  );
  const luis = j.person('Luis Alberto Paredes');
  await luis.says('¿Quién sabe de trabajo doméstico en el Perú?');
  expect(luis.sees()).toMatch(/Carlos Mendoza[\s\S]*respondió 1 pregunta sobre trabajo doméstico/);
  await mei.says('who knows');
  await mei.presses('people.ask', { query: 'domestic work in Peru' });
  expect(mei.sees()).toContain('Carlos Mendoza');
  // In the thread of a discussion it is what somebody says there, and in a group it is not for everybody.
  await mei.says('help');
  expect(mei.buttons()).toContain('Who knows about …?');
  expect(j.logged).toEqual([]);
});

test('from a message: the asker sees why, and what goes into the message says nothing of it', async () => {
  await answered();
  const answer = (await j.person('Mei Tanaka').sends({
    type: 'invoke',
    name: 'composeExtension/query',
    value: {
      commandId: 'findPeople',
      parameters: [{ name: 'words', value: 'domestic work in Peru' }],
      queryOptions: { skip: 0, count: 25 },
    },
  })) as unknown as {
    composeExtension: {
      attachments: { content: object; preview: { content: { title: string; text: string } } }[];
    };
  };
  const found = answer.composeExtension.attachments.find(
    ({ preview }) => preview.content.title === 'Carlos Mendoza',
  );
  expect(found?.preview.content.text).toContain('answered 1 question on domestic work, Peru');
  const card = JSON.stringify(found?.content);
  expect(card).toContain('Carlos Mendoza');
  expect(card).not.toContain('answered');
  expect(card).not.toContain('domestic');
});

test('what the asker may not read is no reason and moves nothing', async () => {
  const outside = j.person('Jonas Weber');
  const before = await expertsFor(outside, KNOWS);
  const id = await answered();
  expect(await expertsFor(outside, KNOWS)).toEqual(before);
  const mei = j.person('Mei Tanaka');
  expect(reasonsOf(await expertsFor(mei, KNOWS), 'Carlos Mendoza')).toContain('reply');
  const page = await (await j.tab(outside)).get<ExpertPage>(
    `/experts/${personId('Carlos Mendoza')}`,
  );
  const inside = await (await j.tab(mei)).get<ExpertPage>(`/experts/${personId('Carlos Mendoza')}`);
  const counted = ({ topics }: ExpertPage) => topics.reduce((sum, { pieces }) => sum + pieces, 0);
  expect(counted(inside)).toBeGreaterThan(counted(page));
  // Withdrawn, hidden: gone for everybody at once.
  const { thread } = await questionOf(j, j.person('Carlos Mendoza'), id);
  const reply = thread[0];
  const carlos = await j.tab(j.person('Carlos Mendoza'));
  await carlos.post(`/queries/${id}/replies/${reply?.id}/review`, {
    verb: 'withdraw',
    version: reply?.version,
  });
  expect(reasonsOf(await expertsFor(mei, KNOWS), 'Carlos Mendoza')).not.toContain('reply');
});

test('who hides is named to nobody, at once; one topic can be hidden, and skills are said in one’s own words', async () => {
  await answered();
  const [carlos, mei] = [j.person('Carlos Mendoza'), j.person('Mei Tanaka')];
  await carlos.says('mi ficha');
  expect(carlos.sees()).toContain('Le encuentran por: ');
  await carlos.presses('people.save', {
    skills: 'inspección del trabajo, Bolivia, zepelines',
    spoken: 'en,es',
    hidden: 'false',
  });
  expect(carlos.sees()).toContain('No se guardó, porque no nombra tema ni país: zepelines.');
  const inspection = await expertsFor(mei, 'labour inspection in Bolivia');
  const offered = inspection.items.find(({ person }) => person.name === 'Carlos Mendoza');
  expect(offered?.languages).toEqual(['en', 'es']);
  expect(offered?.reasons).toContainEqual({
    kind: 'declared',
    count: 1,
    topics: ['labour-inspection'],
    countries: ['Bolivia'],
    titles: [],
  });
  await carlos.presses('people.save', { hiddenTopics: 'trabajo doméstico' });
  expect(names(await expertsFor(mei, KNOWS))).not.toContain('Carlos Mendoza');
  expect(names(await expertsFor(mei, 'labour inspection'))).toContain('Carlos Mendoza');
  await carlos.presses('people.save', { hidden: 'true', hiddenTopics: '' });
  expect(names(await expertsFor(mei, 'labour inspection'))).not.toContain('Carlos Mendoza');
  const asked = await (await j.tab(mei)).asks('GET', `/experts/${personId('Carlos Mendoza')}`);
  expect(asked.status).toBe(404);
  const own = await j.tab(carlos);
  const entry = await own.get<OwnExpertise>('/me/expertise');
  expect(entry).toMatchObject({ hidden: true, topics: ['labour-inspection'], continuity: false });
  await own.put('/me/expertise', {
    skills: [...entry.topics, ...entry.countries],
    languages: entry.languages,
    hidden: false,
    hiddenTopics: [],
  });
  expect(names(await expertsFor(mei, KNOWS))).toContain('Carlos Mendoza');
});

test('whoever left is offered to nobody, and credited with who holds the post now', async () => {
  leaves(s, LEAVER, LAST_DAY);
  await j.sync();
  await answered(LEAVER);
  const mei = j.person('Mei Tanaka');
  expect(names(await expertsFor(mei, KNOWS))).toContain(LEAVER);
  await written(j);
  await j.clock.to(DELIVERY);
  const [handover] = await handoversOf(j, SUPERVISOR);
  await (await j.tab(j.person(SUPERVISOR))).post(`/handovers/${handover?.id}/successor`, {
    to: SUCCESSOR,
  });
  await j.settle();
  // Still at work on the last day.
  expect(names(await expertsFor(mei, KNOWS))).toContain(LEAVER);
  await j.clock.advance(1);
  const after = await expertsFor(mei, KNOWS);
  expect(names(after)).not.toContain(LEAVER);
  expect(after.credited).toMatchObject([
    { person: { name: LEAVER }, reasons: [{ kind: 'reply' }], holder: { name: SUCCESSOR } },
  ]);
  await mei.says(KNOWS);
  expect(mei.sees()).toContain(`${LEAVER} has left; ${SUCCESSOR} holds the post now.`);
  expect(mei.links().some((url) => url.includes('pieter'))).toBe(false);
});

test('nobody known: said plainly, and the question goes to the community', async () => {
  const mei = j.person('Mei Tanaka');
  await mei.says('who knows about zeppelins?');
  expect(mei.sees()).toContain('Nobody is known for this');
  await mei.presses('query.form');
  expect(mei.inputs().find(({ id }) => id === 'query')?.value).toBe('zeppelins');
});

test('what hangs on one person is for governance alone, and a person who hides is not named even there', async () => {
  const mei = j.person('Mei Tanaka');
  const tab = await j.tab(mei);
  const entry = { skills: ['covid-19'], languages: [], hidden: false, hiddenTopics: [] };
  const lonely = async () => {
    const governance = await j.tab(j.person('Samuel Boateng'));
    const { items } = await governance.get<Continuity>('/admin/continuity');
    return items.find(({ topic }) => topic === 'covid-19');
  };
  expect(await lonely()).toBeUndefined();
  await tab.put('/me/expertise', entry);
  expect(await lonely()).toMatchObject({ person: { name: 'Mei Tanaka' }, pieces: 0 });
  expect((await tab.asks('GET', '/admin/continuity')).status).toBe(403);
  await tab.put('/me/expertise', { ...entry, hidden: true });
  expect(await lonely()).toMatchObject({ person: null });
  // A second one who knows.
  const omar = await j.tab(j.person('Omar Haddad'));
  await omar.put('/me/expertise', entry);
  expect(await lonely()).toBeUndefined();
});
