import type { Outline } from '../../src/features/knowledge/model.ts';
import type { Beside, Offer } from '../../src/views/choosing.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, type Element, heading, row, sentence, title } from './card.ts';
import { press, textInput } from './inputs.ts';
import { hitElement } from './knowledge.ts';

const LONGEST_REASON = 500;
const LONGEST_LINK = 2_000;
const LONGEST_TITLE = 300;

/** Each leads back to where the documents are shown. */
const BACK = {
  discussion: 'discussion.read',
  query: 'query.read',
  project: 'prompt.show',
} as const;

const beside = ({ place, id }: Beside): CardData => ({ place, id });

/** Documents are pasted as links: those of SharePoint and those of the tab. */
export const linkInput = (label: string, entered: string | undefined, voice: Voice): Element =>
  textInput({
    id: 'link',
    label,
    error: voice.say('finding.choose.link-missing'),
    maxLength: LONGEST_LINK,
    value: entered,
  });

/** What is shown beside a text, for whoever may choose there: each fits, or does not for a reason. */
export function offerCard(offer: Offer, entered: CardData, voice: Voice): Card {
  const { items } = offer;
  return card({
    lang: voice.language,
    fallback: voice.say('finding.choose.title'),
    body: [
      heading(voice.say('finding.choose.title')),
      title(cut(offer.title, LONGEST_TITLE)),
      sentence(voice.say(`finding.choose.what.${offer.place}`), true),
      ...(items.length === 0
        ? [sentence(voice.say('finding.choose.none'))]
        : items.flatMap((hit) => [
            hitElement(hit, voice, false),
            row(choices(offer, hit.product, voice)),
          ])),
      linkInput(voice.say('finding.choose.link'), entered.link, voice),
    ],
    actions: [
      press(voice.say('item.choice.add'), 'related.add', beside(offer), { inputs: true }),
      press(voice.say('bot.pages.back'), BACK[offer.place], { id: offer.id }),
    ],
  });
}

const choices = (offer: Beside, { id, title: name }: Outline, voice: Voice): Element[] => [
  press(voice.say('item.choice.accept-of', { title: name }), 'related.accept', {
    ...beside(offer),
    product: id,
  }),
  press(voice.say('item.choice.reject-of', { title: name }), 'related.ask-reject', {
    ...beside(offer),
    product: id,
  }),
];

/** Why a document does not fit, wherever it was offered. */
export function rejectCard(
  product: Outline,
  going: { readonly verb: string; readonly data: CardData; readonly back: Element },
  entered: CardData,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('item.choice.reject-title'),
    body: [
      heading(voice.say('item.choice.reject-title')),
      title(product.title),
      sentence(voice.say('item.choice.why-hint')),
      textInput({
        id: 'reason',
        label: voice.say('item.choice.why'),
        error: voice.say('finding.choose.reason-missing'),
        required: true,
        maxLength: LONGEST_REASON,
        value: entered.reason,
      }),
    ],
    actions: [
      press(voice.say('item.choice.reject'), going.verb, going.data, {
        style: 'positive',
        inputs: true,
      }),
      going.back,
    ],
  });
}

export const backTo = (place: Beside, voice: Voice): Element =>
  press(voice.say('bot.pages.cancel'), 'related.show', beside(place));

/** The way to choosing, on the card of what documents are shown beside. */
export const chooseButton = (place: Beside, voice: Voice): Element =>
  press(voice.say('finding.choose.button'), 'related.show', beside(place));
