import type { Outline } from '../../src/features/knowledge/model.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence } from './card.ts';
import { linkInput } from './choosing.ts';
import { choiceInput, press, textInput } from './inputs.ts';

const LONGEST_WHY = 2_000;

/** Two documents that say different things: which, and in what way. */
export function contradictionForm(
  items: readonly Outline[],
  data: { readonly ids: string; readonly query: string },
  entered: CardData,
  voice: Voice,
): Card {
  const choices = items.map(({ id, title }) => ({ value: id, title }));
  const choose = (id: 'one' | 'other', required: boolean) =>
    choiceInput({
      id,
      label: voice.say(`finding.disagree.${id}`),
      error: voice.say('finding.disagree.missing'),
      required,
      choices,
      value: entered[id],
    });
  return card({
    lang: voice.language,
    fallback: voice.say('finding.disagree.title'),
    body: [
      heading(voice.say('finding.disagree.title')),
      sentence(voice.say('finding.disagree.what')),
      choose('one', true),
      choose('other', false),
      linkInput(voice.say('finding.disagree.link'), entered.link, voice),
      textInput({
        id: 'why',
        label: voice.say('item.flag.why'),
        error: voice.say('finding.disagree.why-missing'),
        required: true,
        multiline: true,
        maxLength: LONGEST_WHY,
        value: entered.why,
      }),
    ],
    actions: [
      press(voice.say('item.flag.send'), 'contradiction.flag', data, {
        style: 'positive',
        inputs: true,
      }),
      press(voice.say('bot.pages.cancel'), 'search.run', { query: data.query }),
    ],
  });
}
