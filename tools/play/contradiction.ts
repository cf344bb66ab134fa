import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { flagging } from './contradiction/flag.ts';
import { settling } from './contradiction/settle.ts';
import { TEXTS } from './contradiction/texts.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  const { member, moderator, papers } = texts;
  return {
    title: 'Two reports that contradict each other',
    about: `Two departments that did not know of each other file papers on minimum wages and jobs with opposite results: ${papers.map(({ owner, unit }) => `${owner} (${unit})`).join(' and ')}. ${member} reads both and says so. ${moderator}, who moderates the theme, hears of it with both owners’ names; the notice stands on both papers wherever they are shown, and then what came of it.`,
    steps: [...flagging(texts), ...settling(texts)],
  };
};
