import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { forNamed } from './afraid/lesson.ts';
import { speaking } from './afraid/speak.ts';
import { takingBack } from './afraid/take-back.ts';
import { TEXTS } from './afraid/texts.ts';
import { withoutName } from './afraid/unnamed.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'Afraid of being quoted',
    about: `${texts.author} has a hard lesson about a partner and asks first who will see it and whether it will be quoted. It is written to the community without consent to be quoted; the synthesis says it without name, unit or country; and when one paragraph is taken back two days later it is gone from the draft and its versions, the thread, search, the digest and every document. A mark stays. Then a lesson is written for one colleague by name, and one without a name, followed and taken back by its code alone.`,
    steps: [
      ...speaking(texts),
      ...takingBack(texts),
      forNamed(texts, language),
      ...withoutName(texts, language),
    ],
  };
};
