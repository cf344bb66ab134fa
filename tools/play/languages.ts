import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { finding } from './languages/find.ts';
import { textsFor } from './languages/texts.ts';
import { summary, thread } from './languages/thread.ts';

export const scenario = (language: Language): Scenario => {
  const texts = textsFor(language);
  return {
    title: 'One discussion in three languages',
    about: `Colleagues post in French, Spanish and English; ${texts.reader} reads with the interface in the own language. Each post says its language, translations are one result with the reader’s own first, a search finds what is tagged in another language, dates and figures are written as the reader writes them, and what is in another language is marked. The summary says which languages fed it and is offered in each.`,
    steps: [...thread(texts), ...finding(texts), ...summary(texts)],
  };
};
