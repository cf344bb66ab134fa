import type { FocalPointsSeen } from '../../src/views/focal-points.ts';
import { day } from '../day.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  subheading,
} from './card.ts';
import { colleagueInput } from './colleague.ts';
import { choiceInput, dateInput, link, press } from './inputs.ts';

/** Beyond that a card is no longer read: the tab has them all. */
const MOST_LISTED = 15;
const MOST_UNITS = 100;

type Kept = NonNullable<FocalPointsSeen['kept']>;
type Point = Kept['points'][number];

function days({ from, until }: Pick<Point, 'from' | 'until'>, voice: Voice): string {
  const first = voice.day(day(from));
  return until === null
    ? voice.say('prompting.focal.since', { first })
    : voice.say('prompting.focal.span', { first, last: voice.day(day(until)) });
}

function ofUnit({ unit, own }: FocalPointsSeen, voice: Voice): (Element | null)[] {
  if (unit === null) return [sentence(voice.say('prompting.focal.no-unit'))];
  return [
    line(run(voice.say('prompting.focal.unit-of', { unit }), { weight: 'Bolder' })),
    ...own.map((one) => line(run(`${one.name} · ${one.mail} · ${days(one, voice)}`))),
    own.length === 0 ? sentence(voice.say('prompting.focal.none')) : null,
  ];
}

const listed = (point: Point, voice: Voice): Element =>
  group([
    line(run(`${point.unit} · ${point.name}`, { weight: 'Bolder' })),
    line(
      run(`${voice.say(`prompting.focal.states.${point.state}`)} · ${days(point, voice)}`, {
        subtle: true,
      }),
    ),
    row([press(voice.say('prompting.focal.end'), 'focal.end', { id: point.id })]),
  ]);

function form({ units }: Kept, entered: CardData, voice: Voice): Element[] {
  const required = { error: voice.say('prompting.focal.missing') };
  return [
    subheading(voice.say('prompting.focal.name')),
    choiceInput({
      id: 'unit',
      label: voice.say('bot.fields.unit'),
      ...required,
      required: true,
      choices: units.slice(0, MOST_UNITS).map((unit) => ({ value: unit, title: unit })),
      ...(entered.unit ? { value: entered.unit } : {}),
    }),
    colleagueInput(entered.colleague, voice),
    dateInput({
      id: 'start',
      label: voice.say('bot.fields.start'),
      ...required,
      value: entered.start,
    }),
    dateInput({
      id: 'endsOn',
      label: voice.say('bot.fields.end'),
      ...required,
      value: entered.endsOn,
    }),
  ];
}

/** Who sees to what the reader's unit writes down; administrators name them and let them go here. */
export function focalPointsCard(
  seen: FocalPointsSeen,
  entered: CardData,
  url: string | null,
  voice: Voice,
): Card {
  const { kept } = seen;
  const points = kept?.points.filter(({ state }) => state !== 'over').slice(0, MOST_LISTED) ?? [];
  return card({
    lang: voice.language,
    fallback: voice.say('prompting.focal.title'),
    body: [
      heading(voice.say('prompting.focal.title')),
      sentence(voice.say('prompting.focal.what'), true),
      ...ofUnit(seen, voice),
      ...(points.length > 0 ? [subheading(voice.say('prompting.focal.all'))] : []),
      ...points.map((one) => listed(one, voice)),
      ...(kept && kept.units.length > 0 ? form(kept, entered, voice) : []),
    ],
    actions: [
      kept && kept.units.length > 0
        ? press(
            voice.say('prompting.focal.name'),
            'focal.name',
            {},
            { style: 'positive', inputs: true },
          )
        : null,
      link(voice.say('prompting.focal.page'), url),
    ],
  });
}
