import { DEED_KINDS } from '../../src/features/credit/model.ts';
import type { RecordPage } from '../../src/views/record.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence } from './card.ts';
import { link, press } from './inputs.ts';

/** A person's own year in a few lines; what stands behind each is on its page. */
export function recordCard(
  { year, deeds, shown }: RecordPage,
  url: string | null,
  voice: Voice,
): Card {
  const lines = DEED_KINDS.flatMap((kind) => {
    const count = deeds.filter((deed) => deed.kind === kind).length;
    const label = voice.say(`record.kinds.${kind}`);
    return count > 0 ? [sentence(voice.say('record.card.line', { label, count }))] : [];
  });
  return card({
    lang: voice.language,
    fallback: voice.say('record.title'),
    body: [
      heading(`${voice.say('record.title')} ${year}`),
      ...(lines.length > 0 ? lines : [sentence(voice.say('record.empty'))]),
      sentence(voice.say('record.what'), true),
      ...shown.map(({ name, share }) =>
        sentence(
          voice.say('record.shown-until', { name, date: voice.day(new Date(share.until)) }),
          true,
        ),
      ),
    ],
    actions: [link(voice.say('record.card.open'), url)],
  });
}

/** What nobody gets, said plainly, with the way to one's own. */
export const othersCard = (
  key: 'record.card.none-of-others' | 'record.card.anonymous',
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say(key),
    body: [sentence(voice.say(key))],
    actions: [press(voice.say('record.title'), 'credit.own', {})],
  });
