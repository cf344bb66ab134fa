import { helpCard } from '../cards/help.ts';
import type { Command, Verb } from '../command.ts';

export const helpVerb: Verb = {
  run: async ({ deps, who, voice }) => ({
    card: helpCard(await deps.views.home.welcome(who), who.name, voice),
  }),
};

export const helpCommands: readonly Command[] = [
  { name: 'help', words: (call) => helpVerb.run(call), verbs: { 'help.show': helpVerb } },
];
