import { LIMITS } from '../../src/features/capture/handover/followups.ts';
import type { QuestionsPage } from '../../src/views/handover-beside.ts';
import type { FollowUpView } from '../../src/views/handover-source.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { dayWords } from './departure.ts';
import { press, textInput } from './inputs.ts';

const LONGEST = 800;
const MOST = 10;

/** A question with its answer, as pack and list show it. */
export const followUpElements = (one: FollowUpView, voice: Voice): Element[] => [
  line(
    run(voice.say('bot.handover.asked-by', { name: one.askerName }), { weight: 'Bolder' }),
    run(cut(one.text, LONGEST)),
  ),
  ...(one.answer
    ? prose(cut(one.answer, LONGEST))
    : [sentence(voice.say('bot.handover.unanswered'), true)]),
];

function item(page: QuestionsPage, one: FollowUpView, voice: Voice): Element {
  const label = one.answer ? 'bot.handover.answer-again' : 'bot.handover.answer';
  return group([
    ...followUpElements(one, voice),
    page.mayAnswer
      ? row([
          press(voice.say(label), 'handover.answer-form', {
            id: page.handover.id,
            question: one.id,
          }),
        ])
      : null,
  ]);
}

/** What was asked before the last day, and the way to ask more. */
export function questionsCard(
  page: QuestionsPage,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { handover, person, items, mayAsk, role } = page;
  const { id } = handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.questions'),
    body: [
      heading(voice.say('bot.handover.questions')),
      title(role === 'leaver' ? voice.say('bot.handover.own') : person.name),
      line(run(voice.say('bot.departure.last-day', { date: dayWords(handover.lastDay, voice) }))),
      sentence(voice.say(`bot.handover.questions-what.${role}`)),
      ...(items.length === 0 ? [sentence(voice.say('bot.handover.no-questions'))] : []),
      ...items.slice(-MOST).map((one) => item(page, one, voice)),
      mayAsk
        ? textInput({
            id: 'question',
            label: voice.say('bot.handover.your-question'),
            error: voice.say('bot.handover.your-question'),
            value: entered,
            maxLength: LIMITS.question,
            multiline: true,
          })
        : null,
    ],
    actions: [
      mayAsk
        ? press(
            voice.say('bot.handover.ask'),
            'handover.ask',
            { id },
            { style: 'positive', inputs: true },
          )
        : null,
      press(voice.say('bot.pages.back'), 'handover.list'),
    ],
  });
}

export function answerCard(
  page: QuestionsPage,
  one: FollowUpView,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { id } = page.handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.answer'),
    body: [
      heading(voice.say('bot.handover.asked-by', { name: one.askerName })),
      ...prose(one.text),
      sentence(voice.say(`bot.handover.answer-read.${one.askedAs}`), true),
      textInput({
        id: 'words',
        label: voice.say('bot.handover.your-answer'),
        error: voice.say('bot.handover.your-answer'),
        value: entered ?? one.answer ?? undefined,
        maxLength: LIMITS.answer,
        multiline: true,
        required: true,
      }),
    ],
    actions: [
      press(
        voice.say('bot.handover.answer-now'),
        'handover.answer',
        { id, question: one.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'handover.questions', { id }),
    ],
  });
}
