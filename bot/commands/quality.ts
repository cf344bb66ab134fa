import { z } from 'zod';
import { qualityCard } from '../cards/quality.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { pageNumber } from './fields.ts';

const shown = z.object({ page: pageNumber });

async function portfolio({ deps, who, voice }: Call, at: number): Promise<Answer> {
  const { capture, governance } = deps.actions;
  const least = await governance.setting('quality.small-sample');
  const found = await capture.quality.portfolio(who, least);
  return { card: qualityCard(found, at, deps.tabUrl?.('/quality') ?? null, voice) };
}

export const qualityCommands: readonly Command[] = [
  {
    name: 'quality',
    words: (call) => portfolio(call, 0),
    verbs: { 'quality.show': { run: (call) => portfolio(call, read(shown, call.data).page) } },
  },
];
