import {
  type Prompt,
  type PromptVerb,
  SNOOZE_DAYS,
} from '../../src/features/capture/prompting/model.ts';
import type { Person } from '../../src/kernel/person.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  heading,
  line,
  run,
  sentence,
  title,
} from './card.ts';
import { chooseButton } from './choosing.ts';
import { candidate, colleagueInput } from './colleague.ts';
import { departureTitle } from './departure.ts';
import { press, textInput } from './inputs.ts';

const LONGEST_REASON = 500;

const MOVES: readonly PromptVerb[] = ['now', 'snooze', 'hand-over', 'decline'];

/** The moves that an asked prompt offers whoever it was sent to; one's own departure is passed on to nobody. */
export const whenAsked = ({ kind }: Prompt): readonly PromptVerb[] =>
  MOVES.filter((verb) => verb !== 'hand-over' || kind !== 'departure');

/** What a prompt is called: what it is about, or the day where nothing says so. */
export const promptTitle = (prompt: Prompt, voice: Voice): string =>
  prompt.kind === 'departure'
    ? departureTitle(prompt, voice)
    : (prompt.title ?? voice.date(prompt.endsOn));

const promptHeading = ({ kind }: Prompt, voice: Voice): string =>
  voice.say(kind === 'departure' ? 'bot.departure.title' : `prompting.kinds.${kind}.title`);

/** What is asked, or what became of it. */
const standing = ({ kind, state }: Prompt, voice: Voice): string =>
  state === 'asked' || state === 'answered'
    ? voice.say(`prompting.kinds.${kind}.${state}`)
    : voice.say(`bot.prompt.states.${state}`);

/** Whom her silence will be told to, and on which day (FR-PRM-8). */
export interface Warned {
  readonly stage: 'focal' | 'supervisor';
  readonly name: string;
  readonly on: Date;
}

export interface PromptCardData {
  readonly prompt: Prompt;
  readonly actions: readonly PromptVerb[];
  /** Who passed it on; null where nobody did. */
  readonly from: string | null;
  /** Null while nobody else will hear of it. */
  readonly warned: Warned | null;
}

/** Why this person is asked, what for, and every way to answer. */
export function promptCard(data: PromptCardData, voice: Voice): Card {
  const { prompt, actions, from, warned } = data;
  const { id, capture, kind } = prompt;
  const open = prompt.state === 'asked' || prompt.state === 'snoozed';
  return card({
    lang: voice.language,
    fallback: voice.say(`prompting.kinds.${kind}.question`, { title: promptTitle(prompt, voice) }),
    body: [
      heading(promptHeading(prompt, voice)),
      title(promptTitle(prompt, voice)),
      prompt.project ? fact(voice.say('bot.prompt.project'), prompt.project, voice) : null,
      fact(voice.say(`prompting.kinds.${kind}.date`), dateOf(prompt, voice), voice),
      from ? line(run(voice.say('bot.prompt.from', { name: from }))) : null,
      warned
        ? line(
            run(
              voice.say(`prompting.warned.${warned.stage}`, {
                name: warned.name,
                date: voice.date(warned.on),
              }),
            ),
          )
        : null,
      sentence(standing(prompt, voice)),
      open
        ? sentence(
            voice.say(prompt.standsIn ? 'prompting.stands-in' : `prompting.kinds.${kind}.why`),
            true,
          )
        : null,
    ],
    actions: [
      prompt.state === 'accepted' && capture
        ? press(voice.say('bot.capture.resume'), 'capture.open', { id: capture })
        : null,
      ...actions.flatMap((verb) => buttons(id, verb, prompt, voice)),
      prompt.project ? chooseButton({ place: 'project', id }, voice) : null,
    ],
  });
}

/** The day in words: it is one wherever its reader is. */
const dateOf = ({ endsOn }: Prompt, voice: Voice): string =>
  voice.day(day(endsOn.toISOString().slice(0, 10)));

