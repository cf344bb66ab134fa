import { z } from 'zod';
import { SECTION_READERS } from '../../src/features/capture/handover/audience.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type HandoverQuestionId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { gapsCard, readersCard, readersInput } from '../cards/handover-beside.ts';
import { answerCard, questionsCard } from '../cards/handover-questions.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { handoverId } from './fields.ts';
import { drawStatus } from './handover-draw.ts';

const named = z.object({ id: handoverId });
const worded = z.string().trim().min(1);
const asked = named.extend({ question: worded.max(1_000) });
const about = named.extend({
  question: z
    .string()
    .max(100)
    .transform((value) => asId<HandoverQuestionId>(value)),
});
const answered = about.extend({ words: worded.max(4_000) });
const filled = named.extend({ field: z.string().max(100), words: worded.max(4_000) });
const readers = z.enum(SECTION_READERS);

async function drawQuestions(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const page = await deps.views.handovers.questions(who, read(named, data).id);
  return questionsCard(page, data.question, voice);
}

const freshQuestions = (call: Call): Promise<Card> =>
  drawQuestions({ ...call, data: { id: read(named, call.data).id } });

async function ask(call: Call): Promise<Answer> {
  const { deps, who, voice, key } = call;
  const { id, question } = read(asked, call.data);
  await deps.actions.capture.handovers.questions.ask(who, id, question, key);
  return {
    card: withNotice(await freshQuestions(call), voice.say('bot.handover.ask-done'), 'good'),
  };
}

async function drawAnswer(call: Call): Promise<Card> {
  const { deps, who, voice } = call;
  const { id, question } = read(about, call.data);
  const page = await deps.views.handovers.questions(who, id);
  const one = page.items.find((item) => item.id === question);
  if (!one || !page.mayAnswer) throw new AppError('not-found', `no question ${question}`);
  return answerCard(page, one, call.data.words, voice);
}

async function answer(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { id, question, words } = read(answered, call.data);
  await deps.actions.capture.handovers.questions.answer(who, id, question, words);
  return {
    card: withNotice(await freshQuestions(call), voice.say('bot.handover.answer-done'), 'good'),
  };
}

async function drawReaders(call: Call): Promise<Card> {
  const page = await call.deps.views.handovers.page(call.who, read(named, call.data).id);
  return page.actions.includes('set-readers')
    ? readersCard(page, call.voice)
    : drawStatus(call, page.handover.id);
}

/** Every section whose readers were chosen otherwise than they stand. */
async function setReaders(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id } = read(named, data);
  const { sheet } = await deps.views.handovers.page(who, id);
  for (const step of sheet.template.steps) {
    const chosen = readers.safeParse(data[readersInput(step.id)]);
    if (chosen.success) {
      await deps.actions.capture.handovers.setReaders(who, id, step.id, chosen.data);
    }
  }
  return {
    card: withNotice(await drawStatus(call, id), voice.say('bot.handover.readers-done'), 'good'),
  };
}

async function drawGaps(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const page = await deps.views.handovers.gaps(who, read(named, data).id);
  return gapsCard(page, data, voice);
}

async function fill(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, field, words } = read(filled, data);
  await deps.actions.capture.handovers.filling.fill(who, id, field, words);
  const drawn = await drawGaps({ ...call, data: { id } });
  return { card: withNotice(drawn, voice.say('bot.handover.gap-done'), 'good') };
}

/** Questions before the last day, who reads which section, and what others fill in after it. */
export const handoverBesideVerbs: Readonly<Record<string, Verb>> = {
  'handover.questions': { run: async (call) => ({ card: await freshQuestions(call) }) },
  'handover.ask': { run: ask, again: drawQuestions },
  'handover.answer-form': { run: async (call) => ({ card: await drawAnswer(call) }) },
  'handover.answer': { run: answer, again: drawAnswer },
  'handover.readers': { run: async (call) => ({ card: await drawReaders(call) }) },
  'handover.set-readers': { run: setReaders, again: drawReaders },
  'handover.gaps': { run: async (call) => ({ card: await drawGaps(call) }) },
  'handover.fill': { run: fill, again: drawGaps },
};
