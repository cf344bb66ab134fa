import { z } from 'zod';
import { SOURCES } from '../../src/features/sources/model.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { sourcesCard } from '../cards/sources.ts';
import { type Call, type Command, read } from '../command.ts';

const one = z.object({ id: z.enum(SOURCES) });

/** @throws AppError `forbidden` for whoever is no administrator */
async function draw({ deps, who, voice }: Call): Promise<Card> {
  const views = await deps.actions.sources.list(who);
  return sourcesCard(views, deps.tabUrl?.('/admin/sources') ?? null, voice);
}

export const sourceCommands: readonly Command[] = [
  {
    name: 'sources',
    words: async (call) => ({ card: await draw(call) }),
    verbs: {
      'source.show': { run: async (call) => ({ card: await draw(call) }) },
      'source.read': {
        run: async (call) => {
          await call.deps.actions.sources.readNow(call.who, read(one, call.data).id);
          return { card: withNotice(await draw(call), call.voice.say('sources.begun'), 'good') };
        },
      },
      'source.confirm': {
        run: async (call) => {
          await call.deps.actions.sources.confirm(call.who, read(one, call.data).id);
          const said = call.voice.say('sources.confirmed');
          return { card: withNotice(await draw(call), said, 'good') };
        },
        again: draw,
      },
    },
  },
];
