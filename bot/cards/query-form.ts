import { LIMITS, QUERY_AUDIENCES, type QueryAudience } from '../../src/features/queries/model.ts';
import { REPLY_AUDIENCES, type ReplyAudience } from '../../src/features/queries/reply.ts';
import type { QuerySummary } from '../../src/views/query.ts';
import type { CommunityMatch } from '../../src/views/query-places.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
} from './card.ts';
import { choiceInput, dateInput, press, textInput, toggleInput } from './inputs.ts';
import { type PointedOut, pointedOutElements } from './pointed-out.ts';
import { alikeElements } from './query-leading.ts';
import { questionReaders } from './query-readers.ts';
import { readersAsked } from './readers-inputs.ts';
import { whoReadsButton } from './who-reads.ts';

export interface AskForm {
  /** Questions that are likely the same. */
  readonly alike: readonly QuerySummary[];
  /** Those of the person, the best match first. */
  readonly matches: readonly CommunityMatch[];
  /** `YYYY-MM-DD` where the person is. */
  readonly today: string;
  readonly nonce: string;
  readonly entered: CardData;
  /** What its asker had better think of; absent where there is nothing, or it was seen before. */
  readonly pointed?: PointedOut;
}

export function askCard(form: AskForm, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('asking.form.title'),
    body: [
      ...(form.pointed
        ? [heading(voice.say('safety.before.title')), ...pointedOutElements(form.pointed, voice)]
        : [heading(voice.say('asking.form.title')), sentence(voice.say('asking.form.what'))]),
      ...questionInputs(form, voice),
      ...communityInput(form, voice),
      ...questionReaders(QUERY_AUDIENCES, form.entered, voice),
      row([whoReadsButton({ kind: 'asking', ...typedIn(form.entered) }, voice)]),
      ...alsoInput(form, voice),
      ...alikeElements(form.alike, voice),
      sentence(voice.say('asking.form.who'), true),
    ],
    actions: [
      press(
        voice.say('asking.form.send'),
        'query.ask',
        {
          nonce: form.nonce,
          ...(form.pointed ? { seen: form.pointed.seen } : {}),
          ...(form.entered.consent ? { consent: form.entered.consent } : {}),
        },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'help.show'),
    ],
  });
}

/** What leads back to the form as it was drawn. */
const typedIn = ({ query, background }: CardData): CardData => ({
  ...(query ? { query } : {}),
  ...(background ? { background } : {}),
});

const questionInputs = ({ today, entered }: AskForm, voice: Voice): Element[] => [
  textInput({
    id: 'query',
    label: voice.say('asking.form.question'),
    error: voice.say('asking.form.question-missing'),
    required: true,
    multiline: true,
    maxLength: LIMITS.text,
    value: entered.query,
  }),
  textInput({
    id: 'background',
    label: voice.say('asking.form.background'),
    error: voice.say('asking.form.background-long'),
    multiline: true,
    maxLength: LIMITS.background,
    value: entered.background,
  }),
  dateInput({
    id: 'neededBy',
    label: voice.say('bot.fields.neededBy'),
    error: voice.say('bot.new.date-missing'),
    min: today,
    value: entered.neededBy,
  }),
  toggleInput({
    id: 'urgent',
    label: voice.say('leading.urgency.label'),
    title: voice.say('leading.urgency.what'),
    error: voice.say('leading.urgency.what'),
    on: entered.urgent === 'true',
  }),
];

/** Preselected is what fits best, with the reason; where nothing fits better than another, the person chooses. */
function communityInput({ matches, entered }: AskForm, voice: Voice): Element[] {
  const best = matches.find(({ recommended }) => recommended);
  const name = best?.community.names[voice.language] ?? '';
  const topics = best?.topics.map((slug) => voice.topic(slug)).join(', ') ?? '';
  return [
    choiceInput({
      id: 'community',
      label: voice.say('bot.fields.community'),
      error: voice.say('bot.new.community-missing'),
      required: true,
      choices: matches.map(({ community }) => ({
        value: community.id,
        title: titleOf(community, voice),
      })),
      value: entered.community ?? best?.community.id,
    }),
    ...guestsRead(matches, voice),
    ...(topics
      ? [line(run(voice.say('asking.form.why', { name, topics }), { subtle: true }))]
      : []),
  ];
}

const hasGuests = ({ community }: CommunityMatch): boolean => community.audience === 'guests';

const namesOf = (matches: readonly CommunityMatch[], { language }: Voice): string =>
  matches.map(({ community }) => community.names[language]).join(', ');

