import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { asking } from './close/ask.ts';
import { going } from './close/go-out.ts';
import { keeping } from './close/keep.ts';
import { next } from './close/next.ts';
import type { Texts } from './close/texts.ts';
import { EN } from './close/texts-en.ts';
import { ES } from './close/texts-es.ts';
import { FR } from './close/texts-fr.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, fr: FR, es: ES };

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'The project closes and its database has no keeper',
    about: `${texts.manager} is asked ninety days before “${texts.project}” ends, writes down what worked and what did not, and names no keeper for the database: the record stays incomplete, says so, and offers what can become of it. With a keeper it goes out, the good practice enters the pipeline as a pilot, and whoever begins the next project meets all of it, starts from ${texts.writer}’s earlier terms of reference, and those who wrote hear that it was of use.`,
    steps: [...asking(texts), ...keeping(texts), ...going(texts), ...next(texts)],
  };
};
