import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { joining } from './community/join.ts';
import { making } from './community/make.ts';
import { TEXTS } from './community/texts.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'A community without a ticket',
    about: `${texts.maker} asks for a community in the chat. What looks like it comes first, with the choice to join instead; then team, channel, calendar and library are there within a minute, and the record says who made it. ${texts.joiner} begins one in the tab, sees that a closed community is about the same, and asks to be let in; ${texts.answering}, who moderates it, answers.`,
    steps: [...making(texts), ...joining(texts)],
  };
};
