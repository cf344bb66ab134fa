import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type BotWorld, botWorld, EVA, LUC, MAYA, NOOR } from './world.ts';

const DAY_MS = 86_400_000;
let world: BotWorld;

beforeEach(async () => {
  world = await botWorld({
    projects: [
      {
        code: 'PER/24/01',
        title: 'Registration in Peru',
        managerId: MAYA as never,
        startsOn: new Date('2024-01-01'),
        endsOn: new Date('2026-06-15'),
        donor: null,
        countries: ['Peru'],
        outcomes: [],
        state: 'active',
      },
    ],
  });
});
afterEach(() => world.close());

const WHAT = {
  title: 'Register employers first',
  context: 'Lima, 2025.',
  happened: 'We registered employers.',
};
const WHY = { outcome: 'worked', cause: 'They have addresses.', recommendation: 'Do it.' };

/** The day on which the project's end is 90 days away, in working hours. */
const asked = () => world.moveTo(new Date('2026-03-17T10:00:00Z'));

test('a project’s end asks its manager, whose lesson is published over several cards', async () => {
  await asked();
  const maya = world.teams.person(MAYA);
  expect(maya.sees()).toContain('Registration in Peru');
  await maya.presses('Write the lesson now');
  expect(maya.sees()).toContain('Step 1 of 3');
  await maya.presses('Save and continue', WHAT);
  expect(maya.sees()).toContain('Step 2 of 3');
  await maya.presses('Later', { cause: 'They have addresses.' });
  expect(maya.sees()).toContain('Your answers are saved');

  await maya.presses('Go on');
  expect(maya.sees()).toContain('Step 2 of 3');
  expect(maya.inputs().find(({ id }) => id === 'cause')?.value).toBe('They have addresses.');
  await maya.presses('Save and continue', WHY);
  expect(maya.inputs().find(({ id }) => id === 'countries')?.value).toBe('Peru');
  await maya.presses('Save and continue', { topics: 'domestic work' });
  expect(maya.sees()).toContain('Everything needed is there');
  await maya.presses('Publish');
  expect(maya.sees()).toContain('being published');
  await world.settle();
  await maya.says('my lessons');
  expect(maya.sees()).toContain('Published');
  expect(maya.links()[0]).toContain('sharepoint');
});

test('the review names what is missing and does not publish', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('leçon');
  await luc.presses('Enregistrer et continuer', { title: 'Une leçon' });
  await luc.presses('Enregistrer et continuer');
  await luc.presses('Enregistrer et continuer', { topics: 'la pêche à la ligne' });
  expect(luc.sees()).toContain('Reste à compléter');
  expect(luc.sees()).toContain('Recommandation\u00a0: pas encore de réponse');
  expect(luc.sees()).toContain('Thèmes\u00a0: aucun thème de la liste reconnu');
  expect(luc.buttons()).not.toContain('Publier');
});

test('a draft is discarded only after a question', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('leçon');
  await luc.presses('Plus tard', { title: 'Brouillon' });
  await luc.presses('Abandonner');
  expect(luc.sees()).toContain('Abandonner ce brouillon');
  await luc.presses('capture.discard');
  expect(luc.sees()).toContain('rien écrit');
});

test('an answer that is too long is refused in words and still there', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('leçon');
  const id = (
    await world.app.actions.capture.mine(await world.app.actions.people.actor(LUC as never))
  )[0]?.id;
  const title = 'x'.repeat(201);
  await luc.sends({
    type: 'message',
    value: { verb: 'capture.save', id, step: 0, go: 'on', title },
  });
  expect(luc.sees()).toContain('trop long');
  expect(luc.inputs().find((input) => input.id === 'title')?.value).toBe(title);
});

