import { LIMITS, PREPARATION_KINDS, type Preparation } from '../../src/features/preparing/model.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { choiceInput, press, textInput } from './inputs.ts';

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
  return group([
    title(preparationName(preparation, voice)),
    line(
      run(
        `${voice.say(`preparing.states.${state}`)} · ${voice.say('bot.captures.touched', { date: voice.dateTime(updatedAt) })}`,
        { subtle: true },
      ),
    ),
    row([
      press(
        voice.say(state === 'draft' ? 'preparing.resume' : 'preparing.read'),
        'preparation.open',
        {
          id,
        },
      ),
    ]),
  ]);
}

/** Drafts first: they are what somebody comes back for. */
export function preparationListCard(all: readonly Preparation[], voice: Voice): Card {
  const drafts = all.filter(({ state }) => state === 'draft');
  const others = all.filter(({ state }) => state !== 'draft');
  const shown = [...drafts, ...others].slice(0, MOST_LISTED);
  return card({
    lang: voice.language,
    fallback: voice.say('preparing.list.title'),
    body: [
      heading(voice.say('preparing.list.title')),
      ...(shown.length === 0
        ? [sentence(voice.say('preparing.list.none'))]
        : shown.map((one) => listed(one, voice))),
      all.length > shown.length
        ? sentence(voice.say('bot.captures.more', { count: all.length - shown.length }), true)
        : null,
    ],
    actions: [
      press(voice.say('preparing.list.begin'), 'preparation.form'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
}
