import { z } from 'zod';
import type { Entry } from '../../src/features/taxonomy/glossary.ts';
import { withNotice } from '../cards/card.ts';
import { entryCard, entryListCard } from '../cards/glossary.ts';
import { proposeForm } from '../cards/terms.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { createOpening } from '../openings.ts';
import { found, show as showTerm, termsAnswer } from './terms.ts';

const shown = z.object({ entry: z.string().min(1).max(200) });

/** Quotation marks that people set around the word that they ask for. */
const QUOTES = /^[\s"'“”„«»‘’]+|[\s"'“”„«»‘’]+$/g;

async function list({ deps, who, voice }: Call): Promise<Answer> {
  const entries = await deps.actions.taxonomy.glossary.list(who);
  const url = deps.tabUrl?.('/glossary') ?? null;
  return { card: entryListCard({ name: voice.say('glossary.chat.list'), entries, url }, voice) };
}

async function show({ deps, voice }: Call, entry: Entry): Promise<Answer> {
  const vocabulary = await deps.actions.taxonomy.lists();
  const term = entry.term === null ? null : (vocabulary.standing(entry.term) ?? null);
  const url = deps.tabUrl?.(`/glossary/${entry.id}`) ?? null;
  return { card: entryCard({ entry, term, url }, voice) };
}

/** What offices say of the word; else what the lists say; else what speaks of it; else it is missed. */
async function explain(call: Call): Promise<Answer> {
  const { deps, voice } = call;
  const said = createOpening(deps.words, 'glossary.openings')(call.text) ?? '';
  const word = said.replace(QUOTES, '');
  if (word === '') return list(call);
  const { named, terms, others } = await deps.actions.taxonomy.glossary.explain(word);
  const [only, ...more] = named;
  const url = deps.tabUrl?.(`/glossary?${new URLSearchParams({ q: word })}`) ?? null;
  const choice = (name: string, entries: readonly Entry[]) => ({
    card: entryListCard({ name, entries, url }, voice),
  });
  if (only && more.length === 0) return show(call, only);
  if (only) return choice(voice.say('glossary.found', { words: word }), named);
  if (terms.length > 0) return termsAnswer(call, terms, word);
  if (others.length > 0) return choice(voice.say('glossary.chat.near', { word }), others);
  const [near, ...rest] = await found(call, word);
  if (near)
    return rest.length > 0 ? termsAnswer(call, [near, ...rest], word) : showTerm(call, near, word);
  const notice = voice.say('taxonomy.chat.unknown', { word });
  return { card: withNotice(proposeForm(word.slice(0, 120), '', voice), notice, 'attention') };
}

/** What words mean, as offices and departments use them. */
export const glossaryCommands: readonly Command[] = [
  {
    name: 'glossary',
    words: explain,
    verbs: {
      'meaning.show': {
        run: async (call) => {
          const { entry } = read(shown, call.data);
          return show(call, await call.deps.actions.taxonomy.glossary.read(call.who, entry));
        },
      },
    },
  },
];
