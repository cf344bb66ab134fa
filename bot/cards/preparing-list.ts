import { LIMITS, PREPARATION_KINDS, type Preparation } from '../../src/features/preparing/model.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, sentence } from './card.ts';
import { choiceInput, press, textInput } from './inputs.ts';
import { recordLine, recordListCard } from './records.ts';

const MOST_LISTED = 6;

export interface StartForm {
  readonly nonce: string;
  /** The mission that it is begun for; null for none. */
  readonly mission: string | null;
  readonly entered: CardData;
}

export function startCard({ nonce, mission, entered }: StartForm, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('preparing.start.title'),
    body: [
      heading(voice.say('preparing.start.title')),
      sentence(voice.say('preparing.start.what')),
      choiceInput({
        id: 'kind',
        label: voice.say('preparing.start.kind'),
        error: voice.say('preparing.start.kind-missing'),
        required: true,
        choices: PREPARATION_KINDS.map((value) => ({
          value,
          title: voice.say(`preparing.kinds.${value}`),
        })),
        value: entered.kind ?? 'mission',
      }),
      textInput({
        id: 'subject',
        label: voice.say('bot.fields.subject'),
        error: voice.say('preparing.start.subject-missing'),
        placeholder: voice.say('preparing.start.subject-example'),
        required: true,
        maxLength: LIMITS.subject,
        value: entered.subject,
      }),
      textInput({
        id: 'country',
        label: voice.say('preparing.start.country'),
        error: voice.say('preparing.briefing.missing'),
        maxLength: LIMITS.country,
        value: entered.country,
      }),
    ],
    actions: [
      press(
        voice.say('preparing.start.button'),
        'preparation.begin',
        { nonce, ...(mission ? { mission } : {}) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('preparing.list.button'), 'preparation.list'),
    ],
  });
}

export const preparationName = ({ kind, subject }: Preparation, voice: Voice): string =>
  `${voice.say(`preparing.kinds.${kind}`)}${voice.say('bot.colon')}${subject}`;

function listed(preparation: Preparation, voice: Voice): Element {
  const { id, state, updatedAt } = preparation;
  const about = [
    voice.say(`preparing.states.${state}`),
    voice.say('bot.captures.touched', { date: voice.dateTime(updatedAt) }),
  ];
  const verb = voice.say(state === 'draft' ? 'preparing.resume' : 'preparing.read');
  return recordLine(preparationName(preparation, voice), about, [
    press(verb, 'preparation.open', { id }),
  ]);
}

export const preparationListCard = (all: readonly Preparation[], voice: Voice): Card =>
  recordListCard(
    {
      title: voice.say('preparing.list.title'),
      none: voice.say('preparing.list.none'),
      items: all,
      isDraft: ({ state }) => state === 'draft',
      most: MOST_LISTED,
      draw: (one) => listed(one, voice),
      begin: press(voice.say('preparing.list.begin'), 'preparation.form'),
    },
    voice,
  );
