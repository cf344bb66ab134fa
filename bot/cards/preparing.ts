import {
  LIMITS,
  type Preparation,
  QUESTIONS,
  type Question,
} from '../../src/features/preparing/model.ts';
import type { Earlier, Judged, PreparationPage } from '../../src/views/preparing.ts';
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
import { chatLink, placeOf, reasonsIn } from './expertise.ts';
import { choiceInput, link, press, textInput } from './inputs.ts';
import { hitElement } from './knowledge.ts';
import { preparationName } from './preparing-list.ts';

const EXCERPT = 600;

function judgedElement({ document, verdict, reason }: Judged, voice: Voice): Element {
  const words =
    verdict === 'use'
      ? voice.say('preparing.used-item', { title: document.title })
      : voice.say('preparing.misfit-item', { title: document.title, reason });
  return line(run(words));
}

/** What exists: at most five documents, each used or set aside. */
function relatedElements({ preparation, related, judged }: PreparationPage, voice: Voice) {
  const { id } = preparation;
  return [
    ...judged.map((one) => judgedElement(one, voice)),
    ...related.flatMap((hit) => [
      hitElement(hit, voice, false),
      row([
        press(voice.say('preparing.use'), 'preparation.use', { id, product: hit.product.id }),
        press(voice.say('preparing.misfit'), 'preparation.ask-misfit', {
          id,
          product: hit.product.id,
        }),
      ]),
    ]),
    judged.length + related.length === 0 ? sentence(voice.say('preparing.nothing'), true) : null,
  ];
}

/** Who else: colleagues and communities, each with the reason. */
function otherElements({ people, need, communities }: PreparationPage, voice: Voice) {
  return [
    ...people.map(({ person, reasons }) => {
      const chat = link(
        voice.say('expertise.chat', { name: person.name }),
        chatLink(person, need, voice),
      );
      return group([
        line(run(person.name, { weight: 'Bolder' })),
        line(run(placeOf(person, voice), { subtle: true })),
        line(
          run(voice.say('expertise.because', { reasons: reasonsIn(reasons, need, voice) }), {
            italic: true,
          }),
        ),
        chat ? row([chat]) : null,
      ]);
    }),
    ...communities.map(({ community, topics }) =>
      line(
        run(
          voice.say('preparing.community', {
            name: community.names[voice.language],
            topics: topics.map((slug) => voice.topic(slug)).join(', '),
          }),
        ),
      ),
    ),
  ];
}

function earlierElements(earlier: readonly Earlier[], voice: Voice): Element[] {
  if (earlier.length === 0) return [];
  return [
    subheading(voice.say('preparing.earlier')),
    ...earlier.map(({ preparation, authorName }) =>
      group([
        line(run(preparationName(preparation, voice), { weight: 'Bolder' })),
        line(run(`${authorName} · ${voice.date(preparation.updatedAt)}`, { subtle: true })),
        row([press(voice.say('preparing.read'), 'preparation.open', { id: preparation.id })]),
      ]),
    ),
  ];
}

const besideOf = (page: PreparationPage, question: Question, voice: Voice) => {
  if (question === 'needs') return earlierElements(page.earlier, voice);
  if (question === 'exists') return relatedElements(page, voice);
  return question === 'others' ? otherElements(page, voice) : [];
};

/** One question a card. Every button that leaves it saves it first. */
export function questionCard(
  page: PreparationPage,
  step: number,
  entered: CardData,
  voice: Voice,
): Card {
  const { preparation } = page;
  const question = QUESTIONS[step] ?? 'needs';
  const here = { id: preparation.id, step: String(step) };
  const leave = (key: string, go: string, style?: 'positive') =>
    press(
      voice.say(key),
      'preparation.save',
      { ...here, go },
      { inputs: true, ...(style ? { style } : {}) },
    );
  return card({
    lang: voice.language,
    fallback: voice.say(`preparing.questions.${question}`),
    body: [
      heading(voice.say(`preparing.questions.${question}`)),
      line(run(preparationName(preparation, voice), { subtle: true })),
      sentence(voice.say('preparing.step', { step: step + 1, steps: QUESTIONS.length })),
      ...besideOf(page, question, voice),
      textInput({
        id: 'answer',
        label: voice.say(`preparing.answer.${question}`),
        error: voice.say('bot.capture.too-long', { limit: LIMITS.answer }),
        multiline: true,
        maxLength: LIMITS.answer,
        value: entered.answer ?? preparation.answers[question],
      }),
      sentence(voice.say('bot.capture.saved-each'), true),
    ],
    actions: [
      leave('bot.capture.next', 'on', 'positive'),
      step > 0 ? leave('bot.pages.back', 'back') : null,
      press(voice.say('preparing.skip'), 'preparation.open', {
        id: preparation.id,
        step: String(step + 1),
      }),
      leave('bot.capture.later', 'later'),
    ],
  });
}

