import { othersCard, recordCard } from '../cards/credit.ts';
import type { Call, Command } from '../command.ts';

const own = async ({ deps, who, voice }: Call) => ({
  card: recordCard(await deps.views.record.page(who), deps.tabUrl?.('/my-record') ?? null, voice),
});

/** Somebody's own record; whoever asks for another's, for a ranking, or for who said something, is told why not. */
export const creditCommands: readonly Command[] = [
  { name: 'own-record', words: own, verbs: { 'credit.own': { run: own } } },
  {
    name: 'others-record',
    words: async ({ voice }) => ({ card: othersCard('record.card.none-of-others', voice) }),
    verbs: {},
  },
  {
    name: 'unnamed-author',
    words: async ({ voice }) => ({ card: othersCard('record.card.anonymous', voice) }),
    verbs: {},
  },
];
