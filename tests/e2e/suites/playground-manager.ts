import { chooses, fills, textOf } from '../chat-window.ts';
import { type Check, must, type Suite } from '../check.ts';
import { type Fields, lessonFields } from '../lesson-form.ts';
import { moveUntil, openPowers } from '../powers.ts';
import { LESSON, PROJECT, SEARCH_LESSON } from '../texts.ts';
import type { World } from '../world.ts';

const MANAGER = 'Jonas Weber';
/** His project ends 91 days after the first seed; he is asked 90 days before, in his working hours. */
const MOST_MOVES = 12;

const speaks: Check = {
  name: 'A project manager speaks with Praxis in a Playground of his own',
  run: async (world) => {
    const { words } = await world.person(MANAGER);
    const chat = await world.playground(MANAGER);
    await chat.says('help', words('bot.help.choose'));
  },
};

const asked: Check = {
  name: 'When the clock reaches the ninetieth day before its end, he is asked unprompted',
  run: async (world) => {
    const { words } = await world.person(MANAGER);
    const powers = await openPowers(world);
    const chat = await world.playground(MANAGER);
    const title = words('prompting.kinds.project-close.title');
    const shown = chat.page.locator('.ac-adaptiveCard', { hasText: title });
    const hasCome = async (): Promise<boolean> => (await shown.count()) > 0;
    await moveUntil(powers, 'The prompt', hasCome, MOST_MOVES);
    const text = await textOf(await chat.card(title));
    must(text.includes(PROJECT), `It is about another project:\n${text}`);
    must(text.includes(words('bot.prompt.decline')), `It cannot be declined:\n${text}`);
    must((await shown.count()) === 1, 'He is asked more than once.');
  },
};

async function answers(world: World, step: number, fields: Fields, button: string, wanted: string) {
  const { words } = await world.person(MANAGER);
  const chat = await world.playground(MANAGER);
  const card = await chat.card(words('bot.capture.step', { step, steps: 3, name: '' }).trim());
  await fills(card, fields.texts);
  for (const [label, title] of Object.entries(fields.choices)) await chooses(card, label, title);
  await world.photo(chat.page, `card ${step} of the lesson`);
  return chat.presses(card, button, wanted);
}

const begins: Check = {
  name: 'He begins the lesson, answers the first card, and stops for later',
  run: async (world) => {
    const { words } = await world.person(MANAGER);
    const chat = await world.playground(MANAGER);
    const prompt = await chat.card(words('prompting.kinds.project-close.title'));
    const second = words('bot.capture.step', { step: 2, steps: 3, name: '' }).trim();
    await chat.presses(
      prompt,
      words('prompting.kinds.project-close.now'),
      words('bot.capture.saved-each'),
    );
    const card = await answers(world, 1, lessonFields('what'), words('bot.capture.next'), second);
    const kept = await chat.presses(card, words('bot.capture.later'), words('bot.capture.kept'));
    must((await textOf(kept)).includes(LESSON.title), 'What was kept does not name the lesson.');
  },
};

const resumes: Check = {
  name: 'Later he finds his draft, goes on where he stopped, and publishes',
  run: async (world) => {
    const { words } = await world.person(MANAGER);
    const chat = await world.playground(MANAGER);
    const list = await chat.says('my drafts', words('bot.captures.title'));
    const step = (number: number): string =>
      words('bot.capture.step', { step: number, steps: 3, name: '' }).trim();
    await chat.presses(list, words('bot.capture.resume'), step(2));
    const next = words('bot.capture.next');
    await answers(world, 2, lessonFields('why'), next, step(3));
    const review = words('bot.capture.complete');
    const card = await answers(world, 3, lessonFields('where'), next, review);
    must((await textOf(card)).includes(LESSON.recommendation), 'The review lacks an answer.');
    await chat.presses(card, words('bot.capture.publish'), words('bot.capture.thanks'));
    const told = await chat.card(words('bot.capture.findable'));
    must((await textOf(told)).includes(LESSON.title), 'He is told about something else.');
  },
};

const found: Check = {
  name: 'Free text finds the published lesson',
  run: async (world) => {
    const { words } = await world.person(MANAGER);
    const chat = await world.playground(MANAGER);
    const card = await chat.says(SEARCH_LESSON, words('bot.search.title'));
    const text = await textOf(card);
    must(text.includes(LESSON.title), `It does not find it:\n${text}`);
  },
};

export const playgroundManager: Suite = {
  title: 'Agents Playground, as a project manager',
  checks: [speaks, asked, begins, resumes, found],
};
