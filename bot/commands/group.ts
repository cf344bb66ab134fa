import { withOwners } from '../../src/views/related.ts';
import { searchCard } from '../cards/knowledge.ts';
import type { Answer, Call } from '../command.ts';

/** What everybody in the organization may open: nothing is known of who is in a group, nor of who joins it later. */
export const EVERYBODY: ReadonlySet<string> = new Set(['all']);

const MOST_HITS = 5;

/**
 * What is said to the bot in a group chat is read by everybody in it. It answers with help, or with what the whole
 * organization may read; what concerns one person is referred to that person's own chat.
 */
export async function groupAnswer(call: Call, command: string | null): Promise<Answer> {
  const { voice } = call;
  if (command === 'help' || call.text === '') return { text: voice.say('extension.group.help') };
  if (command === 'privacy') return { text: voice.say('extension.group.privacy') };
  if (command !== null && command !== 'search') {
    return { text: voice.say('extension.group.personal') };
  }
  return searchForEverybody(call);
}

async function searchForEverybody({ deps, who, voice, text }: Call): Promise<Answer> {
  const { found, more } = await deps.actions.knowledge.searchFor(EVERYBODY, text, {
    language: who.language,
    limit: MOST_HITS,
  });
  const note = voice.say('extension.group.everybody');
  const shown = {
    query: text,
    hits: await withOwners(deps.actions, found),
    more,
    allUrl: null,
    asking: null,
    personal: false,
  };
  return { card: searchCard({ ...shown, note }, voice) };
}
