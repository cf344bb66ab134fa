import type { Waiting } from '../../src/views/moderation.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element, group, line, prose, row, run, sentence } from './card.ts';
import { byline } from './contributions.ts';
import { press } from './inputs.ts';

const EXCERPT = 500;

type Misplaced = Extract<Waiting, { kind: 'misplaced' }>;

/** The reason in words; `console.why.<kind>`, of what is nearer to another place with what that is. */
function reason({ why: { kind, words, place } }: Misplaced, voice: Voice): string {
  const title = place?.title ?? '';
  if (kind !== 'elsewhere') return voice.say(`console.why.${kind}`, { words, title });
  const where = place?.kind === 'query' ? 'query' : 'discussion';
  return voice.say(`console.why.elsewhere-${where}`, { words, title });
}

/** What is suggested, as one press; null where it is only to be looked at. */
function suggested({ why: { place }, contribution, discussion }: Misplaced, voice: Voice) {
  const data = { id: contribution.id, discussion: discussion.id };
  const seen = { ...data, version: String(contribution.version) };
  if (place?.kind === 'discussion')
    return press(voice.say('console.why.move'), 'moderation.move', { ...seen, place: place.id });
  if (place?.kind === 'contribution')
    return press(voice.say('console.why.join'), 'moderation.join', { ...seen, other: place.id });
  return place ? press(voice.say('console.why.look'), 'query.read', { id: place.id }) : null;
}

/** What may be in the wrong place: its words, the reason, and the moderator's choice. */
export function misplaced(item: Misplaced, head: readonly Element[], voice: Voice): Element {
  const { contribution, authorName, discussion } = item;
  const data = { id: contribution.id, discussion: discussion.id };
  const next = suggested(item, voice);
  return group([
    ...head,
    line(run(byline({ contribution, authorName }, voice), { subtle: true })),
    ...prose(cut(contribution.text, EXCERPT)),
    ...prose(reason(item, voice)),
    sentence(voice.say('console.why.only'), true),
    row([
      ...(next ? [next] : []),
      press(voice.say('console.move.fits'), 'moderation.fits', data),
      press(voice.say('bot.moderation.open'), 'moderation.item', data),
    ]),
  ]);
}
