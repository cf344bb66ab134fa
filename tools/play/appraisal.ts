import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { answering } from './appraisal/answering.ts';
import { record } from './appraisal/record.ts';
import { TEXTS } from './appraisal/texts.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'Appraisal season',
    about: `${texts.specialist} answered a question, was thanked for it, and takes her own record to her appraisal: what others made of her work, and no counts of words. Her manager, ${texts.manager}, asks for her record, for a ranking of his team and for who wrote something without a name, and gets none of it, but the figures of many people, until she shows him her year.`,
    steps: [...answering(texts), ...record(texts)],
  };
};
