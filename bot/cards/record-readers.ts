import { RECORD_AUDIENCES, type RecordAudience } from '../../src/features/capture/readers.ts';
import { asId, type CommunityId } from '../../src/kernel/ids.ts';
import type { ReadersChoice, RecordReadersView } from '../../src/views/record-readers.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { captureTitle, type Sheet } from './capture-sheet.ts';
import { type Card, card, type Element, heading, sentence, title } from './card.ts';
import { press } from './inputs.ts';
import { readersAsked } from './readers-inputs.ts';

/** One of them as a choice carries it: `staff`, `community:<id>` … */
const keyOf = ({ audience, community }: Pick<ReadersChoice, 'audience' | 'community'>): string =>
  community === null ? audience : `${audience}:${community}`;

const isAudience = (word: string): word is RecordAudience =>
  RECORD_AUDIENCES.some((one) => one === word);

/** Null for what no choice carries. */
export function choiceIn(value: string) {
  const [audience = '', ...place] = value.split(':');
  if (!isAudience(audience)) return null;
  const community = place.length > 0 ? asId<CommunityId>(place.join(':')) : null;
  return { audience, community };
}

const choiceSaid = ({ audience, name }: ReadersChoice, voice: Voice): string =>
  audience === 'named'
    ? voice.say('safety.record.choice-named')
    : voice.say(`safety.record.${audience}`, { name: name ?? '' });

/** Those who read it, in a few words. */
export function readersSaid({ people, ...readers }: RecordReadersView, voice: Voice): string {
  const { audience, name } = readers;
  if (audience !== 'named') return voice.say(`safety.record.${audience}`, { name: name ?? '' });
  const names = new Intl.ListFormat(voice.language).format(people);
  return people.length > 0
    ? voice.say('safety.record.named-who', { names })
    : voice.say('safety.record.nobody-yet');
}

export const readersLine = (readers: RecordReadersView, isOut: boolean, voice: Voice): Element =>
  sentence(
    voice.say(isOut ? 'safety.record.reads' : 'safety.record.will', {
      who: readersSaid(readers, voice),
    }),
    true,
  );

/** What that means: how many, where it lies, and under whose name. */
export const readersMean = (
  { count, smallest, library }: Pick<RecordReadersView, 'count' | 'smallest' | 'library'>,
  voice: Voice,
): readonly string[] => [
  count === null
    ? voice.say('safety.record.count-few', { smallest })
    : voice.say('safety.record.count', { count }),
  voice.say(library ? 'safety.record.library' : 'safety.record.no-library'),
  voice.say('safety.record.quoted'),
];

interface Asked {
  readonly sheet: Sheet;
  readonly readers: RecordReadersView;
  /** The step of the form to which it leads back. */
  readonly step: number;
  readonly entered: CardData;
}

function choosing({ readers, entered }: Asked, voice: Voice): Element[] {
  const { choices } = readers;
  if (choices.length === 0) return [];
  const values = choices.map((one) => ({ value: keyOf(one), title: choiceSaid(one, voice) }));
  const now = entered.audience ?? keyOf(readers);
  return readersAsked(
    {
      choices: values,
      chosen: values.some(({ value }) => value === now) ? now : values[0]?.value,
      named: {
        typed: entered.readers ?? readers.people.join('; '),
        hint: voice.say('safety.record.people-hint'),
      },
    },
    voice,
  );
}

/** Who will read a record, with numbers, and, for its author, the choice. */
export function recordReadersCard(asked: Asked, voice: Voice): Card {
  const { sheet, readers, step } = asked;
  const { capture, template } = sheet;
  const isGap = template.becomes === 'gap';
  const draft = capture.state === 'draft';
  const at = { id: capture.id, step: String(step) };
  const { years } = template.retention;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.capture.who-title'),
    body: [
      heading(voice.say('bot.capture.who-title')),
      title(captureTitle(capture, template, voice)),
      draft ? sentence(voice.say('bot.capture.who-now')) : null,
      ...(isGap
        ? [sentence(voice.say('bot.capture.who-gap'))]
        : [
            readersLine(readers, !draft, voice),
            ...readersMean(readers, voice).map((text) => sentence(text)),
          ]),
      ...choosing(asked, voice),
      !draft && readers.choices.length > 0
        ? sentence(voice.say('safety.record.narrow-what'), true)
        : null,
      sentence(voice.say(`bot.capture.review-path.${template.review}`)),
      isGap ? null : sentence(voice.say('bot.capture.who-long', { count: years })),
    ],
    actions: [
      readers.choices.length > 0
        ? press(voice.say('safety.record.save'), 'capture.readers', at, {
            style: 'positive',
            inputs: true,
          })
        : null,
      press(voice.say(draft ? 'bot.capture.resume' : 'bot.pages.back'), 'capture.open', at),
      press(voice.say('bot.capture.later'), 'captures.list'),
    ],
  });
}
