import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { gap } from './voices/gap.ts';
import { groups } from './voices/groups.ts';
import { TEXTS } from './voices/texts.ts';
import { topic } from './voices/topic.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  const { begin, end } = texts.constituents
    ? groups(texts, texts.constituents)
    : { begin: [], end: [] };
  const [opens, ...rest] = gap(texts);
  return {
    title: 'A voice is missing',
    about: `In “${texts.title}” nobody of one region has written. ${texts.moderator} sees it as a group, never as persons, has an invitation drafted, changes it and posts it; and who has left is not counted. Those who were invited write, and one of them proposes a topic, which is backed and answered with a reason. Where guests speak for governments, employers and workers, the published synthesis has a version for each.`,
    steps: [...(opens ? [opens] : []), ...begin, ...rest, ...end, ...topic(texts)],
  };
};
