import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RewritingPage } from '../../src/contract/rewriting.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInTab,
  opened,
  synthesisOf,
} from '../support/journey-steps.ts';
import { type FakeModel, fakeModel } from '../support/language-model.ts';

/** A moderator asks a language model for plain words and a translation; what it says wrongly never stands anywhere. */

const LUNCH =
  'Labour inspectors visited at lunch time and registered four hundred employers in the markets.';
const CLERKS = 'The municipality lent two clerks to the registration office for a whole year.';
const PLAIN = 'Inspectors visited at lunch time and registered 400 employers in the markets.';
const ALTERED = 'The municipality lent five clerks to the registration office for a whole year.';
const FRENCH =
  'La municipalité a prêté deux agents au bureau d’enregistrement pendant une année entière.';

let model: FakeModel;
let s: Scene;
let j: Journey;
beforeAll(async () => {
  model = await fakeModel(({ data: { sentence, to } }) => {
    if (to) return { text: sentence === CLERKS ? FRENCH : 'Oui.' };
    return { text: sentence === LUNCH ? PLAIN : ALTERED };
  });
  s = await scene();
  const place = { url: `${model.url}/v1`, key: 'secret', name: 'plain-1', apiVersion: null };
  j = await s.journey({ languageModel: { ...place, audiences: ['community', 'guests'] } });
}, 120_000);
afterAll(async () => {
  await s.end();
  await s.close();
  await model.stop();
});

/** All that the machine has in hand has come to its end. */
async function ended(): Promise<void> {
  await j.settle();
  await j.app.actions.rewriting.idle();
  await j.settle();
}

interface Row {
  readonly kind: string;
  readonly language: string;
  readonly name: string;
  readonly webUrl: string;
}
async function read(language: string): Promise<string> {
  const rows: readonly Row[] = (
    await j.database.db.selectFrom('discussion_documents').selectAll().execute()
  ).map((row) => ({ ...row, webUrl: row.web_url }));
  const found = rows.find((row) => row.kind === 'synthesis' && row.language === language);
  if (!found) throw new Error(`no synthesis in ${language}`);
  return s.words(found.name, new Uint8Array(await (await fetch(found.webUrl)).arrayBuffer()));
}

test('a translation is read and published by its reader’s name, plain words are marked, and what is wrong is refused', async () => {
  const amina = j.person('Amina Diallo');
  const { id, post } = await opened(j, {}, { by: amina.name });
  await contributesInChannel(j, j.person('Mei Tanaka'), post, LUNCH);
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, CLERKS, {
    question: 0,
    consent: 'quote',
  });
  await j.clock.to('2026-03-05T10:00Z');
  await j.clock.to('2026-03-17T10:00Z');
  const tab = await j.tab(amina);
  const door = `/rewritings/synthesis/${id}`;
  expect(await tab.get<RewritingPage>(door)).toMatchObject({ model: 'plain-1', last: null });

  // Plain words, in the chat: of the clerks it tells another number.
  await amina.says('moderate');
  await amina.presses('synthesis.read');
  await amina.presses('Mots simples, traduction');
  await amina.presses('Réécrire en mots simples');
  await ended();
  await amina.presses('Voir où cela en est');
  expect(amina.sees()).toContain('1 énoncé garde ses mots : la machine a donné un autre nombre.');
  expect(amina.sees()).toContain('Formulé par plain-1, une machine, et relu par personne encore.');
  const draft = await synthesisOf(j, amina, id);
  const texts = draft.statements.map(({ text }) => text);
  expect(texts).toContain(CLERKS);
  expect(texts).not.toContain(ALTERED);
  expect(draft.statements.find(({ text }) => text === PLAIN)).toMatchObject({
    machine: { by: 'plain-1', extracted: LUNCH },
  });

  // Into French, in the tab: what nobody has read of the plain words waits, the other stands beside its statement.
  await tab.post(door, { language: 'fr', statements: null });
  await ended();
  const { last } = await tab.get<RewritingPage>(door);
  expect(last).toMatchObject({ language: 'fr', ended: true, done: 2, total: 2, taken: 1 });
  expect(last?.kept).toEqual([{ why: 'unread', count: 1 }]);
  const { version, statements } = await synthesisOf(j, amina, id);
  expect(statements.find(({ text }) => text === CLERKS)?.translations).toMatchObject([
    { language: 'fr', text: FRENCH, read: false },
  ]);
  await tab.post(`${door}/read`, { version, language: 'fr' });

  await tab.post(`/discussions/${id}/synthesis/approve`, { version: version + 1 });
  await j.settle();
  const [english, french] = [await read('en'), await read('fr')];
  expect(english).toContain(PLAIN);
  expect(english).toContain('worded by a machine, not read again by anybody');
  expect(english).toContain(CLERKS);
  expect(french).toContain(FRENCH);
  expect(french).toContain('traduit de l’anglais, par une machine, lu par Amina Diallo');
  expect(JSON.stringify(model.asked.map(({ body }) => body))).not.toMatch(
    /Mei|Tanaka|Fatou|Ndiaye|Senegal|Japan/,
  );
  expect(j.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