test('what was written in the tab since stands beside what is typed on an older card, and either can be kept', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('leçon');
  const { capture, people } = world.app.actions;
  const actor = await people.actor(LUC as never);
  const id = (await capture.mine(actor))[0]?.id ?? ('' as never);
  const title = async () => (await capture.read(actor, id)).capture.answers.title;
  await world.moveTo(new Date('2026-03-03T10:00:00Z'));
  await capture.answer(actor, id, { title: 'Écrit dans l’onglet' }, 'tab');
  await luc.presses('Enregistrer et continuer', { ...WHAT, title: 'Écrit sur la carte' });
  expect(luc.sees()).toContain('modifiée ailleurs');
  expect(luc.sees()).toContain('Écrit dans l’onglet');
  expect(luc.inputs().find((input) => input.id === 'title')?.value).toBe('Écrit sur la carte');
  expect(await title()).toBe('Écrit dans l’onglet');
  await luc.presses('Enregistrer et continuer', { ...WHAT, title: 'Écrit sur la carte' });
  expect(luc.sees()).not.toContain('modifiée ailleurs');
  expect(await title()).toBe('Écrit sur la carte');
});

test('somebody else’s draft is not there for anybody', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('leçon');
  const actor = await world.app.actions.people.actor(LUC as never);
  const [draft] = await world.app.actions.capture.mine(actor);
  const eva = world.teams.person(EVA);
  await eva.sends({ type: 'message', value: { verb: 'capture.open', id: draft?.id } });
  expect(eva.latest().text).toBe('Este elemento no existe o no está a su alcance.');
});

test('a prompt is snoozed and comes again', async () => {
  await asked();
  const maya = world.teams.person(MAYA);
  await maya.presses('Remind me in 7 days');
  expect(maya.sees()).toContain('24 March 2026');
  const before = maya.chat().length;
  await world.moveTo(new Date(Date.parse('2026-03-24T10:00:00Z') + DAY_MS));
  expect(maya.chat().length).toBe(before + 1);
  expect(maya.buttons()).toContain('Write the lesson now');
});

test('a prompt is handed over to the one who is meant', async () => {
  await asked();
  const maya = world.teams.person(MAYA);
  await maya.presses('Somebody else knows better');
  await maya.presses('Pass it on', { colleague: 'nobody of that name' });
  expect(maya.sees()).toContain('could not find');
  expect(maya.inputs()[0]?.value).toBe('nobody of that name');
  await maya.presses('Pass it on', { colleague: 'm' });
  await maya.presses('Ask Luc Membre');
  expect(maya.sees()).toContain('Luc Membre is asked now');
  await world.moveTo(new Date('2026-03-18T10:00:00Z'));
  const luc = world.teams.person(LUC);
  expect(luc.sees()).toContain('Maya Moderator');
  expect(luc.buttons()).toContain('Écrire la leçon maintenant');
});

test('a prompt is declined with a reason, and only with one', async () => {
  await asked();
  const maya = world.teams.person(MAYA);
  await maya.presses('prompt.ask-decline');
  await expect(maya.presses('prompt.decline', { reason: ' ' })).rejects.toThrow('give a reason');
  await maya.presses('prompt.decline', { reason: 'No project money was spent.' });
  expect(maya.sees()).toContain('not asked again');
});

test('a press on a prompt that was answered elsewhere shows how it stands', async () => {
  await asked();
  const maya = world.teams.person(MAYA);
  const before = { ...maya.latest() };
  await maya.presses('prompt.ask-decline');
  await maya.presses('prompt.decline', { reason: 'Nothing to tell.' });
  await maya.pressesOn(before, 'Remind me tomorrow');
  expect(maya.sees()).toContain('no longer possible');
  expect(maya.sees()).toContain('You declined');
});

test('pressing "now" twice is one record', async () => {
  await asked();
  const maya = world.teams.person(MAYA);
  const card = { ...maya.latest() };
  await maya.pressesOn(card, 'Write the lesson now');
  await maya.pressesOn(card, 'Write the lesson now');
  const actor = await world.app.actions.people.actor(MAYA as never);
  expect(await world.app.actions.capture.mine(actor)).toHaveLength(1);
});

test('somebody not asked cannot answer the prompt', async () => {
  await asked();
  const actor = await world.app.actions.people.actor(MAYA as never);
  const [prompt] = await world.app.actions.capture.prompts.open(actor);
  const noor = world.teams.person(NOOR);
  await noor.sends({ type: 'message', value: { verb: 'prompt.now', id: prompt?.id } });
  expect(noor.latest().text).toContain('not here');
});
