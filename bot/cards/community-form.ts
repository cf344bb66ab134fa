import { LIMITS } from '../../src/features/communities/wish.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { REGIONS, regionName } from '../../src/kernel/regions.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, sentence, subheading } from './card.ts';
import { choiceInput, dateInput, press, textInput } from './inputs.ts';

export const EVERYWHERE = 'all';

interface Text {
  readonly id: string;
  readonly most: number;
  readonly required?: boolean;
  readonly multiline?: boolean;
}

const worded = (voice: Voice, id: string, values: readonly string[]) =>
  values.map((value) => [value, voice.say(`communities.form.${id}.${value}`)] as const);

/** A community in one card: what is optional says so, and nothing asks for a department or a budget. */
export function communityForm(entered: CardData, nonce: string, voice: Voice): Card {
  const text = ({ id, most, ...rest }: Text): Element =>
    textInput({
      id,
      label: voice.say(`communities.fields.${id}`),
      error: voice.say(`communities.form.errors.${id}`),
      maxLength: most,
      value: entered[id],
      ...rest,
    });
  const choice = (id: string, fallback: string, choices: readonly (readonly [string, string])[]) =>
    choiceInput({
      id,
      label: voice.say(`communities.fields.${id}`),
      error: voice.say('communities.form.choose'),
      required: true,
      choices: choices.map(([value, name]) => ({ value, title: name })),
      value: entered[id] ?? fallback,
    });
  const name = voice.say('communities.form.title');
  return card({
    lang: voice.language,
    fallback: name,
    body: [
      heading(name),
      sentence(voice.say('communities.form.what')),
      text({ id: 'name', most: LIMITS.name, required: true }),
      text({ id: 'purpose', most: LIMITS.purpose, required: true, multiline: true }),
      text({ id: 'topics', most: 500 }),
      choice('region', EVERYWHERE, [
        [EVERYWHERE, voice.say('communities.form.everywhere')],
        ...REGIONS.map((region) => [region, regionName(region, voice.say)] as const),
      ]),
      text({ id: 'gtt', most: LIMITS.gtt }),
      text({ id: 'outcomes', most: 500 }),
      choice('languages', LANGUAGES.join(','), [
        [LANGUAGES.join(','), voice.say('communities.form.all-languages')],
        ...LANGUAGES.map((one) => [one, voice.say(`communities.languages.${one}`)] as const),
      ]),
      text({ id: 'moderators', most: 1_000 }),
      subheading(voice.say('communities.form.who')),
      choice('audience', 'staff', worded(voice, 'audiences', ['staff', 'guests', 'narrow'])),
      text({ id: 'audienceReason', most: LIMITS.reason, multiline: true }),
      choice('joining', 'open', worded(voice, 'joinings', ['open', 'request'])),
      subheading(voice.say('communities.form.how-long')),
      choice('lifetime', 'permanent', worded(voice, 'lifetimes', ['permanent', 'bounded'])),
      dateInput({
        id: 'endsOn',
        label: voice.say('communities.fields.endsOn'),
        error: voice.say('communities.form.errors.endsOn'),
        value: entered.endsOn,
      }),
      text({ id: 'plan', most: LIMITS.plan, multiline: true }),
    ],
    actions: [
      press(
        voice.say('communities.form.send'),
        'community.look',
        { nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'community.list'),
    ],
  });
}
