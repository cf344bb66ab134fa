import { z } from 'zod';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { withNotice } from '../cards/card.ts';
import { expertsCard, expertsForm } from '../cards/expertise.ts';
import { entryCard, LONGEST_LIST } from '../cards/expertise-entry.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { createOpening } from '../openings.ts';

const query = z.object({ query: z.string().trim().min(1).max(500) });

/** `skills` and `hiddenTopics`: separated by commas or lines; `spoken`: languages by comma, `account` for none. */
const edit = z.object({
  skills: z.string().max(LONGEST_LIST).default(''),
  hiddenTopics: z.string().max(LONGEST_LIST).default(''),
  spoken: z.string().max(50).default('account'),
  hidden: z.string().max(5).default('false'),
});

const listed = (words: string): string[] =>
  words
    .split(/[,;\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Whom to ask about what these words say. */
export async function people({ deps, who, voice }: Call, words: string): Promise<Answer> {
  const found = await deps.actions.expertise.ask(who, words);
  const url = deps.tabUrl?.(`/people?q=${encodeURIComponent(words.slice(0, 500))}`) ?? null;
  return { card: expertsCard({ found, url, mayAsk: who.memberships.size > 0 }, voice) };
}

async function save(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { skills, hiddenTopics, spoken, hidden } = read(edit, data);
  const saved = await deps.actions.expertise.saveEntry(who, {
    skills: listed(skills),
    hiddenTopics: listed(hiddenTopics),
    languages: LANGUAGES.filter((language) => spoken.split(',').includes(language)),
    hidden: hidden === 'true',
  });
  const said = voice.say('expertise.entry.saved');
  const lost = saved.unknown.slice(0, 10).join(', ').slice(0, 300);
  const whole = lost ? `${said} ${voice.say('expertise.entry.unknown', { words: lost })}` : said;
  return { card: withNotice(entryCard(saved, voice), whole, lost ? 'attention' : 'good') };
}

const own = async ({ deps, who, voice }: Call) =>
  entryCard(await deps.actions.expertise.ownEntry(who), voice);

export const expertiseCommands: readonly Command[] = [
  {
    name: 'experts',
    words: async (call) => {
      const sought = createOpening(call.deps.words)(call.text);
      return sought ? people(call, sought) : { card: expertsForm('', call.voice) };
    },
    verbs: {
      'people.form': { run: async ({ voice }) => ({ card: expertsForm('', voice) }) },
      'people.ask': {
        run: (call) => people(call, read(query, call.data).query),
        again: async ({ data, voice }) => expertsForm(data.query?.slice(0, 500) ?? '', voice),
      },
    },
  },
  {
    name: 'my-entry',
    words: async (call) => ({ card: await own(call) }),
    verbs: {
      'people.entry': { run: async (call) => ({ card: await own(call) }) },
      'people.save': { run: save, again: own },
    },
  },
];
