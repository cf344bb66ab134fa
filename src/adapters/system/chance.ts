import { randomInt, randomUUID } from 'node:crypto';
import type { Chance } from '../../ports/chance.ts';
import { systemSecrets } from './secrets.ts';

export const systemChance: Chance = {
  id: () => randomUUID(),
  below: (limit) => randomInt(limit),
};

/** What a world needs that nobody may foresee. */
export const unforeseen = { chance: systemChance, secrets: systemSecrets() };