function buttons(id: string, verb: PromptVerb, { state, kind }: Prompt, voice: Voice): Element[] {
  switch (verb) {
    case 'now':
      return state === 'accepted'
        ? []
        : [
            press(
              voice.say(`prompting.kinds.${kind}.now`),
              'prompt.now',
              { id },
              { style: 'positive' },
            ),
            ...(kind === 'project-close'
              ? [press(voice.say('bot.prompt.close'), 'prompt.close', { id })]
              : []),
          ];
    case 'snooze':
      return SNOOZE_DAYS.map((days) =>
        press(voice.say('bot.prompt.snooze', { count: days }), 'prompt.snooze', {
          id,
          days: String(days),
        }),
      );
    case 'hand-over':
      return [press(voice.say('bot.prompt.hand'), 'prompt.ask-hand', { id })];
    case 'decline':
      return [press(voice.say('bot.prompt.decline'), 'prompt.ask-decline', { id })];
    default:
      return [];
  }
}

export function handCard(prompt: Prompt, entered: string | undefined, voice: Voice): Card {
  const { id } = prompt;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.prompt.hand'),
    body: [
      heading(voice.say('bot.prompt.hand-title')),
      title(promptTitle(prompt, voice)),
      sentence(voice.say('bot.prompt.hand-what')),
      colleagueInput(entered, voice),
    ],
    actions: [
      press(
        voice.say('bot.prompt.find'),
        'prompt.hand',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'prompt.show', { id }),
    ],
  });
}

/** Several people answer to the words: which of them is meant? */
export function chooseCard(prompt: Prompt, people: readonly Person[], voice: Voice): Card {
  const { id } = prompt;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.prompt.choose'),
    body: [
      heading(voice.say('bot.prompt.choose')),
      title(promptTitle(prompt, voice)),
      ...people.map((person) =>
        candidate(
          person,
          press(voice.say('bot.prompt.hand-to', { name: person.name }), 'prompt.hand-to', {
            id,
            person: person.id,
          }),
        ),
      ),
    ],
    actions: [press(voice.say('bot.prompt.somebody-else'), 'prompt.ask-hand', { id })],
  });
}

export function declineCard(prompt: Prompt, entered: string | undefined, voice: Voice): Card {
  const { id } = prompt;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.prompt.decline'),
    body: [
      heading(
        voice.say(
          prompt.kind === 'departure' ? 'bot.departure.decline-title' : 'bot.prompt.decline-title',
        ),
      ),
      title(promptTitle(prompt, voice)),
      sentence(
        voice.say(
          prompt.kind === 'departure' ? 'bot.departure.decline-what' : 'bot.prompt.decline-what',
        ),
      ),
      textInput({
        id: 'reason',
        label: voice.say('bot.fields.reason'),
        error: voice.say('bot.prompt.reason-missing'),
        required: true,
        multiline: true,
        maxLength: LONGEST_REASON,
        value: entered,
      }),
    ],
    actions: [
      press(voice.say('bot.prompt.decline'), 'prompt.decline', { id }, { inputs: true }),
      press(voice.say('bot.pages.cancel'), 'prompt.show', { id }),
    ],
  });
}

/** What was done with it, where nothing is left to press. */
export const promptDoneCard = (prompt: Prompt, sentenceSaid: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: sentenceSaid,
    body: [
      heading(promptHeading(prompt, voice)),
      title(promptTitle(prompt, voice)),
      line(run(sentenceSaid)),
    ],
    actions: [press(voice.say('bot.help.button'), 'help.show')],
  });

export interface OverdueCardData {
  readonly prompt: Prompt;
  /** Whose silence it is. */
  readonly name: string;
}

/** To a focal point or supervisor: that it is open, and nothing of what was written. */
export function overduePromptCard({ prompt, name }: OverdueCardData, voice: Voice): Card {
  const titled = promptTitle(prompt, voice);
  const { askedAt, state } = prompt;
  return card({
    lang: voice.language,
    fallback: voice.say('prompting.overdue.fallback', { name, title: titled }),
    body: [
      heading(voice.say('prompting.overdue.title')),
      title(titled),
      prompt.project ? fact(voice.say('bot.prompt.project'), prompt.project, voice) : null,
      line(
        run(
          voice.say('prompting.overdue.asked', {
            name,
            date: voice.date(askedAt ?? prompt.endsOn),
          }),
        ),
      ),
      ...(state === 'asked'
        ? [
            line(run(voice.say('prompting.overdue.knows', { name }))),
            sentence(voice.say('prompting.overdue.help'), true),
          ]
        : [sentence(voice.say('prompting.overdue.over'))]),
    ],
    actions: [press(voice.say('bot.help.button'), 'help.show')],
  });
}
