import { namesOf } from '../../src/views/names.ts';
import { auditCard } from '../cards/audit.ts';
import type { Command } from '../command.ts';

const SHOWN = 5;
const ALL = { actor: null, action: null, object: null, about: null, from: null, until: null };

export const auditCommands: readonly Command[] = [
  {
    name: 'audit',
    /** @throws AppError `forbidden` for whoever is no administrator */
    words: async ({ deps, who, voice }) => {
      const { governance, people } = deps.actions;
      const lines = (await governance.auditLog.page(who, ALL, null)).lines.slice(0, SHOWN);
      const nameOf = await namesOf(
        people,
        lines.map(({ actor }) => actor),
      );
      const named = lines.map((one) => ({ ...one, name: nameOf(one.actor) }));
      return { card: auditCard(named, deps.tabUrl?.('/admin/audit') ?? null, voice) };
    },
    verbs: {},
  },
];
