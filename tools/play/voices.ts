import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { gap } from './voices/gap.ts';
import { TEXTS } from './voices/texts.ts';
import { topic } from './voices/topic.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'A voice is missing',
    about: `In “${texts.title}” nobody of one region has written. ${texts.moderator} sees it as a group, never as persons, has an invitation drafted, changes it and posts it; and who has left is not counted. Those who were invited write, and one of them proposes a topic, which is backed and answered with a reason.`,
    steps: [...gap(texts), ...topic(texts)],
  };
};
