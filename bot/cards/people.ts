import { LANGUAGES } from '../../src/kernel/language.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence } from './card.ts';
import { press } from './inputs.ts';

/** Each language in its own words, so that it is found by somebody who reads no other. */
export function languageCard(voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.language.title'),
    body: [heading(voice.say('bot.language.title')), sentence(voice.say('bot.language.what'))],
    actions: LANGUAGES.map((language) =>
      press(voice.say(`bot.language.names.${language}`), 'language.choose', { language }),
    ),
  });
}

export function privacyCard(voice: Voice): Card {
  const points = [
    'chat',
    'discussions',
    'quoting',
    'taking-back',
    'never',
    'queries',
    'captures',
    'handovers',
    'search',
    'experts',
    'records',
  ];
  return card({
    lang: voice.language,
    fallback: voice.say('bot.privacy.fallback'),
    body: [
      heading(voice.say('bot.privacy.title')),
      ...points.map((point) => sentence(voice.say(`bot.privacy.${point}`))),
    ],
    actions: [
      press(voice.say('signin.title'), 'session.show'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
}