/** Why a document does not fit. */
export const misfitCard = (
  { id, product, name, reason }: Readonly<Record<'id' | 'product' | 'name' | 'reason', string>>,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('preparing.misfit-why'),
    body: [
      heading(voice.say('preparing.misfit-why')),
      title(name),
      textInput({
        id: 'reason',
        label: voice.say('bot.fields.reason'),
        error: voice.say('preparing.reason-missing'),
        required: true,
        maxLength: LIMITS.reason,
        value: reason,
      }),
    ],
    actions: [
      press(
        voice.say('preparing.misfit'),
        'preparation.misfit',
        { id, product },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'preparation.open', { id, step: '1' }),
    ],
  });

function answered({ preparation, judged }: PreparationPage, voice: Voice): Element[] {
  return QUESTIONS.flatMap((question) => {
    const answer = preparation.answers[question];
    return [
      subheading(voice.say(`preparing.questions.${question}`)),
      ...(answer ? prose(cut(answer, EXCERPT)) : [sentence(voice.say('preparing.empty'), true)]),
      ...(question === 'exists' ? judged.map((one) => judgedElement(one, voice)) : []),
    ];
  });
}

export interface Audience {
  readonly value: string;
  readonly title: string;
}

/** Everything before it is kept, and who else may find it: chosen by its author. */
export function endCard(page: PreparationPage, audiences: readonly Audience[], voice: Voice): Card {
  const { id } = page.preparation;
  return card({
    lang: voice.language,
    fallback: voice.say('preparing.end.title'),
    body: [
      heading(voice.say('preparing.end.title')),
      title(preparationName(page.preparation, voice)),
      ...answered(page, voice),
      choiceInput({
        id: 'shown',
        label: voice.say('preparing.end.who'),
        error: voice.say('preparing.end.who-missing'),
        required: true,
        choices: audiences,
        value: 'self',
      }),
    ],
    actions: [
      press(
        voice.say('preparing.end.finish'),
        'preparation.finish',
        { id },
        {
          style: 'positive',
          inputs: true,
        },
      ),
      ...QUESTIONS.map((question, step) =>
        press(voice.say(`preparing.edit.${question}`), 'preparation.open', {
          id,
          step: String(step),
        }),
      ),
      press(voice.say('bot.capture.later'), 'preparation.list'),
      press(voice.say('preparing.discard'), 'preparation.discard', { id }),
    ],
  });
}

/** A finished record, for its author or whoever it is shown to. */
export function recordCard(page: PreparationPage, url: string | null, voice: Voice): Card {
  const { preparation, authorName, mine } = page;
  const { id } = preparation;
  return card({
    lang: voice.language,
    fallback: preparationName(preparation, voice),
    body: [
      heading(voice.say('preparing.record')),
      title(preparationName(preparation, voice)),
      preparation.countries.length > 0
        ? line(run(preparation.countries.map((name) => voice.country(name)).join(', ')))
        : null,
      fact(voice.say('preparing.author'), authorName, voice),
      mine ? sentence(voice.say(`preparing.shown.${shownWord(preparation)}`), true) : null,
      ...answered(page, voice),
    ],
    actions: [
      press(voice.say('preparing.text'), 'preparation.text', { id }),
      link(voice.say('preparing.open-tab'), url),
      mine ? press(voice.say('preparing.reopen'), 'preparation.reopen', { id }) : null,
      press(voice.say('preparing.list.button'), 'preparation.list'),
    ],
  });
}

const shownWord = ({ shown }: Preparation): 'self' | 'all' | 'community' =>
  shown === 'self' || shown === 'all' ? shown : 'community';
