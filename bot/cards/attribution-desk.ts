import type { AttributionDesk } from '../../src/features/attribution/actions/desk.ts';
import type { DraftKind, DraftRef } from '../../src/features/attribution/model.ts';
import type { NameOf } from '../../src/views/names.ts';
import type { Voice } from '../voice.ts';
import { LONGEST_SHOWN, shown } from './attribution.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  isCut,
  line,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { link, press } from './inputs.ts';

/** What is to be said of the checks before a draft is let go: how many, and nobody's name. */
export const checkLines = (desk: AttributionDesk | null, voice: Voice): Element[] =>
  desk === null ? [] : linesOf(desk, voice);

const linesOf = (desk: AttributionDesk, voice: Voice): Element[] => [
  ...(desk.askable > 0
    ? [sentence(voice.say('checks.desk.askable', { count: desk.askable }))]
    : []),
  ...(desk.waiting > 0 && desk.until
    ? [
        sentence(
          voice.say('checks.desk.waiting', {
            count: desk.waiting,
            date: voice.date(desk.until),
          }),
        ),
      ]
    : []),
  ...(desk.changed > 0
    ? [sentence(voice.say('checks.desk.changed', { count: desk.changed }))]
    : []),
];

/** On the card of a draft: the way there. */
export const deskButton = ({ kind, item }: DraftRef, voice: Voice): Element =>
  press(voice.say('checks.desk.open'), 'attribution.desk', { kind, id: item });

interface DeskCard {
  readonly ref: DraftRef;
  readonly about: string;
  readonly desk: AttributionDesk;
  /** Of the draft, as it is seen. */
  readonly version: number;
  readonly textOf: (statement: string) => string | null;
  readonly nameOf: NameOf;
}

/** To a moderator: whether those who are named have looked at it, and what they suggest. */
export function deskCard(shownDesk: DeskCard, url: string | null, voice: Voice): Card {
  const { ref, about, desk } = shownDesk;
  const waiting = desk.suggestions.filter(({ state }) => state === 'waiting');
  return card({
    lang: voice.language,
    fallback: voice.say('checks.desk.title'),
    body: [
      heading(voice.say('checks.desk.title')),
      title(cut(about, LONGEST_SHOWN)),
      sentence(voice.say('checks.desk.asked', { count: desk.asked })),
      ...linesOf(desk, voice),
      ...shown(waiting, (one) => [suggestionElement(one, shownDesk, voice)], voice),
    ],
    actions: [
      desk.open && desk.askable > 0
        ? press(
            voice.say('checks.desk.ask'),
            'attribution.ask',
            { kind: ref.kind, id: ref.item },
            { style: 'positive' },
          )
        : null,
      link(voice.say('bot.synthesis.edit'), url),
      press(voice.say('checks.desk.back'), `${ref.kind}.read`, { id: ref.item }),
    ],
  });
}

function suggestionElement(
  one: AttributionDesk['suggestions'][number],
  { ref, version, textOf, nameOf }: DeskCard,
  voice: Voice,
): Element {
  const { check, statement, text, person, takes } = one;
  const data = { id: ref.item, kind: ref.kind, check, statement, version: String(version) };
  const now = textOf(statement);
  return group([
    line(run(voice.say('checks.desk.suggests', { name: nameOf(person) }), { weight: 'Bolder' })),
    now === null ? null : line(run(cut(now, LONGEST_SHOWN), { subtle: true })),
    line(run(cut(text, LONGEST_SHOWN))),
    isCut(text, LONGEST_SHOWN) ? sentence(voice.say('checks.desk.longer'), true) : null,
    row([
      ...(takes ? [press(voice.say('checks.desk.take'), 'attribution.take', data)] : []),
      press(voice.say('checks.desk.leave'), 'attribution.leave', data),
    ]),
  ]);
}

/** Some who are named may still answer: whoever publishes all the same says so. */
export const earlyCard = (
  given: { readonly kind: DraftKind; readonly id: string; readonly version: string },
  count: number,
  voice: Voice,
): Card => {
  const { kind, id, version } = given;
  return card({
    lang: voice.language,
    fallback: voice.say('checks.early.title'),
    body: [
      heading(voice.say('checks.early.title')),
      sentence(voice.say('checks.early.text', { count })),
    ],
    actions: [
      press(voice.say('checks.early.publish', { count }), `${kind}.publish`, {
        id,
        version,
        early: String(count),
      }),
      press(voice.say('checks.desk.back'), `${kind}.read`, { id }),
    ],
  });
};
