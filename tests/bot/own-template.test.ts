import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { templatesIn } from '../../src/adapters/templates/folder.ts';
import { captureSheet, template } from '../../src/contract/capture.ts';
import { sheet, template as shown } from '../../src/http/present/capture.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { type BotWorld, botWorld, EVA, LUC, MAYA, NOOR, START } from './world.ts';

/** A new template is one file in a folder and nothing else: it is filled in, published and taken back. */

const text = (en: string, fr: string, es: string) => ({ en, fr, es });
const field = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  required: false,
  label: text(id, id, id),
  help: text(`About ${id}`, `Sur ${id}`, `Sobre ${id}`),
  ...more,
});

const VISIT = {
  id: 'visit',
  version: 1,
  name: text('Visit', 'Visite', 'Visita'),
  intro: text('What a visit brought.', 'Ce qu’une visite a apporté.', 'Lo que trajo una visita.'),
  words: text('we were visited', 'on nous a rendu visite', 'nos visitaron'),
  contentType: 'information note',
  retention: { years: 2 },
  layout: { folder: 'Visits', facts: ['dates'], headings: 'steps' },
  titleField: 'name',
  abstractField: 'learnt',
  topicsField: 'topics',
  countriesField: 'countries',
  steps: [
    {
      id: 'what',
      title: text('What', 'Quoi', 'Qué'),
      fields: [
        field('name', 'line', { required: true }),
        field('dates', 'date-range', { required: true }),
        field('abroad', 'yes-no', { required: true }),
      ],
    },
    {
      id: 'papers',
      title: text('Papers', 'Papiers', 'Papeles'),
      fields: [field('visa', 'line', { required: true, when: { field: 'abroad', is: ['yes'] } })],
    },
    {
      id: 'after',
      title: text('After', 'Après', 'Después'),
      fields: [
        field('learnt', 'text', { required: true, specific: true }),
        field('actions', 'rows', {
          required: true,
          columns: [
            { id: 'do', kind: 'line', required: true, label: text('Do', 'Faire', 'Hacer') },
            { id: 'by', kind: 'date', label: text('By', 'Avant le', 'Antes del') },
          ],
        }),
        field('topics', 'topics', { required: true }),
        field('countries', 'countries'),
      ],
    },
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'praxis-templates-'));
let world: BotWorld;
let maya: Actor;
beforeAll(async () => {
  writeFileSync(join(folder, 'visit.json'), JSON.stringify(VISIT));
  world = await botWorld({ templates: templatesIn(folder), administrators: [NOOR] });
  maya = await world.app.actions.people.actor(MAYA as never);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const mine = async () => (await world.app.actions.capture.mine(maya))[0];
const files = async () =>
  (await world.world.library.changes('drive-all', null)).changes.flatMap((one) =>
    one.kind === 'changed' ? [one.file] : [],
  );

test('it is begun by its own words in any language, and by its name', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('On nous a rendu visite');
  expect(luc.sees()).toContain('Étape 1 sur 3');
  await luc.says('écrire');
  expect(luc.sees()).toContain('Rapport de mission');
  expect(luc.sees()).toContain('Ce qu’une visite a apporté.');
  expect(luc.sees()).not.toContain('Passation');
});

test('in the chat a step that is not needed is passed by, and a row sent twice is there once', async () => {
  const person = world.teams.person(MAYA);
  await person.says('Visit');
  await person.presses('Who will see this?');
  expect(person.sees()).toContain('only you see it');
  expect(person.sees()).toContain('After 2 years');
  await person.presses('Go on');
  const first = { ...person.latest() };
  await world.moveTo(new Date(START.getTime() + 30_000));
  await person.presses('Save and continue', {
    name: 'Vendors of Lima visit us',
    'dates.from': '2026-02-27',
    'dates.to': '2026-03-01',
    abroad: 'no',
  });
  expect(person.sees()).toContain('Step 3 of 3');
  const row = { 'actions.do': 'Send the photos', 'actions.by': '2026-03-20' };
  const step = { ...person.latest() };
  await person.presses('Save and add another', row);
  await person.pressesOn(step, 'Save and add another', row);
  await person.presses('Save and add another', { 'actions.do': 'Thank them' });
  expect((await mine())?.answers.actions).toBe('Send the photos\t2026-03-20\nThank them');
  expect(person.sees()).toContain('By: 20 March 2026');
  await person.presses('Change line 2');
  await person.presses('Save and add another', { 'actions.do': '' });
  expect((await mine())?.answers.actions).toBe('Send the photos\t2026-03-20');

  // What was written elsewhere since the first card was drawn is not written over by it.
  await world.moveTo(new Date(START.getTime() + 60_000));
  const id = (await mine())?.id as never;
  await world.app.actions.capture.answer(maya, id, { name: 'Vendors of Lima and Cusco' }, 'tab');
  await person.pressesOn(first, 'Save and continue', { name: 'Vendors' });
  expect(person.sees()).toContain('changed elsewhere');
  expect(person.sees()).toContain('Vendors of Lima and Cusco');
  expect((await mine())?.answers.name).toBe('Vendors of Lima and Cusco');
});

test('the tab gets the same record and form, in the shapes of its contract', async () => {
  const view = await world.app.actions.capture.read(maya, (await mine())?.id as never);
  const page = captureSheet.parse(sheet(maya, view));
  expect(page.capture.title).toBe('Vendors of Lima and Cusco');
  expect(page.problems).toEqual({ learnt: 'missing', topics: 'missing' });
  expect(template.parse(shown(view.template)).steps[1]?.fields[0]?.when).toEqual({
    field: 'abroad',
    is: ['yes'],
  });
});

test('a platitude gets one question back, and then it goes', async () => {
  const person = world.teams.person(MAYA);
  await person.says('my drafts');
  await person.presses('Go on');
  const last = { learnt: 'Communication is important.', topics: 'domestic work' };
  await person.presses('Save and continue', last);
  expect(person.sees()).toContain('which decision would go another way');
  await person.presses('Save and continue', last);
  expect(person.sees()).toContain('Everything needed is there');
  await person.presses('Publish');
  await world.settle();
  const [file] = await files();
  expect(file?.metadata).toMatchObject({
    title: 'Vendors of Lima and Cusco',
    type: 'information note',
    reviewOn: '2028-03-02',
    topics: ['domestic-work'],
  });
});

test('its author takes it back with a reason, and its next version is the same file', async () => {
  const person = world.teams.person(MAYA);
  await person.says('my drafts');
  await person.presses('Take back');
  await person.presses('capture.retract', { reason: 'Two of them asked not to be named.' });
  await world.settle();
  expect((await mine())?.state).toBe('retracted');
  await person.says('my drafts');
  await person.presses('Write anew');
  await person.presses('Save and continue', { name: 'A visit from vendors' });
  await person.presses('capture.open');
  const id = (await mine())?.id as never;
  await world.app.actions.capture.submit(maya, id);
  await world.settle();
  const names = (await files()).map(({ name }) => name);
  expect(names).toHaveLength(3);
  expect(new Set(names).size).toBe(1);
  const last = await mine();
  expect(last?.state).toBe('published');
  expect(last?.history.map(({ move, reason }) => [move, reason])).toEqual([
    ['published', ''],
    ['retracted', 'Two of them asked not to be named.'],
    ['published', ''],
  ]);
});

test('a gap in knowledge goes to the one list of what is missing, with what its author said of it', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('signaler une lacune');
  await luc.presses('Enregistrer et continuer', {
    title: 'Comment assurer les saisonniers ?',
    'needed-by': '2026-05-15',
  });
  await luc.presses('Enregistrer et continuer', {
    exists: 'Une note de 2019',
    topics: 'travail domestique',
  });
  await luc.presses('Publier');
  await world.settle();
  const missed = await world.app.actions.knowledge.gaps.list(maya);
  expect(missed.map(({ words }) => words)).toEqual([
    'Comment assurer les saisonniers ? (Nécessaire pour le : 15 mai 2026; Ce que vous avez trouvé : Une note de 2019)',
  ]);
  await luc.says('mes brouillons');
  expect(luc.sees()).toContain('Publiée');
  expect(luc.buttons()).not.toContain('Retirer');
});

