import { LIMITS } from '../../src/features/desks/model.ts';
import type { DeskRequestView } from '../../src/views/desks.ts';
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
import { choiceInput, link, press, textInput, toggleInput } from './inputs.ts';

const EXCERPT = 300;
const MOST_LISTED = 5;

export interface DeskForm {
  /** The best fitting first. */
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly days: number;
    readonly topics: readonly string[];
  }[];
  readonly nonce: string;
  /** The question of a community that a moderator passes on; null for a request of one's own. */
  readonly query: string | null;
  readonly entered: CardData;
}

const noDesks = (voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('preparing.desk.no-desks'),
    body: [
      heading(voice.say('preparing.desk.title')),
      sentence(voice.say('preparing.desk.no-desks')),
    ],
    actions: [press(voice.say('bot.help.button'), 'help.show')],
  });

/** Preselected is what shares a topic, with the reason; where nothing does, the person chooses. */
function deskInput({ places, entered }: DeskForm, voice: Voice): (Element | null)[] {
  const [best] = places;
  const fits = best !== undefined && (best.topics.length > 0 || places.length === 1);
  return [
    choiceInput({
      id: 'desk',
      label: voice.say('bot.fields.desk'),
      error: voice.say('preparing.desk.desk-missing'),
      required: true,
      choices: places.map(({ id, name, days }) => ({
        value: id,
        title: voice.say('preparing.desk.place', { name, count: days }),
      })),
      value: entered.desk ?? (fits ? best.id : undefined),
    }),
    best && best.topics.length > 0
      ? line(
          run(
            voice.say('preparing.desk.why', {
              name: best.name,
              topics: best.topics.map((slug) => voice.topic(slug)).join(', '),
            }),
            { subtle: true },
          ),
        )
      : null,
  ];
}

function requestInputs(form: DeskForm, voice: Voice): (Element | null)[] {
  const { query, entered } = form;
  return [
    textInput({
      id: 'request',
      label: voice.say('bot.fields.request'),
      error: voice.say('preparing.desk.missing'),
      required: true,
      multiline: true,
      maxLength: LIMITS.text,
      value: entered.request,
    }),
    ...deskInput(form, voice),
    toggleInput({
      id: 'share',
      label: voice.say('preparing.desk.share'),
      title: voice.say(query ? 'preparing.desk.share-query' : 'preparing.desk.share-what'),
      error: voice.say('preparing.desk.share-missing'),
      on: entered.share === 'true',
    }),
  ];
}

export function deskForm(form: DeskForm, voice: Voice): Card {
  const { places, nonce, query } = form;
  if (places.length === 0) return noDesks(voice);
  return card({
    lang: voice.language,
    fallback: voice.say('preparing.desk.title'),
    body: [
      heading(voice.say('preparing.desk.title')),
      sentence(voice.say('preparing.desk.what')),
      ...requestInputs(form, voice),
    ],
    actions: [
      press(
        voice.say('preparing.desk.send'),
        'desk.send',
        { nonce, ...(query ? { query } : {}) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('preparing.desk.list'), 'desk.list'),
    ],
  });
}

const stateWords = ({ request, overdue, takerName }: DeskRequestView, voice: Voice): string =>
  [
    voice.say(`preparing.desk.states.${request.state}`, { name: takerName ?? '' }),
    overdue ? voice.say('preparing.desk.overdue') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

function listed(view: DeskRequestView, voice: Voice): Element {
  const { request, desk, askerName } = view;
  return group([
    ...prose(cut(request.text, EXCERPT)),
    line(
      run(
        [
          desk.names[voice.language],
          askerName,
          stateWords(view, voice),
          voice.say('preparing.desk.due', { date: voice.date(request.dueAt) }),
        ].join(' · '),
        { subtle: true },
      ),
    ),
    row([press(voice.say('preparing.desk.open'), 'desk.read', { id: request.id })]),
  ]);
}

export interface DeskList {
  /** Whether this person staffs a desk. */
  readonly staffs: boolean;
  readonly waiting: readonly DeskRequestView[];
  readonly mine: readonly DeskRequestView[];
}

const part = (name: string, all: readonly DeskRequestView[], voice: Voice): Element[] => [
  subheading(voice.say(`preparing.desk.${name}`, { count: all.length })),
  ...(all.length === 0
    ? [sentence(voice.say(`preparing.desk.${name}-none`), true)]
    : all.slice(0, MOST_LISTED).map((one) => listed(one, voice))),
];

export const deskListCard = (
  { staffs, waiting, mine }: DeskList,
  url: string | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('preparing.desk.title'),
    body: [
      heading(voice.say('preparing.desk.title')),
      ...(staffs ? part('waiting', waiting, voice) : []),
      ...part('mine', mine, voice),
    ],
    actions: [
      press(voice.say('preparing.desk.new'), 'desk.form', {}, { style: 'positive' }),
      link(voice.say('preparing.open-tab'), url),
    ],
  });

/** Where whoever took it answers, or says why nobody can. */
const decisionInputs = (
  { actions }: DeskRequestView,
  entered: CardData,
  voice: Voice,
): (Element | null)[] => [
  actions.includes('answer')
    ? textInput({
        id: 'answer',
        label: voice.say('preparing.desk.answer'),
        error: voice.say('preparing.desk.answer-missing'),
        multiline: true,
        maxLength: LIMITS.answer,
        value: entered.answer,
      })
    : null,
  actions.includes('refuse')
    ? textInput({
        id: 'reason',
        label: voice.say('preparing.desk.refuse-why'),
        error: voice.say('preparing.reason-missing'),
        maxLength: LIMITS.reason,
        value: entered.reason,
      })
    : null,
];

/** One request with what this reader may do with it. */
export function requestCard(
  view: DeskRequestView,
  entered: CardData,
  url: string | null,
  voice: Voice,
): Card {
  const { request, desk, askerName, actions } = view;
  const { id, answer, reason } = request;
  const may = (verb: (typeof actions)[number]): boolean => actions.includes(verb);
  const act = (verb: 'answer' | 'refuse' | 'take' | 'release' | 'withdraw', inputs = false) =>
    may(verb)
      ? press(
          voice.say(`preparing.desk.verbs.${verb}`),
          `desk.${verb}`,
          { id },
          { inputs, ...(verb === 'answer' || verb === 'take' ? { style: 'positive' } : {}) },
        )
      : null;
  return card({
    lang: voice.language,
    fallback: voice.say('preparing.desk.request', { name: desk.names[voice.language] }),
    body: [
      heading(voice.say('preparing.desk.title')),
      title(voice.say('preparing.desk.request', { name: desk.names[voice.language] })),
      ...prose(request.text),
      fact(voice.say('asking.facts.asker'), askerName, voice),
      fact(voice.say('bot.discussion.state'), stateWords(view, voice), voice),
      fact(voice.say('preparing.desk.due-label'), voice.date(request.dueAt), voice),
      ...(answer ? [subheading(voice.say('preparing.desk.answer')), ...prose(answer)] : []),
      ...(reason ? [fact(voice.say('bot.fields.reason'), reason, voice)] : []),
      ...decisionInputs(view, entered, voice),
    ],
    actions: [
      act('take'),
      act('answer', true),
      act('refuse', true),
      act('release'),
      act('withdraw'),
      press(voice.say('preparing.desk.list'), 'desk.list'),
      link(voice.say('preparing.open-tab'), url),
    ],
  });
}
