import type { Pressed } from '../../src/features/showcase/model.ts';
import type { NamedPiece, ShowingView } from '../../src/views/showcase.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  prose,
  row,
  sentence,
  subheading,
  title,
} from './card.ts';
import { link, press } from './inputs.ts';

type Url = (path: string) => string | null;

const EXCERPT = 300;
const MOST_TITLE = 200;
const MOST_SHOWN = 8;
const MOST_OFFERED = 6;

const dates = ({ answerBy, until }: ShowingView, standing: string, voice: Voice) => ({
  date: standing === 'asked' ? voice.date(answerBy) : voice.day(until),
});

const pieceElements = ({ kind, title: name, words, authorName }: NamedPiece, voice: Voice) => [
  title(cut(name, MOST_TITLE)),
  sentence(voice.say(`showcase.kind.${kind}`, { name: authorName }), true),
  ...(words === '' ? [] : prose(cut(words, EXCERPT))),
];

const presses = ({ showing, actions }: ShowingView, only: readonly Pressed[], voice: Voice) =>
  actions
    .filter((verb) => only.includes(verb))
    .map((verb) =>
      press(
        voice.say(`showcase.press.${verb}`),
        `showing.${verb}`,
        { id: showing.id },
        verb === 'agree' ? { style: 'positive' } : {},
      ),
    );

const OF_AUTHORS = ['agree', 'decline', 'take-back'] as const;

/** To whoever wrote it: what would be shown, to whom, until when; yes or no. */
export function showingCard(view: ShowingView, url: Url, voice: Voice): Card {
  const { piece, byName, community, standing, until } = view;
  const asked = standing === 'asked';
  const name = community.names[voice.language];
  return card({
    lang: voice.language,
    fallback: voice.say('showcase.ask.title'),
    body: [
      heading(voice.say('showcase.ask.title')),
      ...pieceElements(piece, voice),
      asked
        ? sentence(
            voice.say('showcase.ask.who', {
              name: byName,
              community: name,
              date: voice.day(until),
            }),
          )
        : null,
      sentence(voice.say(`showcase.own.${standing}`, dates(view, view.standing, voice))),
      asked ? sentence(voice.say('showcase.ask.free'), true) : null,
    ],
    actions: [
      ...presses(view, OF_AUTHORS, voice),
      link(voice.say('showcase.open'), url(piece.path)),
      press(voice.say('showcase.title'), 'showing.list'),
    ],
  });
}

const ownElement = (view: ShowingView, voice: Voice): Element => {
  const buttons = presses(view, OF_AUTHORS, voice);
  return group([
    ...pieceElements(view.piece, voice),
    sentence(voice.say(`showcase.own.${view.standing}`, dates(view, view.standing, voice))),
    buttons.length > 0 ? row(buttons) : null,
  ]);
};

function shownElement(view: ShowingView, url: Url, voice: Voice): Element {
  const open = link(voice.say('showcase.open'), url(view.piece.path));
  const community = view.community.names[voice.language];
  return group([
    ...pieceElements(view.piece, voice),
    sentence(voice.say('showcase.until', { community, date: voice.day(view.until) }), true),
    open ? row([open]) : null,
  ]);
}

const OPEN: ReadonlySet<string> = new Set(['asked', 'shown']);

/** One's own, what one's communities show, and where one may choose. */
export function showcaseCard(
  given: {
    readonly own: readonly ShowingView[];
    readonly shown: readonly ShowingView[];
    /** Those that this person moderates. */
    readonly moderated: readonly { readonly id: string; readonly name: string }[];
  },
  url: Url,
  voice: Voice,
): Card {
  const own = given.own.filter(({ standing }) => OPEN.has(standing)).slice(0, MOST_SHOWN);
  const shown = given.shown.slice(0, MOST_SHOWN);
  return card({
    lang: voice.language,
    fallback: voice.say('showcase.title'),
    body: [
      heading(voice.say('showcase.title')),
      sentence(voice.say('showcase.what'), true),
      ...(own.length > 0 ? [subheading(voice.say('showcase.yours'))] : []),
      ...own.map((one) => ownElement(one, voice)),
      ...(shown.length > 0 ? [subheading(voice.say('showcase.theirs'))] : []),
      ...shown.map((one) => shownElement(one, url, voice)),
      own.length + shown.length === 0 ? sentence(voice.say('showcase.none')) : null,
    ],
    actions: [
      ...given.moderated.map(({ id, name }) =>
        press(voice.say('showcase.choose.go', { community: name }), 'showing.choose', {
          community: id,
        }),
      ),
      link(voice.say('showcase.page'), url('/showcase')),
    ],
  });
}

const offeredElement = (piece: NamedPiece, community: string, voice: Voice): Element =>
  group([
    ...pieceElements(piece, voice),
    row([
      press(voice.say('showcase.choose.ask'), 'showing.ask', {
        community,
        kind: piece.kind,
        piece: piece.id,
      }),
    ]),
  ]);

function chosenElement(view: ShowingView, voice: Voice): Element {
  const buttons = presses(view, ['drop'], voice);
  return group([
    ...pieceElements(view.piece, voice),
    sentence(voice.say(`showcase.standing.${view.told}`, dates(view, view.told, voice)), true),
    buttons.length > 0 ? row(buttons) : null,
  ]);
}

/** To moderators: what was chosen, and what came out lately. */
export function choosingCard(
  given: {
    readonly id: string;
    readonly name: string;
    readonly chosen: readonly ShowingView[];
    readonly offered: readonly NamedPiece[];
  },
  url: Url,
  voice: Voice,
): Card {
  const { id, name, offered } = given;
  const chosen = given.chosen.filter(({ told }) => OPEN.has(told)).slice(0, MOST_SHOWN);
  const heads = voice.say('showcase.choose.of', { community: name });
  return card({
    lang: voice.language,
    fallback: heads,
    body: [
      heading(heads),
      sentence(voice.say('showcase.choose.what')),
      ...(chosen.length > 0 ? [subheading(voice.say('showcase.choose.chosen'))] : []),
      ...chosen.map((one) => chosenElement(one, voice)),
      subheading(voice.say('showcase.choose.offered')),
      ...offered.slice(0, MOST_OFFERED).map((one) => offeredElement(one, id, voice)),
      offered.length === 0 ? sentence(voice.say('showcase.choose.none')) : null,
      offered.length > MOST_OFFERED ? sentence(voice.say('showcase.choose.rest'), true) : null,
    ],
    actions: [
      link(voice.say('showcase.page'), url(`/communities/${id}/showcase`)),
      press(voice.say('showcase.title'), 'showing.list'),
    ],
  });
}
