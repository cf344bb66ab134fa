import type { Community } from '../../src/features/communities/model.ts';
import { type Discussion, LIMITS } from '../../src/features/discussions/model.ts';
import {
  byQuestion,
  expertsOf,
  HOUR_MINUTES,
  hourOf,
} from '../../src/features/discussions/question-time.ts';
import type { ContributionView, DiscussionPage } from '../../src/views/discussion.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { communityChoice } from './community-choice.ts';
import { byline, contributionElement } from './contributions.ts';
import { subjectInputs } from './discussion-form.ts';
import { choiceInput, dateInput, press, textInput, toggleInput } from './inputs.ts';

/** As many as a card bears; the others are on its page. */
const MOST_QUESTIONS = 6;
const EXCERPT = 500;
const LENGTHS = [30, 45, HOUR_MINUTES.usual, 90, 120] as const;

export interface HourForm {
  readonly communities: readonly Community[];
  /** `YYYY-MM-DD` where the person is. */
  readonly today: string;
  readonly day: string;
  readonly nonce: string;
  readonly entered: CardData;
}

/** A question time in the making: when the hour is, and who answers. */
export const hourFormCard = (form: HourForm, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('planning.hour.new'),
    body: [
      heading(voice.say('planning.hour.new')),
      sentence(voice.say('planning.hour.what')),
      communityChoice(form.communities, form.entered.community, voice),
      ...wordInputs(form, voice),
      ...timeInputs(form, voice),
      sentence(voice.say('bot.new.dates', { zone: voice.zone.replaceAll('_', ' ') }), true),
    ],
    actions: [
      press(
        voice.say('planning.hour.create'),
        'question-time.create',
        { nonce: form.nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussions.list'),
    ],
  });

const wordInputs = ({ entered }: HourForm, voice: Voice): Element[] => [
  ...subjectInputs(entered, voice),
  textInput({
    id: 'experts',
    label: voice.say('planning.hour.experts-field'),
    error: voice.say('planning.hour.experts-missing'),
    required: true,
    maxLength: 1_000,
    value: entered.experts,
  }),
];

const timeInputs = ({ entered, today, day }: HourForm, voice: Voice): Element[] => [
  dateInput({
    id: 'day',
    label: voice.say('planning.hour.day'),
    error: voice.say('bot.new.date-missing'),
    required: true,
    min: today,
    value: entered.day ?? day,
  }),
  textInput({
    id: 'time',
    label: voice.say('planning.hour.time'),
    error: voice.say('planning.hour.time-missing'),
    required: true,
    maxLength: 5,
    value: entered.time ?? '15:00',
  }),
  choiceInput({
    id: 'minutes',
    label: voice.say('planning.hour.minutes'),
    error: voice.say('planning.form.template-missing'),
    choices: LENGTHS.map((count) => ({
      value: String(count),
      title: voice.say('planning.hour.length', { count }),
    })),
    value: entered.minutes ?? String(HOUR_MINUTES.usual),
  }),
];

export const hourFact = (discussion: Discussion, voice: Voice): Element =>
  fact(voice.say('planning.hour.when'), voice.dateTime(hourOf(discussion)), voice);

/** What was asked, each with its answers: first what nobody has answered, which is what the experts look for. */
export function questionsElements(
  { discussion, thread }: DiscussionPage,
  mayAnswer: boolean,
  voice: Voice,
): Element[] {
  const said = thread.items.map((view) => ({ ...view.contribution, view }));
  const { questions, remarks } = byQuestion(said, expertsOf(discussion));
  const open = questions.filter(({ answers }) => answers.length === 0);
  const answered = questions.filter(({ answers }) => answers.length > 0);
  const shown = [...open, ...answered].slice(0, MOST_QUESTIONS);
  return [
    subheading(voice.say('planning.hour.asked', { count: questions.length })),
    sentence(voice.say('planning.hour.answered', { count: answered.length }), true),
    ...shown.flatMap(({ question, answers }) => [
      contributionElement(question.view, discussion, voice),
      ...answers.map(({ view }) => answerElement(view, voice)),
      mayAnswer && question.state === 'published'
        ? row([
            press(voice.say('planning.hour.answer'), 'question-time.ask-answer', {
              id: discussion.id,
              answers: question.id,
            }),
          ])
        : null,
    ]),
    ...remarks.slice(-1).map(({ view }) => contributionElement(view, discussion, voice)),
  ].filter((element) => element !== null);
}

const answerElement = (view: ContributionView, voice: Voice): Element =>
  group([
    line(
      run(voice.say('planning.hour.answer-of', { who: byline(view, voice) }), { weight: 'Bolder' }),
    ),
    ...prose(cut(view.contribution.text, EXCERPT)),
  ]);

/** The answer of an expert to one question. */
export const answerFormCard = (
  discussion: Discussion,
  question: ContributionView,
  nonce: string,
  entered: CardData,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('planning.hour.answer'),
    body: [
      heading(voice.say('planning.hour.answer')),
      title(discussion.title),
      line(run(byline(question, voice), { subtle: true })),
      ...prose(cut(question.contribution.text, EXCERPT)),
      textInput({
        id: 'text',
        label: voice.say('planning.hour.your-answer'),
        error: voice.say('bot.discussion.text-missing'),
        required: true,
        multiline: true,
        maxLength: LIMITS.contribution,
        value: entered.text,
      }),
      toggleInput({
        id: 'quote',
        label: voice.say('bot.fields.quote'),
        title: voice.say('bot.discussion.quote'),
        error: voice.say('bot.discussion.quote-missing'),
        on: entered.quote === 'true',
      }),
    ],
    actions: [
      press(
        voice.say('bot.discussion.send'),
        'discussion.contribute',
        { id: discussion.id, answers: question.contribution.id, nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion.id }),
    ],
  });
