import { GROUNDS } from '../../src/features/safety/model.ts';
import { LIMITS } from '../../src/features/safety/watching.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, type Element, heading, prose, sentence } from './card.ts';
import { choiceInput, press, textInput } from './inputs.ts';

/** What is reported, and the thread in which it stands. */
export type ReportedItem =
  | { readonly kind: 'contribution'; readonly id: string; readonly discussion: string }
  | { readonly kind: 'query'; readonly id: string }
  | { readonly kind: 'reply'; readonly id: string; readonly query: string };

/** As a button carries it: cards drawn before there were kinds carry a contribution without one. */
export const reportData = (item: ReportedItem): CardData =>
  item.kind === 'contribution' ? { id: item.id, discussion: item.discussion } : { ...item };

export const reportButton = (item: ReportedItem, voice: Voice): Element =>
  press(voice.say('safety.report.button'), 'abuse.report', reportData(item));

const threadOf = (item: ReportedItem): [verb: string, data: CardData] => {
  if (item.kind === 'contribution') return ['discussion.read', { id: item.discussion }];
  return ['query.read', { id: item.kind === 'query' ? item.id : item.query }];
};

interface Reported {
  readonly item: ReportedItem;
  readonly nonce: string;
  readonly text: string;
  readonly words?: string | undefined;
}

/** Abuse is reported in one form, which says where the report goes. */
export function reportForm({ item, nonce, text, words }: Reported, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('safety.report.title'),
    body: [
      heading(voice.say('safety.report.title')),
      sentence(voice.say('safety.report.who')),
      ...prose(cut(text, 300), { italic: true }),
      choiceInput({
        id: 'ground',
        label: voice.say('safety.report.ground'),
        error: voice.say('safety.report.ground'),
        choices: GROUNDS.map((value) => ({ value, title: voice.say(`safety.ground.${value}`) })),
        value: GROUNDS[0],
      }),
      textInput({
        id: 'words',
        label: voice.say('safety.report.words'),
        error: voice.say('safety.report.words-missing'),
        required: true,
        multiline: true,
        maxLength: LIMITS.report,
        value: words,
      }),
    ],
    actions: [
      press(
        voice.say('safety.report.send'),
        'abuse.send',
        { ...reportData(item), nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), ...threadOf(item)),
    ],
  });
}
