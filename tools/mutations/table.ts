import { ANONYMITY_RULES } from './anonymity.ts';
import { DOCUMENT_RULES } from './documents.ts';
import { MEASURED_RULES } from './measures.ts';
import type { Mutation } from './mutation.ts';
import { SPEECH_RULES } from './speech.ts';
import { SYNTHESIS_RULES } from './synthesis.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...SYNTHESIS_RULES,
  ...MEASURED_RULES,
  ...DOCUMENT_RULES,
  ...SPEECH_RULES,
  ...ANONYMITY_RULES,
];
