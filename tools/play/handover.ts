import type { Language } from '../../src/kernel/language.ts';
import type { Scenario } from '../lib/stage/stage.ts';
import { deliver } from './handover/deliver.ts';
import { questions } from './handover/questions.ts';
import { TEXTS } from './handover/texts.ts';
import { write } from './handover/write.ts';

export const scenario = (language: Language): Scenario => {
  const texts = TEXTS[language];
  const [colleague, administrator] = texts.strangers;
  return {
    title:
      'A handover: who leaves is asked first, hands over in two sittings, and the pack is there',
    about: `${texts.leaver} leaves. Asked before anybody else and told who will see what, they write in the chat and, on another day, in the tab, name ${texts.successor} as successor and finish with gaps that are named. ${texts.successor} asks two questions before the last day. On that day the supervisor, ${texts.supervisor}, acknowledges it and can do nothing else to it. ${colleague} and the administrator ${administrator} have no part in it and find nothing.`,
    steps: [...write(texts), ...questions(texts), ...deliver(texts)],
  };
};
