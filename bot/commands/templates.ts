import { nameIn } from '../../src/features/templates/model.ts';
import type { Card } from '../cards/card.ts';
import { templatesCard } from '../cards/templates.ts';
import type { Call, Command } from '../command.ts';

/** @throws AppError `forbidden` for whoever is no administrator */
async function draw({ deps, who, voice }: Call): Promise<Card> {
  const all = await deps.actions.templates.list(who);
  const lines = all.map(({ now, offered }) => ({
    now,
    offered,
    name: nameIn(now.body, voice.language),
  }));
  return templatesCard(lines, deps.tabUrl?.('/admin/templates') ?? null, voice);
}

export const templateCommands: readonly Command[] = [
  { name: 'templates', words: async (call) => ({ card: await draw(call) }), verbs: {} },
];
