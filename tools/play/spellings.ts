import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { mending } from './spellings/mend.ts';
import { seeing } from './spellings/see.ts';
import { TEXTS } from './spellings/texts.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  return {
    title: 'Seven spellings of one topic',
    about: `After an import seven items carry seven tags for what may be one topic. ${texts.manager}, content manager, opens tag health: what is one topic is grouped, what is only near is offered beside it. It is seen beforehand, merged, found by every old spelling, undone; and ${texts.member}’s new word becomes a proposal, not a tag.`,
    steps: [...seeing(texts), ...mending(texts)],
  };
};
