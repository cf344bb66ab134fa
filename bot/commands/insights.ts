import { z } from 'zod';
import { SCOPE_KINDS } from '../../src/features/insights/indicators.ts';
import { ALL, type Scope } from '../../src/features/insights/model.ts';
import { insightsCard } from '../cards/insights.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';

const chosen = z.object({
  kind: z.enum(SCOPE_KINDS).default('all'),
  name: z.string().max(200).default(''),
  period: z.string().max(10).optional(),
});

async function shown({ deps, who, voice }: Call, scope: Scope, period?: string): Promise<Answer> {
  const page = await deps.views.insights.page(who, scope, period ?? null);
  const asked = new URLSearchParams({ period: page.period.id, ...scope });
  return { card: insightsCard(page, deps.tabUrl?.(`/insights?${asked}`) ?? null, voice) };
}

export const insightCommands: readonly Command[] = [
  {
    name: 'insights',
    /** @throws AppError `not-found` for guests */
    words: (call) => shown(call, ALL),
    verbs: {
      'insights.show': {
        run: (call) => {
          const { period, ...scope } = read(chosen, call.data);
          return shown(call, scope, period);
        },
      },
    },
  },
];
