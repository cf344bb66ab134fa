import type { TextAnalysis } from '../../ports/text.ts';
import { detect } from './detect.ts';
import { GENERAL_STEMS } from './general.ts';
import { sentences } from './sentences.ts';
import { stems } from './stems.ts';

/** Words of English, French and Spanish, without a model and without I/O: the same text gives the same answer. */
export const createTextAnalysis = (): TextAnalysis => ({
  detect,
  sentences,
  stems,
  general: (language) => GENERAL_STEMS[language],
});
