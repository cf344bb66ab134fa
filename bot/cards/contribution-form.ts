import type { Community } from '../../src/features/communities/model.ts';
import type { Audience } from '../../src/features/discussions/contribution.ts';
import { type Discussion, LIMITS } from '../../src/features/discussions/model.ts';
import { isQuestionTime } from '../../src/features/discussions/question-time.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, sentence, subheading, title } from './card.ts';
import { choiceInput, press, textInput, toggleInput } from './inputs.ts';
import { readersAsked } from './readers-inputs.ts';

/** What somebody had typed when the form had to be drawn again. */
export interface Entered {
  readonly text?: string | undefined;
  readonly question?: string | undefined;
  readonly quote?: string | undefined;
  readonly audience?: string | undefined;
  /** With `named`: names or mail addresses, apart by semicolons. */
  readonly readers?: string | undefined;
  /** In question time: the question that it answers. */
  readonly answers?: string | undefined;
}

/** Who may be chosen to read it, the usual first. */
const READERS = {
  staff: ['community', 'named', 'moderators'],
  'staff-and-guests': ['community', 'guests', 'named', 'moderators'],
  /** What guests say guests read. */
  guests: ['guests', 'moderators'],
} as const;
/** Who is there to read: of a community without guests, of one with them, and whoever is a guest there. */
export type ReadersThere = keyof typeof READERS;

export const readersThere = (
  community: Pick<Community, 'audience'> | null,
  guest: boolean,
): ReadersThere => {
  if (guest) return 'guests';
  return community?.audience === 'guests' ? 'staff-and-guests' : 'staff';
};

/** Where an answer belongs to no question in particular. */
export const NO_QUESTION = 'none';

const questionInput = (discussion: Discussion, voice: Voice, entered: Entered): Element =>
  choiceInput({
    id: 'question',
    label: voice.say('bot.fields.question'),
    error: voice.say('bot.discussion.question-missing'),
    choices: [
      { value: NO_QUESTION, title: voice.say('bot.discussion.no-question') },
      ...discussion.questions.map((question, index) => ({
        value: String(index),
        title: `${index + 1}. ${question}`,
      })),
    ],
    value: entered.question ?? NO_QUESTION,
  });

/** Who reads it, and, where that is people who are named, which. */
export const readersInputs = (
  among: readonly Audience[],
  { audience, readers }: Pick<Entered, 'audience' | 'readers'>,
  voice: Voice,
): Element[] =>
  readersAsked(
    {
      choices: among.map((value) => ({ value, title: voice.say(`safety.audience.${value}`) })),
      chosen: audience,
      named: among.includes('named')
        ? { typed: readers, hint: voice.say('safety.audience.people-hint') }
        : null,
    },
    voice,
  );

export function contributionInputs(
  discussion: Discussion,
  voice: Voice,
  there: ReadersThere,
  entered: Entered = {},
): Element[] {
  const readers: readonly Audience[] = READERS[there];
  const chosen = readers.find((one) => one === entered.audience) ?? readers[0];
  return [
    subheading(
      voice.say(isQuestionTime(discussion) ? 'planning.hour.ask' : 'bot.discussion.contribute'),
    ),
    ...readersInputs(readers, { ...entered, audience: chosen }, voice),
    textInput({
      id: 'text',
      label: voice.say('bot.fields.text'),
      error: voice.say('bot.discussion.text-missing'),
      required: true,
      multiline: true,
      maxLength: LIMITS.contribution,
      value: entered.text,
    }),
    ...(isQuestionTime(discussion) ? [] : [questionInput(discussion, voice, entered)]),
    toggleInput({
      id: 'quote',
      label: voice.say('bot.fields.quote'),
      title: voice.say('bot.discussion.quote'),
      error: voice.say('bot.discussion.quote-missing'),
      on: entered.quote === 'true',
    }),
    sentence(voice.say('bot.discussion.quote-why'), true),
  ];
}

/** The form alone: for what comes after the close. */
export function contributionForm(
  { discussion, there }: { readonly discussion: Discussion; readonly there: ReadersThere },
  nonce: string,
  voice: Voice,
  entered?: Entered,
): Card {
  const { id } = discussion;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.discussion.fallback', { title: discussion.title }),
    body: [
      heading(voice.say('bot.discussion.late')),
      title(discussion.title),
      sentence(voice.say('bot.discussion.late-what')),
      ...contributionInputs(discussion, voice, there, entered),
    ],
    actions: [
      press(
        voice.say('bot.discussion.send'),
        'discussion.contribute',
        { id, nonce },
        {
          style: 'positive',
          inputs: true,
        },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id }),
    ],
  });
}
