import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { asking } from './stock/ask.ts';
import { TEXTS } from './stock/texts.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'A question answered before it is posted',
    about: `${texts.asker} asks: “${texts.question}” At most five items come first, each with its reason, date, language and quality, and with them two people outside her own unit who know. Nothing is among them that she may not open. One answers her: that is counted, and nothing is posted.`,
    steps: asking(texts),
  };
};
