import type { Contribution } from '../../src/features/discussions/contribution.ts';
import { type Discussion, LIMITS } from '../../src/features/discussions/model.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, prose, sentence, title } from './card.ts';
import { press, textInput } from './inputs.ts';

/** To its author: why it came back, and the place to change it and send it again. */
export function returnedCard(
  { id, version, text, reason }: Contribution,
  discussion: Pick<Discussion, 'id' | 'title'>,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('console.returned.title'),
    body: [
      heading(voice.say('console.returned.title')),
      title(discussion.title),
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
        'contribution.resubmit',
        { id, version: String(version) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.moderation.open'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
