import type { Discussion } from '../../src/features/discussions/model.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, prose, title } from './card.ts';
import { press } from './inputs.ts';

export const backgroundCard = (discussion: Discussion, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('bot.discussion.fallback', { title: discussion.title }),
    body: [
      heading(voice.say('bot.fields.background')),
      title(discussion.title),
      ...prose(discussion.background),
    ],
    actions: [press(voice.say('bot.discussion.return'), 'discussion.read', { id: discussion.id })],
  });
