import type { CountedQuery } from '../../src/features/queries/policy.ts';
import { narrowerThan } from '../../src/features/queries/reply-audience.ts';
import type { ReplyView } from '../../src/views/query.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, heading, prose, sentence } from './card.ts';
import { press } from './inputs.ts';
import { replyReaders } from './query-form.ts';

const EXCERPT = 500;

/** Who reads a reply from now on: only fewer than now are offered. */
export function narrowReplyCard(
  { reply }: ReplyView,
  query: Pick<CountedQuery, 'id'>,
  entered: CardData,
  voice: Voice,
): Card {
  const among = narrowerThan(reply);
  const data = { id: reply.id, query: query.id, version: String(reply.version) };
  return card({
    lang: voice.language,
    fallback: voice.say('safety.audience.narrow-title'),
    body: [
      heading(voice.say('safety.audience.narrow-title')),
      sentence(voice.say('safety.audience.narrow-what')),
      ...prose(cut(reply.text, EXCERPT)),
      ...(among.length > 0 ? replyReaders(among, entered, voice) : []),
    ],
    actions: [
      among.length > 0
        ? press(voice.say('safety.audience.narrow'), 'reply.narrow', data, {
            style: 'positive',
            inputs: true,
          })
        : null,
      press(voice.say('bot.pages.cancel'), 'query.read', { id: query.id }),
    ],
  });
}
