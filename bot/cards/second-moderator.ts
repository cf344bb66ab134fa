import type { Community } from '../../src/features/communities/model.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, row, sentence, title } from './card.ts';
import { link, press } from './inputs.ts';

/** Who moderates alone asks one of those who come there most, with one press. */
export function secondCard(
  { id, names }: Pick<Community, 'id' | 'names'>,
  likely: readonly { readonly person: string; readonly name: string }[],
  url: string | null,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('console.second.alone'),
    body: [
      heading(voice.say('console.second.title')),
      title(names[voice.language]),
      sentence(voice.say(likely.length > 0 ? 'console.second.what' : 'console.second.none')),
      ...likely.map(({ person, name }) =>
        row([
          press(voice.say('console.second.ask', { name }), 'moderation.second', { id, person }),
        ]),
      ),
    ],
    actions: [link(voice.say('console.second.page'), url)],
  });
}
