import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type {
  AnsweredCheck,
  AskedAttribution,
  AttributionChecks,
  AttributionDesk,
} from '../../src/contract/attribution.ts';
import type { Queue } from '../../src/contract/moderation.ts';
import type { Matters } from '../../src/contract/safety.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInChat,
  contributesInTab,
  contributionOf,
  type Opened,
  opened,
  synthesisOf,
} from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** What is made of a discussion at its end: every document in three languages, each leading to all the others. */

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

const LUNCH =
  'Labour inspectors visited at lunch time and registered four hundred employers in Lima.';
const CLERKS = 'The municipality of Arequipa lent two clerks for a whole year.';
const STAMP = 'Une carte à tamponner a permis de déclarer les heures dans chaque foyer employeur.';
const DIGITAL = 'El registro digital falló porque los mercados no tenían conexión estable.';

async function closed(): Promise<Opened> {
  const discussion = await opened(j, {}, { by: 'Amina Diallo' });
  const { id, post } = discussion;
  await contributesInChannel(j, j.person('Mei Tanaka'), post, `${LUNCH} ${CLERKS}`);
  await contributesInChat(j, j.person('Carlos Mendoza'), id, {
    text: DIGITAL,
    question: '1',
    quote: 'true',
  });
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, STAMP, { question: 0, consent: 'quote' });
  await j.clock.to('2026-03-05T10:00Z');
  await j.clock.to('2026-03-17T10:00Z');
  return discussion;
}

async function published(): Promise<Opened> {
  const discussion = await closed();
  const { id } = discussion;
  const amina = await j.tab(j.person('Amina Diallo'));
  const { version } = await synthesisOf(j, j.person('Amina Diallo'), id);
  await amina.post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  return discussion;
}

interface Row {
  readonly kind: string;
  readonly language: string;
  readonly name: string;
  readonly webUrl: string;
}

const textOf = async ({ name, webUrl }: Row): Promise<string> =>
  s.words(name, new Uint8Array(await (await fetch(webUrl)).arrayBuffer()));

async function read(kind: string, language: string): Promise<string> {
  const found = (await rows()).find((row) => row.kind === kind && row.language === language);
  if (!found) throw new Error(`no ${kind} in ${language}`);
  return textOf(found);
}

const rows = async (): Promise<readonly Row[]> =>
  (await j.database.db.selectFrom('discussion_documents').selectAll().execute()).map(
    ({ kind, language, name, web_url }) => ({ kind, language, name, webUrl: web_url }),
  );

test('synthesis, brief and proceedings stand in three languages, and what was said in the one it was said in', async () => {
  const { id } = await published();
  const made = await rows();
  expect(made.map(({ kind, language }) => `${kind} ${language}`).sort()).toEqual(
    ['brief', 'proceedings', 'synthesis'].flatMap((kind) =>
      ['en', 'es', 'fr'].map((language) => `${kind} ${language}`),
    ),
  );
  expect(new Set(made.map(({ webUrl }) => webUrl)).size).toBe(9);
  const french = await read('synthesis', 'fr');
  expect(french).toContain('Synthèse :');
  expect(french).toContain(DIGITAL);
  expect(french).toContain('en espagnol');
  expect(french).toContain('Autres versions');
  expect(await read('brief', 'en')).toContain('Full synthesis');
  expect(j.logged.filter(({ level }) => level === 'error')).toEqual([]);
  // They come with the synthesis, which alone is something to announce.
  // Once each, in their language, that first and the others beside it; who wrote hears that their words are behind it.
  await j.clock.to('2026-03-20T16:00Z');
  const carlos = j.person('Carlos Mendoza');
  const titles = carlos.buttons();
  expect(titles.slice(0, 3)).toEqual([
    'Síntesis en español',
    'Síntesis en inglés',
    'Síntesis en francés',
  ]);
  expect(carlos.sees()).toContain('Se escribió en: inglés, español y francés');
  expect(carlos.sees()).toMatch(/Sus palabras están detrás de \d de sus afirmaciones/);
  const keys = j.teams.messages.map(({ card }) => card?.praxisKey ?? '');
  expect(keys.filter((key) => key.startsWith('used:'))).toHaveLength(
    new Set(keys.filter((key) => key.startsWith('used:'))).size,
  );
  const announced = await j.database.db.selectFrom('announcements').selectAll().execute();
  const { product } = await synthesisOf(j, j.person('Amina Diallo'), id);
  expect(new Set(announced.map((one) => one.product))).toEqual(new Set([product]));
});

test('in the proceedings stands by name and in full who agreed to it, and of nobody else more than the synthesis took', async () => {
  await published();
  const all = await read('proceedings', 'en');
  expect(all).toMatch(/\d\. Carlos Mendoza, /);
  expect(all).toContain(STAMP);
  expect(all).not.toContain('Mei Tanaka');
  expect(all).toContain('A participant');
});

