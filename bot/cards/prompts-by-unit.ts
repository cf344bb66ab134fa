import { STANDINGS, type Standing } from '../../src/features/capture/prompting/standing.ts';
import type { PromptFigures, PromptsByUnit } from '../../src/views/prompts-by-unit.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, line, run, sentence } from './card.ts';
import { link } from './inputs.ts';

/** Beyond that a card is no longer read: the page has them all, with reasons, chart and sheet. */
const MOST_UNITS = 8;

const counted = (figures: PromptFigures, voice: Voice): string => {
  const parts = STANDINGS.filter((one) => figures[one] > 0).map(
    (one: Standing) => `${voice.say(`prompting.units.column.${one}`)} ${figures[one]}`,
  );
  const sent = voice.say('prompting.units.sent', { count: figures.sent });
  return [sent, ...parts].join(' · ');
};

/** What became of what people were asked, unit by unit. */
export function promptsByUnitCard(found: PromptsByUnit, url: string | null, voice: Voice): Card {
  const { all, units, withheld, smallest } = found;
  const of = (name: string, figures: PromptFigures): Element[] => [
    line(run(name, { weight: 'Bolder' })),
    line(run(counted(figures, voice))),
  ];
  return card({
    lang: voice.language,
    fallback: voice.say('prompting.units.title'),
    body: [
      heading(voice.say('prompting.units.title')),
      sentence(voice.say('prompting.units.what'), true),
      ...(all && all.sent > 0 ? of(voice.say('prompting.units.all'), all) : []),
      ...units
        .slice(0, MOST_UNITS)
        .flatMap((one) => of(one.unit ?? voice.say('prompting.units.no-unit'), one)),
      units.length === 0 && withheld === 0 ? sentence(voice.say('prompting.units.none')) : null,
      withheld > 0
        ? sentence(voice.say('prompting.units.withheld', { count: withheld, smallest }))
        : null,
    ],
    actions: [link(voice.say('prompting.units.page'), url)],
  });
}
