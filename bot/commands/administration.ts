import { AppError } from '../../src/kernel/errors.ts';
import { isAdministrator } from '../../src/kernel/person.ts';
import { administrationCard } from '../cards/administration.ts';
import type { Command, Verb } from '../command.ts';

const shown: Verb = {
  /** @throws AppError `forbidden` for whoever is no administrator */
  run: async ({ deps, who, voice }) => {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
    return { card: administrationCard((path) => deps.tabUrl?.(path) ?? null, voice) };
  },
};

export const administrationCommands: readonly Command[] = [
  {
    name: 'administration',
    words: (call) => shown.run(call),
    verbs: { 'administration.show': shown },
  },
];
