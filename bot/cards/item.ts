import type { ItemPage } from '../../src/features/knowledge/actions.ts';
import type { Outline } from '../../src/features/knowledge/model.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  heading,
  line,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { moreButton, usedButton } from './found-buttons.ts';
import { choiceInput, link, press, textInput } from './inputs.ts';
import { type Hit, hitElement } from './knowledge.ts';

export const GRADES = ['1', '2', '3', '4', '5'] as const;
export const LONGEST_EXAMPLE = 1_000;
const MOST_EXAMPLES = 2;
const LONGEST_SHOWN = 240;

/** One document as its reader may know it. */
export interface ItemCard extends Pick<ItemPage, 'marks'> {
  readonly item: Hit;
  /** What comes nearest to it, best first. */
  readonly more: readonly Hit[];
  /** Its page in the tab; null where there is no tab. */
  readonly url: string | null;
}

/** One document with what is like it, each of which leads on in the same way. */
export function itemPageCard({ item, more, marks, url }: ItemCard, voice: Voice): Card {
  const { product } = item;
  const { id, topics } = product;
  return card({
    lang: voice.language,
    fallback: product.title,
    body: [
      heading(voice.say('item.facts')),
      hitElement(item, voice, true, [
        marks.used ? null : usedButton(product, voice),
        press(voice.say('item.feedback.title'), 'product.ask-judge', { id }),
      ]),
      topics.length > 0
        ? fact(voice.say('item.topics'), topics.map(voice.topic).join(', '), voice)
        : null,
      marks.used ? sentence(voice.say('item.used-already'), true) : null,
      ...usedFor(marks.examples, voice),
      ...likeElements(more, voice),
    ],
    actions: [
      link(voice.say('item.chat.open'), url),
      press(voice.say('bot.search.again'), 'search.form'),
    ],
  });
}

const usedFor = (examples: readonly string[], voice: Voice): Element[] =>
  examples.length === 0
    ? []
    : [
        subheading(voice.say('item.feedback.examples')),
        ...examples.slice(0, MOST_EXAMPLES).map((one) => line(run(cut(one, LONGEST_SHOWN)))),
      ];

const likeElements = (more: readonly Hit[], voice: Voice): Element[] => [
  subheading(voice.say('item.more')),
  ...(more.length === 0
    ? [sentence(voice.say('item.no-more'))]
    : more.map((hit) => hitElement(hit, voice, false, [moreButton(hit.product, voice)]))),
];

/** What a reader thinks of a document: two choices and, for who likes, a sentence. */
export function judgeForm(
  product: Outline,
  mine: ItemPage['marks']['mine'],
  entered: CardData,
  voice: Voice,
): Card {
  const choices = GRADES.map((value) => ({
    value,
    title: voice.say(`item.feedback.grade.${value}`),
  }));
  const grade = (id: 'quality' | 'usefulness'): Element =>
    choiceInput({
      id,
      label: voice.say(`item.feedback.${id}`),
      error: voice.say('item.feedback.missing'),
      required: true,
      choices,
      value: entered[id] ?? (mine ? String(mine[id]) : undefined),
    });
  return card({
    lang: voice.language,
    fallback: voice.say('item.feedback.title'),
    body: [
      heading(voice.say('item.feedback.title')),
      title(product.title),
      grade('quality'),
      grade('usefulness'),
      textInput({
        id: 'example',
        label: voice.say('item.feedback.example'),
        error: voice.say('item.feedback.example'),
        maxLength: LONGEST_EXAMPLE,
        multiline: true,
        value: entered.example ?? mine?.example,
      }),
    ],
    actions: [
      press(
        voice.say(mine ? 'item.feedback.change' : 'item.feedback.send'),
        'product.judge',
        { id: product.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'product.read', { id: product.id }),
    ],
  });
}