const titleOf = ({ names, audience }: CommunityMatch['community'], voice: Voice): string => {
  const name = names[voice.language];
  return audience === 'guests' ? voice.say('guests.ask.choice', { name }) : name;
};

/** Who else reads there, and where nobody else does: said before anything is posted. */
function guestsRead(matches: readonly CommunityMatch[], voice: Voice): Element[] {
  const open = matches.filter(hasGuests);
  if (open.length === 0) return [];
  const without = matches.filter((match) => !hasGuests(match));
  return [
    line(run(voice.say('guests.ask.who', { names: namesOf(open, voice) }))),
    sentence(
      without.length > 0
        ? voice.say('guests.ask.without', { names: namesOf(without, voice) })
        : voice.say('guests.ask.nowhere'),
    ),
  ];
}

/** The others that fit and that staff alone read: nobody means guests to see it by a box for all of them. */
export const fittingOthers = (matches: readonly CommunityMatch[]): readonly CommunityMatch[] =>
  matches.filter((match) => match.topics.length > 0 && !hasGuests(match));

/** The others that fit are shown the way to it, unless the asker keeps it to one. */
function alsoInput({ matches, entered }: AskForm, voice: Voice): Element[] {
  const fitting = fittingOthers(matches);
  const names = namesOf(fitting, voice);
  return fitting.every(({ recommended }) => recommended)
    ? []
    : [
        toggleInput({
          id: 'others',
          label: voice.say('leading.also.label'),
          title: voice.say('leading.also.what', { names }),
          error: voice.say('leading.also.what', { names }),
          on: entered.others === 'true',
        }),
      ];
}

/** Who reads a reply; the first of `among` where none was chosen. */
export const replyReaders = (
  among: readonly ReplyAudience[],
  { audience, readers }: CardData,
  voice: Voice,
): Element[] =>
  readersAsked(
    {
      choices: among.map((value) => ({ value, title: voice.say(`safety.reply.${value}`) })),
      chosen: among.find((one) => one === audience) ?? among[0],
      named: among.includes('named')
        ? { typed: readers, hint: voice.say('safety.audience.people-hint') }
        : null,
    },
    voice,
  );

/** Where a reply is written, wherever the question is drawn. */
export const replyInputs = (voice: Voice, entered: CardData = {}): Element[] => [
  subheading(voice.say('asking.reply.title')),
  ...replyReaders(REPLY_AUDIENCES, entered, voice),
  textInput({
    id: 'reply',
    label: voice.say('bot.fields.reply'),
    error: voice.say('asking.reply.missing'),
    required: true,
    multiline: true,
    maxLength: LIMITS.reply,
    value: entered.reply,
  }),
  toggleInput({
    id: 'quote',
    label: voice.say('bot.fields.quote'),
    title: voice.say('asking.reply.quote'),
    error: voice.say('bot.discussion.quote-missing'),
    on: entered.quote === 'true',
  }),
  sentence(voice.say('asking.reply.quote-why'), true),
];

const LONGEST_ECHO = 600;

export interface Asked {
  readonly id: string;
  readonly text: string;
  readonly communityName: string;
  /** Others that are shown the way to it; empty for none. */
  readonly others: string;
  readonly audience: QueryAudience;
}

/** Where it went, who sees it, and what happens next. */
export const askedCard = (
  { id, text, communityName, others, audience }: Asked,
  tabLink: Element | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('asking.asked.title'),
    body: [
      heading(voice.say('asking.asked.title')),
      ...prose(cut(text, LONGEST_ECHO), { italic: true }),
      line(run(voice.say(`safety.query.asked.${audience}`, { community: communityName }))),
      others ? line(run(voice.say('leading.also.where', { names: others }))) : null,
      sentence(voice.say('asking.asked.next')),
    ],
    actions: [
      press(voice.say('asking.open-button'), 'query.read', { id }),
      press(voice.say('asking.list.mine'), 'queries.list', { filter: 'mine' }),
      tabLink,
    ],
  });

/** What is there answered somebody: counted, and nothing posted. */
export const thanksCard = (productTitle: string | null, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('asking.stock.thanks'),
    body: [
      heading(voice.say('asking.stock.thanks')),
      productTitle === null
        ? null
        : line(run(voice.say('asking.stock.which', { title: productTitle }))),
      sentence(voice.say('asking.stock.what')),
    ],
    actions: [
      press(voice.say('bot.search.again'), 'search.form'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
