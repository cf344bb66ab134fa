import type { Quality as QualityActions } from '../../src/features/capture/actions/quality.ts';
import { SCORES, type Scale } from '../../src/features/capture/quality/model.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  heading,
  prose,
  sentence,
  subheading,
} from './card.ts';
import { link, press } from './inputs.ts';

type Found = Awaited<ReturnType<QualityActions['portfolio']>>;

const SCALES = Object.keys(SCORES) as readonly Scale[];
const MOST_PROGRAMMES = 8;

/** One place behind the point, as the language writes it. */
const shown = (value: number | null, voice: Voice): string =>
  value === null
    ? voice.say('rating.nothing')
    : new Intl.NumberFormat(voice.language, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(value);

/**
 * What assessments say of each dimension, each scale by itself.
 * @param at place of the programme among the portfolios; 0: all together
 */
export function qualityCard(found: Found, at: number, url: string | null, voice: Voice): Card {
  const portfolio = found.portfolios[at] ?? found.portfolios[0];
  const labels = new Map(found.dimensions.map(({ id, label }) => [id, label[voice.language]]));
  const count = portfolio?.assessments.length ?? 0;
  const of = (scale: Scale): Element[] => [
    subheading(voice.say(`rating.scale.${scale}`)),
    ...(portfolio?.figures ?? [])
      .filter((one) => one.scale === scale)
      .map(({ dimension, mean, sd, n, iia, small }) => {
        const line = voice.say('rating.line', {
          mean: shown(mean, voice),
          sd: shown(sd, voice),
          n,
          iia,
        });
        const warned = small ? `${line} · ${voice.say('rating.small')}` : line;
        return fact(labels.get(dimension) ?? dimension, warned, voice);
      }),
  ];
  return card({
    lang: voice.language,
    fallback: voice.say('rating.title'),
    body: [
      heading(voice.say('rating.title')),
      sentence(voice.say('rating.what'), true),
      ...prose(
        `${portfolio?.programme ?? voice.say('rating.all')} · ${voice.say('rating.count', { count })}`,
        { weight: 'Bolder' },
      ),
      ...(count === 0 ? [sentence(voice.say('rating.none'))] : SCALES.flatMap(of)),
    ],
    actions: [
      ...found.portfolios.slice(0, MOST_PROGRAMMES + 1).flatMap(({ programme }, place) =>
        place === at
          ? []
          : [
              press(programme ?? voice.say('rating.all'), 'quality.show', {
                page: String(place),
              }),
            ],
      ),
      press(voice.say('rating.begin'), 'capture.begin', { template: 'rq-plus' }),
      link(voice.say('rating.page'), url),
    ],
  });
}