test('a form that an administrator makes in the tab is begun at once, keeps the version it was begun in, and is published', async () => {
  const { people, templates } = world.app.actions;
  const noor = await people.actor(NOOR as never);
  const { id: _id, version: _version, ...visit } = VISIT;
  const trip = {
    ...visit,
    name: text('Field trip', 'Sortie', 'Salida de campo'),
    words: text('we went out', 'nous sommes sortis', 'salimos'),
    layout: { folder: 'Trips', facts: [], headings: 'fields' },
  };
  const made = await templates.make(noor, 'capture', trip, 'Asked for by the field');
  expect(made).toEqual({ id: 'field-trip', version: 1 });

  const eva = world.teams.person(EVA);
  await eva.says('salimos');
  expect(eva.sees()).toContain('Paso 1 de 3');
  const longer = {
    ...trip,
    steps: [...trip.steps, { ...trip.steps[0], id: 'more', fields: [field('cost', 'line')] }],
  };
  await templates.change(noor, 'capture', 'field-trip', { body: longer, version: 1, why: '' });
  const luc = world.teams.person(LUC);
  await luc.says('nous sommes sortis');
  expect(luc.sees()).toContain('Étape 1 sur 4');
  await templates.move(noor, 'capture', 'field-trip', 'retire', 2);
  await luc.says('sortie');
  expect(luc.sees()).not.toContain('Étape 1');

  await eva.says('mis borradores');
  await eva.presses('Continuar');
  await eva.presses('Guardar y continuar', {
    name: 'Mercado de Lima',
    'dates.from': '2026-02-27',
    'dates.to': '2026-02-28',
    abroad: 'no',
  });
  expect(eva.sees()).toContain('Paso 3 de 3');
  const last = {
    learnt: 'El registro empezó tras la feria del mercado central de Lima.',
    'actions.do': 'Enviar las fotos',
    topics: 'trabajo doméstico',
  };
  await eva.presses('Guardar y continuar', last);
  await eva.presses('Publicar');
  await world.settle();
  const own = await world.app.actions.capture.mine(await people.actor(EVA as never));
  expect(own[0]).toMatchObject({ template: 'field-trip', templateVersion: 1, state: 'published' });

  const person = world.teams.person(NOOR);
  await person.says('templates');
  expect(person.sees()).toContain('Field trip');
  expect(person.sees()).toContain('Out of use');
});
