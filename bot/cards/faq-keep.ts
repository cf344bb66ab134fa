import type { Community } from '../../src/features/communities/model.ts';
import { FAQ_LIMITS } from '../../src/features/queries/faq.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, prose, sentence } from './card.ts';
import { communityChoice } from './community-choice.ts';
import { press, textInput } from './inputs.ts';

export interface KeepForm {
  /** Those of the person. */
  readonly communities: readonly Pick<Community, 'id' | 'names'>[];
  readonly nonce: string;
  readonly entered: CardData;
}

/** An answer that was given in conversation, and the question that it answers. */
export const keepCard = ({ communities, nonce, entered }: KeepForm, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('leading.keep.title'),
    body: [
      heading(voice.say('leading.keep.title')),
      sentence(voice.say('leading.keep.what')),
      words('question', voice.say('leading.keep.question'), FAQ_LIMITS.question, entered, voice),
      words('answer', voice.say('leading.document.answer'), FAQ_LIMITS.answer, entered, voice),
      communityChoice(communities, entered.community, voice),
      sentence(voice.say('leading.keep.who'), true),
    ],
    actions: [
      press(
        voice.say('leading.keep.send'),
        'faq.keep',
        {
          nonce,
          ...(entered.background ? { background: entered.background } : {}),
          ...(entered.consent ? { consent: entered.consent } : {}),
        },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'help.show'),
    ],
  });

const words = (
  id: 'question' | 'answer',
  label: string,
  maxLength: number,
  entered: CardData,
  voice: Voice,
): Element =>
  textInput({
    id,
    label,
    error: voice.say('leading.faq.missing'),
    required: true,
    multiline: true,
    maxLength,
    value: entered[id],
  });

/** It waits for the moderators. */
export const keptCard = (
  { query, community }: { readonly query: string; readonly community: string },
  action: Element | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('leading.keep.done', { community }),
    body: [
      heading(voice.say('leading.keep.title')),
      ...prose(voice.say('leading.keep.done', { community })),
    ],
    actions: [press(voice.say('asking.return'), 'query.read', { id: query }), action],
  });
