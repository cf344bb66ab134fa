import type { KeptDays } from '../../src/kernel/kept.ts';
import type { WhoReads } from '../../src/views/who-reads.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, sentence, title } from './card.ts';
import { link, press } from './inputs.ts';
import { keptElements } from './kept.ts';

/** The way to it, beside every form in which people write. */
export const whoReadsButton = (
  place: { readonly kind: 'discussion' | 'query'; readonly id: string },
  voice: Voice,
): Element => press(voice.say('safety.who.button'), 'readers.show', { ...place });

/** Who reads what is written there, whether it is quoted, what is kept, and how it is taken back. */
export function whoReadsCard(
  { reads, kept }: { readonly reads: WhoReads; readonly kept: KeptDays },
  tabUrl: string | null,
  voice: Voice,
): Card {
  const { kind, communities, members, guests, smallest, moderators, channel, unnamed } = reads;
  const { few, staff } = reads;
  const counted = (words: string, count: number | null): string =>
    count === null
      ? voice.say(`safety.who.${words}-few`, { smallest })
      : voice.say(`safety.who.${words}`, { count });
  const names = new Intl.ListFormat(voice.language).format(communities);
  const named = new Intl.ListFormat(voice.language).format(few?.names ?? []);
  const open = [
    voice.say('safety.who.communities', { names }),
    counted('members', members),
    staff ? voice.say('safety.who.staff') : null,
    guests === 0 ? voice.say('safety.who.no-guests') : counted('guests', guests),
    voice.say(channel ? 'safety.who.channel' : 'safety.who.no-channel'),
  ];
  const closed = [
    named ? voice.say('safety.who.named', { names: named }) : voice.say('safety.who.few'),
  ];
  const lines = [
    ...(few ? closed : open),
    voice.say('safety.who.moderators', { count: moderators }),
    few ? null : voice.say(`safety.who.quoted.${kind}`),
    voice.say(`safety.who.fewer.${kind}`),
    voice.say('safety.who.take-back'),
    unnamed ? voice.say('safety.who.unnamed') : null,
  ];
  return card({
    lang: voice.language,
    fallback: voice.say('safety.who.title'),
    body: [
      heading(voice.say('safety.who.title')),
      title(reads.title),
      ...lines.filter((line) => line !== null).map((line) => sentence(line)),
      ...keptElements(kept, voice),
    ],
    actions: [
      press(voice.say('bot.pages.back'), `${kind}.read`, {
        id: reads.path.split('/').at(-1) ?? '',
      }),
      unnamed ? link(voice.say('anonymity.chat'), tabUrl) : null,
    ],
  });
}
