import { randomInt, randomUUID } from 'node:crypto';
import type { Chance } from '../../ports/chance.ts';

export const systemChance: Chance = {
  id: () => randomUUID(),
  below: (limit) => randomInt(limit),
};
