import { type Prompt, SNOOZE_DAYS } from '../../src/features/capture/prompting/model.ts';
import type { Audience, AudienceLine } from '../../src/views/handover.ts';
import { day } from '../day.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  heading,
  line,
  prose,
  run,
  sentence,
  title,
} from './card.ts';
import { press } from './inputs.ts';

export const dayWords = (iso: string, voice: Voice): string => voice.day(day(iso));

const readersLine = ({ readers, steps }: AudienceLine, voice: Voice): Element[] =>
  prose(
    voice.say(`bot.handover.readers.${readers}`, {
      steps: steps.map((step) => step.title).join(', '),
    }),
  );

/** Who will see what, and when: the same words wherever it is asked. */
export function audienceElements(audience: Audience, voice: Voice): Element[] {
  const { lastDay, supervisor, successor, lines } = audience;
  return [
    sentence(voice.say('bot.handover.when', { date: dayWords(lastDay, voice) })),
    ...lines.flatMap((entry) => readersLine(entry, voice)),
    line(
      run(
        supervisor
          ? voice.say('bot.handover.supervisor', { name: supervisor.name })
          : voice.say('bot.handover.supervisor-none'),
      ),
    ),
    line(
      run(
        successor
          ? voice.say('bot.handover.successor', { name: successor.name })
          : voice.say('bot.handover.successor-none'),
      ),
    ),
    sentence(voice.say('bot.handover.knows'), true),
    sentence(voice.say('bot.handover.nobody-else'), true),
  ];
}

export const departureTitle = (prompt: Pick<Prompt, 'endsOn'>, voice: Voice): string =>
  voice.say('bot.departure.last-day', {
    date: dayWords(prompt.endsOn.toISOString().slice(0, 10), voice),
  });

export interface DepartureCardData {
  readonly prompt: Prompt;
  readonly actions: readonly string[];
  readonly audience: Audience;
  /** Days until the last day. */
  readonly left: number;
  /** The handover, once it is begun. */
  readonly handover: string | null;
}

/** The question itself, to the leaver alone: what it is for, who will see what, and every way to answer. */
export function departureCard(data: DepartureCardData, voice: Voice): Card {
  const { prompt, actions, audience, handover } = data;
  const open = prompt.state === 'asked' || prompt.state === 'snoozed';
  return card({
    lang: voice.language,
    fallback: voice.say('bot.departure.fallback', { date: dayWords(audience.lastDay, voice) }),
    body: [
      heading(voice.say('bot.departure.title')),
      title(departureTitle(prompt, voice)),
      sentence(voice.say(`bot.departure.states.${prompt.state}`)),
      ...(open ? audienceElements(audience, voice) : []),
    ],
    actions: [
      prompt.state === 'accepted' && handover
        ? press(voice.say('bot.capture.resume'), 'handover.show', { id: handover })
        : null,
      ...actions.flatMap((verb) => buttons(verb, data, voice)),
    ],
  });
}

function buttons(verb: string, { prompt, left }: DepartureCardData, voice: Voice): Element[] {
  const { id, state } = prompt;
  switch (verb) {
    case 'now':
      return state === 'accepted'
        ? []
        : [press(voice.say('bot.departure.now'), 'prompt.now', { id }, { style: 'positive' })];
    case 'snooze':
      return SNOOZE_DAYS.filter((days) => days < left).map((days) =>
        press(voice.say('bot.prompt.snooze', { count: days }), 'prompt.snooze', {
          id,
          days: String(days),
        }),
      );
    case 'decline':
      return [press(voice.say('bot.prompt.decline'), 'prompt.ask-decline', { id })];
    default:
      return [];
  }
}
