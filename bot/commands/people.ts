import { z } from 'zod';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { withNotice } from '../cards/card.ts';
import { helpCard } from '../cards/help.ts';
import { languageCard, privacyCard } from '../cards/people.ts';
import { type Command, read } from '../command.ts';
import { voiceFor } from '../voice.ts';

const choice = z.object({ language: z.enum(LANGUAGES) });

export const peopleCommands: readonly Command[] = [
  {
    name: 'language',
    words: async ({ voice }) => ({ card: languageCard(voice) }),
    verbs: {
      'language.ask': { run: async ({ voice }) => ({ card: languageCard(voice) }) },
      'language.choose': {
        run: async ({ deps, who, data }) => {
          const { language } = read(choice, data);
          await deps.actions.people.chooseLanguage(who, language);
          const now = { ...who, language };
          const voice = voiceFor(deps, now);
          const card = helpCard(await deps.views.home.welcome(now), who.name, voice);
          return { card: withNotice(card, voice.say('bot.language.chosen'), 'good') };
        },
        again: async ({ voice }) => languageCard(voice),
      },
    },
  },
  {
    name: 'privacy',
    words: async ({ voice }) => ({ card: privacyCard(voice) }),
    verbs: { 'privacy.show': { run: async ({ voice }) => ({ card: privacyCard(voice) }) } },
  },
];
