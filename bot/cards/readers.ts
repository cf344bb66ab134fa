import { narrowerThan } from '../../src/features/discussions/contribution-audience.ts';
import type { Discussion } from '../../src/features/discussions/model.ts';
import { STANDS } from '../../src/features/discussions/policy.ts';
import type { ContributionView } from '../../src/views/discussion.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, type Element, heading, prose, sentence } from './card.ts';
import { readersInputs } from './contribution-form.ts';
import { press } from './inputs.ts';

const EXCERPT = 500;

const dataOf = ({ contribution }: ContributionView, { id }: Pick<Discussion, 'id'>) => ({
  id: contribution.id,
  discussion: id,
  version: String(contribution.version),
});

/** For its author, where there is anybody fewer to choose. */
export const narrowButton = (
  view: ContributionView,
  discussion: Discussion,
  voice: Voice,
): Element | null =>
  view.mine && STANDS.has(view.contribution.state) && narrowerThan(view.contribution).length > 0
    ? press(
        voice.say('safety.audience.narrow'),
        'contribution.ask-narrow',
        dataOf(view, discussion),
      )
    : null;

/** Who reads it from now on: only fewer than now are offered. */
export function narrowCard(
  view: ContributionView,
  discussion: Discussion,
  { audience, readers }: CardData,
  voice: Voice,
): Card {
  const among = narrowerThan(view.contribution);
  const chosen = among.find((one) => one === audience) ?? among[0];
  return card({
    lang: voice.language,
    fallback: voice.say('safety.audience.narrow-title'),
    body: [
      heading(voice.say('safety.audience.narrow-title')),
      sentence(voice.say('safety.audience.narrow-what')),
      ...prose(cut(view.contribution.text, EXCERPT)),
      ...(chosen ? readersInputs(among, { audience: chosen, readers }, voice) : []),
    ],
    actions: [
      chosen
        ? press(
            voice.say('safety.audience.narrow'),
            'contribution.narrow',
            dataOf(view, discussion),
            {
              style: 'positive',
              inputs: true,
            },
          )
        : null,
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
