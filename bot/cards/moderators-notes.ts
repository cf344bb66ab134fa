import { LIMITS } from '../../src/features/discussions/model.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, prose, sentence, title } from './card.ts';
import { press, textInput } from './inputs.ts';

/** What came back to its author. */
export interface Returned {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly reason: string | null;
  /** What it is a part of. */
  readonly thread: { readonly id: string; readonly title: string };
  readonly kind: 'contribution' | 'reply';
}

const THREAD = { contribution: 'discussion.read', reply: 'query.read' } as const;

/** To its author: why it came back, and the place to change it and send it again. */
export function returnedCard(item: Returned, voice: Voice): Card {
  const { id, version, text, reason, thread, kind } = item;
  const words = kind === 'reply' ? 'console.returned.reply' : 'console.returned.title';
  return card({
    lang: voice.language,
    fallback: voice.say(words),
    body: [
      heading(voice.say(words)),
      title(thread.title),
      ...prose(voice.say('console.returned.why', { reason: reason ?? '—' })),
      sentence(voice.say('console.returned.what')),
      textInput({
        id: 'text',
        label: voice.say('console.returned.label'),
        error: voice.say('console.say-missing'),
        required: true,
        multiline: true,
        maxLength: LIMITS.contribution,
        value: text,
      }),
    ],
    actions: [
      press(
        voice.say('console.returned.send'),
        `${kind}.resubmit`,
        { id, version: String(version) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.moderation.open'), THREAD[kind], { id: thread.id }),
    ],
  });
}
