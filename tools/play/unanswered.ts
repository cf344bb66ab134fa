import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { ending } from './unanswered/end.ts';
import { fading } from './unanswered/fade.ts';
import { TEXTS } from './unanswered/texts.ts';
import { working } from './unanswered/work.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  const { moderator, asker } = texts;
  return {
    title: 'The unanswered question and the moderator with twenty minutes',
    about: `${asker} asks about mining cooperatives and nobody replies for three working days; meanwhile a discussion has been quiet for ten days and a synthesis is overdue. ${moderator}, who has one day a week, finds all of it in one list, works it off by the keyboard, and asks two colleagues with one press. They do not reply either: ${asker} is told so in plain words, and a gap in what is known is recorded. Another question, solved the same day, becomes an entry of frequently asked questions. Nobody hears from Praxis unasked more than once a day.`,
    steps: [...fading(texts), ...working(texts), ...ending(texts)],
  };
};