test('what is taken back is in none of them any more, and its place is kept', async () => {
  const { id } = await published();
  const fatou = j.person('Fatou Ndiaye');
  const { id: said, version } = await contributionOf(j, fatou, id, STAMP);
  await (await j.tab(fatou)).post(`/contributions/${said}/review`, { verb: 'withdraw', version });
  await j.settle();
  for (const row of await rows()) {
    const words = await textOf(row);
    expect(words).not.toContain('carte à tamponner');
    expect(words).not.toContain('Fatou Ndiaye');
  }
  expect(await read('proceedings', 'en')).toContain('3. No longer shown');
});

const ASKED = 'How you stand in a draft';

test('who is named looks at it first: without a name everywhere at once, other words beside it, silence stays as it was', async () => {
  const { id } = await closed();
  const [amina, carlos, fatou] = ['Amina Diallo', 'Carlos Mendoza', 'Fatou Ndiaye'].map((name) =>
    j.person(name),
  );
  if (!amina || !carlos || !fatou) throw new Error('nobody');
  const desk = await j.tab(amina);
  const at = `/attributions/synthesis/${id}`;
  const publish = async (early?: number) => {
    const { version } = await synthesisOf(j, amina, id);
    return desk.asks('POST', `/discussions/${id}/synthesis/approve`, { version, early });
  };
  expect((await desk.post<AskedAttribution>(`${at}/ask`, {})).asked).toBe(2);
  expect((await desk.post<AskedAttribution>(`${at}/ask`, {})).asked).toBe(0);
  await j.clock.to('2026-03-18T16:00Z');

  // Who did not agree to be named is not asked; a stranger's check does not exist for a colleague.
  const heard = j.person('Mei Tanaka').chat().map(reading).join('\n');
  expect(heard).not.toContain(ASKED);
  await carlos.says('mis atribuciones');
  await carlos.presses('attribution.read');
  expect(carlos.sees()).toContain(DIGITAL);
  expect(carlos.sees()).not.toContain(STAMP);
  const mine = await (await j.tab(fatou)).get<AttributionChecks>('/attribution-checks');
  const [check] = mine.items;
  const answer = `/attribution-checks/${check?.id}/answer`;
  const stranger = await (await j.tab(carlos)).asks('POST', answer, { answer: 'unname', round: 1 });
  expect(stranger.status).toBe(404);

  await fatou.presses('attribution.unname');
  await carlos.presses('attribution.ask-suggest');
  await carlos.presses('attribution.suggest', { text: 'El registro falló por la conexión.' });
  await j.settle();
  const draft = await synthesisOf(j, amina, id);
  expect(JSON.stringify(draft.statements)).toContain(DIGITAL);
  const { items } = await desk.get<Queue>('/moderation');
  expect(items.filter(({ kind }) => kind === 'attribution')).toMatchObject([{ count: 1 }]);

  const page = await desk.get<AttributionDesk>(at);
  expect(page).toMatchObject({ asked: 2, waiting: 0, changed: 0, askable: 0 });
  const [suggestion] = page.suggestions;
  const { statement, check: of } = suggestion ?? { statement: '', check: '' };
  const given = { statement, verb: 'take', version: draft.version };
  await desk.post(`/attribution-checks/${of}/settle`, given);
  expect(await desk.get<AttributionDesk>(at)).toMatchObject({ changed: 1, askable: 1 });
  // His sentence is another one by now: he is asked once more, and what he pressed before counts for nothing.
  expect((await desk.post<AskedAttribution>(`${at}/ask`, {})).asked).toBe(1);
  await j.settle();
  const late = await (await j.tab(carlos)).post<AnsweredCheck>(`/attribution-checks/${of}/answer`, {
    answer: 'confirm',
    round: 1,
  });
  expect(late).toMatchObject({ outcome: 'changed', check: { state: 'asked', round: 2 } });

  const refused = await publish();
  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining('1 personne nommée n’a pas encore répondu'),
  ]);
  expect((await publish(1)).status).toBe(200);
  await j.settle();
  const proceedings = await read('proceedings', 'en');
  expect(proceedings).not.toContain('Fatou');
  expect(proceedings).toContain('Carlos Mendoza');
  for (const language of ['en', 'fr', 'es'])
    expect(await read('synthesis', language)).not.toContain('Fatou');

  // Once it is out the wish is a request, once; what is granted goes out of what is published.
  for (const _ of ['once', 'twice']) {
    const again = await (await j.tab(carlos)).post<AnsweredCheck>(
      `/attribution-checks/${of}/answer`,
      { answer: 'unname', round: 2 },
    );
    expect(again).toMatchObject({ outcome: 'passed-on', check: { state: 'redaction' } });
  }
  const { removals } = await desk.get<Matters>('/safety');
  expect(removals).toHaveLength(1);
  expect(await read('proceedings', 'en')).toContain('Carlos Mendoza');
  await desk.post(`/safety/removals/${removals[0]?.id}/decide`, {
    verb: 'grant',
    version: removals[0]?.version,
    decision: 'Of course.',
  });
  await j.settle();
  expect(await read('proceedings', 'en')).not.toContain('Carlos');
});
