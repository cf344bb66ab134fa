import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AppError } from '../../src/kernel/errors.ts';
import { type BotWorld, botWorld, EVA, MAYA, NOOR, OTTO } from './world.ts';

/** A product on its way: with a reviewer, back, approved, held up by SharePoint, out, and sent by mail; and its quality. */

let world: BotWorld;
let refusing = false;
beforeAll(async () => {
  world = await botWorld();
  const { library } = world.world;
  const publish = library.publish.bind(library);
  library.publish = (file) =>
    refusing
      ? Promise.reject(new AppError('unavailable', 'no room', { trouble: 'full' }))
      : publish(file);
});
afterAll(() => world.close());

const PAPER = {
  title: 'Registering domestic workers by telephone',
  abstract: 'How three offices registered domestic workers by telephone.',
  authors: 'Maya Moderator',
  users: 'Ministries of labour that choose how contributions are collected from households.',
};
const SAYS = {
  findings: 'In Lima 1,200 of 3,000 households registered within six weeks by telephone.',
  method: 'Registers of three offices, January to June 2025; nothing on rural households.',
};

const maya = () => world.teams.person(MAYA);
const noor = () => world.teams.person(NOOR);

async function sent(): Promise<void> {
  await maya().presses('Send to a reviewer…');
  await maya().presses('Send', { name: 'noor@example.org' });
  await world.settle();
}

test('it is with the reviewer whom its author chose, and there is no other way out', async () => {
  await maya().says('new product');
  await maya().presses('Save and continue', PAPER);
  await maya().presses('Save and continue', SAYS);
  await maya().presses('Save and continue', { topics: 'domestic work' });
  expect(maya().sees()).toContain('Everything needed is there');
  expect(maya().buttons()).not.toContain('Publish');
  await maya().presses('Who is reached?');
  await maya().presses('Keep the answers', { gender: 'yes', disability: 'no' });
  await maya().presses('Send to a reviewer…');
  await maya().presses('Send', { name: 'maya@example.org' });
  expect(maya().sees()).toContain('Who looks it over?');
  await maya().presses('Send', { name: 'noor@example.org' });
  expect(maya().sees()).toContain('Noor Moderator is looking it over');
  await world.settle();
});

test('the reviewer asks for changes by field; the author changes and sends it again', async () => {
  await noor().says('reviews');
  expect(noor().sees()).toContain(PAPER.title);
  await noor().presses('Look at it');
  expect(noor().sees()).toContain('1,200 of 3,000');
  await noor().presses('Ask for changes…');
  await noor().presses('Send to the author');
  expect(noor().sees()).toContain('Which changes');
  await noor().presses('Send to the author', { 'on-method': 'Who was asked?' });
  await world.settle();

  await maya().says('my lessons');
  await maya().presses('Go on');
  await maya().presses('See the review');
  expect(maya().sees()).toContain('Who was asked?');
  await maya().presses('Go on');
  await maya().presses('Edit: What it says');
  const method = `${SAYS.method} Forty staff were asked.`;
  await maya().presses('Save and continue', { ...SAYS, method });
  await maya().presses('Skip');
  await sent();

  await noor().says('reviews');
  await noor().presses('Look at it');
  expect(noor().sees()).toContain('How you know (Changed)');
  expect(noor().sees()).not.toContain('Findings (Changed)');
  await noor().presses('Approve');
  await world.settle();
});

test('nobody else finds any of it', async () => {
  const { reviews } = world.app.actions.capture;
  const actor = (id: string) => world.app.actions.people.actor(id as never);
  const [mine] = (await reviews.list(await actor(MAYA))).mine;
  expect(mine?.state).toBe('approved');
  const id = mine?.id ?? ('' as never);
  const otto = await actor(OTTO);
  const words = { note: 'No.', comments: {} };
  for (const tried of [
    () => reviews.read(otto, id),
    () => reviews.say(otto, id, 'approve', 2, words),
    () => reviews.takeBack(otto, id),
    () => world.app.actions.capture.letters.before(otto, id, [otto]),
  ])
    await expect(tried()).rejects.toMatchObject({ code: 'not-found' });
});

