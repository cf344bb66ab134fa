import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { closing } from './discussion/close.ts';
import { type Planned, planning } from './discussion/plan.ts';
import { posting } from './discussion/post.ts';
import { publishing } from './discussion/publish.ts';
import { TEXTS } from './discussion/texts.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  const planned: Planned = {
    starts: new Date(0),
    second: new Date(0),
    ends: new Date(0),
    pinned: '',
  };
  return {
    title: 'An e-discussion of two weeks, from its plan to its published synthesis',
    about: `${texts.moderator} plans “${texts.title}” from the template of two weeks: three questions, who begins, who answers, a pinned product. It is announced, opened, carried on and closed on its dates; twelve colleagues post from channel, chat and tab; one comes too late. Nothing is published without the moderator; what is published is tagged, found, and sent to those who took part.`,
    steps: [
      ...planning(texts, planned),
      ...posting(texts),
      ...closing(texts, planned),
      ...publishing(texts),
    ],
  };
};
