import type { KeptDays } from '../../src/kernel/kept.ts';
import type { WhoReads } from '../../src/views/who-reads.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, line, run, title } from './card.ts';
import { link, press } from './inputs.ts';
import { keptElements } from './kept.ts';

/** The way to it, beside every form in which people write. */
export const whoReadsButton = (
  place: CardData & { readonly kind: WhoReads['kind'] },
  voice: Voice,
): Element => press(voice.say('safety.who.button'), 'readers.show', { ...place });

/** Who reads what is written for everybody there, with numbers. */
function openLines(reads: WhoReads, voice: Voice): string[] {
  const { communities, members, guests, smallest, channel, staff } = reads;
  const counted = (words: string, count: number | null): string =>
    count === null
      ? voice.say(`safety.who.${words}-few`, { smallest })
      : voice.say(`safety.who.${words}`, { count });
  const names = new Intl.ListFormat(voice.language).format(communities);
  return [
    voice.say('safety.who.communities', { names }),
    counted('members', members),
    ...(staff ? [voice.say('safety.who.staff')] : []),
    guests === 0 ? voice.say('safety.who.no-guests') : counted('guests', guests),
    voice.say(channel ? 'safety.who.channel' : 'safety.who.no-channel'),
  ];
}

/** Who reads what is written there, whether it is quoted, what is kept, and how it is taken back. */
export function whoReadsCard(
  { reads, kept }: { readonly reads: WhoReads; readonly kept: KeptDays },
  tabUrl: string | null,
  voice: Voice,
): Card {
  const { kind, moderators, unnamed, few } = reads;
  const named = new Intl.ListFormat(voice.language).format(few?.names ?? []);
  const closed = [
    named ? voice.say('safety.who.named', { names: named }) : voice.say('safety.who.few'),
  ];
  const lines = [
    ...(few ? closed : openLines(reads, voice)),
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
      ...lines.filter((text) => text !== null).map((text) => line(run(text))),
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

/**
 * Who would read a question, in each community where its asker may put it: the form has not been sent, and which of them
 * is chosen there is not known.
 * @param typed what the form was filled with, to begin from again
 */
export function whoReadsQuestionCard(
  { places, kept }: { readonly places: readonly WhoReads[]; readonly kept: KeptDays },
  typed: CardData,
  voice: Voice,
): Card {
  const everybody = places.find((one) => one.everybody !== null)?.everybody ?? null;
  const lines = [
    ...places.map((reads) =>
      [
        ...openLines(reads, voice),
        voice.say('safety.who.moderators', { count: reads.moderators }),
      ].join(' '),
    ),
    everybody === null ? null : voice.say('safety.who.everybody', { count: everybody }),
    voice.say('safety.who.quoted.asking'),
    voice.say('safety.who.fewer.asking'),
    voice.say('safety.who.take-back-asking'),
  ];
  return card({
    lang: voice.language,
    fallback: voice.say('safety.who.title'),
    body: [
      heading(voice.say('safety.who.title')),
      ...lines.filter((text) => text !== null).map((text) => line(run(text))),
      ...keptElements(kept, voice),
    ],
    actions: [press(voice.say('safety.who.back'), 'query.form', typed)],
  });
}