test('what SharePoint has no room for stays let go, its author hears why, and it comes out once', async () => {
  refusing = true;
  await maya().says('my lessons');
  await maya().presses('See the review');
  await maya().presses('Publish');
  await world.settle();
  expect(maya().sees()).toContain('no room left');
  expect(maya().sees()).toContain('Nothing is lost');
  refusing = false;
  await world.moveTo(new Date('2026-03-02T10:00:00Z'));
  await maya().says('my lessons');
  expect(maya().sees()).toContain('Published');
  const { capture, people } = world.app.actions;
  const [paper] = await capture.mine(await people.actor(MAYA as never));
  expect(paper?.state).toBe('published');
  expect(paper?.trouble).toBeNull();
  expect(paper?.history.map(({ move }) => move)).toEqual(['published']);
});

test('it goes by mail to whom its author names, to each once', async () => {
  const { capture, people } = world.app.actions;
  const author = await people.actor(MAYA as never);
  const readers = await Promise.all([EVA, OTTO].map((one) => people.actor(one as never)));
  const [paper] = await capture.mine(author);
  const id = paper?.id ?? ('' as never);
  await maya().says('my lessons');
  await maya().presses('Send by mail…');
  await maya().presses('See the letter first', { names: 'eva@example.org' });
  expect(maya().sees()).toContain('Eva Miembro (eva@example.org)');
  await maya().presses('Send');
  expect(maya().sees()).toContain('It goes to 1 person');
  const before = await capture.letters.before(author, id, readers);
  expect(before.to.map(({ name }) => name)).toEqual(['Otto Outside']);
  expect(before.already.map(({ name }) => name)).toEqual(['Eva Miembro']);
  expect((await capture.letters.send(author, id, 1, readers)).to.map(({ name }) => name)).toEqual([
    'Otto Outside',
  ]);
  await expect(capture.letters.send(author, id, 2, readers)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
});

test('what is assessed stands among the quality of products, with a warning where it is little', async () => {
  const { capture, people } = world.app.actions;
  const assessor = await people.actor(NOOR as never);
  const form = capture.templates().find(({ id }) => id === 'rq-plus');
  if (!form) throw new Error('no form');
  const fields = form.steps.flatMap((step) => step.fields);
  const answers = Object.fromEntries(
    fields.flatMap(({ id, required, scale }) =>
      required ? [[id, scale ? '3' : 'Page 4 shows 1,200 registrations.']] : [],
    ),
  );
  const sheet = await capture.begin(assessor, {
    ...{ template: 'rq-plus', project: null, prompt: null, key: 'rq', prefill: {} },
  });
  const id = sheet.capture.id;
  const filled = { ...answers, topics: 'domestic work', programme: 'Skills', gender: 'IIA' };
  await capture.answer(assessor, id, filled, 'tab');
  await capture.submit(assessor, id);
  await world.settle();
  await noor().says('quality of products');
  expect(noor().sees()).toContain('1 assessment');
  expect(noor().sees()).toContain('mean 3.0');
  expect(noor().sees()).toContain('IIA: 1');
  expect(noor().sees()).toContain('read with care');
  await noor().presses('Skills');
  expect(noor().sees()).toContain('Skills · 1 assessment');
});

test('what colleagues learnt stands together by topic, with where each says so', async () => {
  const { capture, people } = world.app.actions;
  for (const [person, outcome, recommendation] of [
    [EVA, 'worked', 'Register employers of domestic workers by telephone first.'],
    [OTTO, 'worked', 'Register employers of domestic workers first, by telephone.'],
    [OTTO, 'failed', 'Do not begin at harvest time.'],
  ] as const) {
    const who = await people.actor(person as never);
    const key = `lesson:${recommendation}`;
    const begun = { template: 'lesson', project: null, prompt: null, key, prefill: {} };
    const { id } = (await capture.begin(who, begun)).capture;
    const answers = {
      ...{ title: `Seen in ${outcome} ${person}`, context: 'Lima, 2025.', happened: 'A pilot.' },
      ...{ outcome, recommendation, cause: 'They have addresses.', topics: 'domestic work' },
    };
    await capture.answer(who, id, answers, 'tab');
    await capture.submit(who, id);
  }
  await world.settle();
  await noor().says('lessons on domestic work');
  expect(noor().sees()).toContain('It rests on 3 records');
  expect(noor().sees()).toContain('2 people say so');
  expect(noor().sees()).toContain('What did not work');
  expect(noor().sees()).toContain('Do not begin at harvest time.');
  const who = await people.actor(NOOR as never);
  const filter = capture.lessons.understood('domestic work');
  const file = await world.app.views.lessons.document(who, filter, 'Domestic work');
  expect(file.bytes.byteLength).toBeGreaterThan(0);
  await noor().says('lessons on zeppelins in Chad');
  expect(noor().sees()).toContain('No published lesson fits');
});
