import { z } from 'zod';
import { labelOf, type Term } from '../../src/features/taxonomy/term.ts';
import { TOPIC } from '../../src/features/taxonomy/vocabulary.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { withNotice } from '../cards/card.ts';
import { proposeForm, termCard, termListCard } from '../cards/terms.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { fold } from '../folding.ts';
import { createOpening } from '../openings.ts';

const shown = z.object({ term: z.string().min(1).max(200) });
const proposed = z.object({
  word: z.string().trim().min(1).max(120),
  note: z.string().trim().max(1_000).default(''),
});

/** What stands behind the command's words: `term informality` asks for `informality`. */
const behind = ({ deps, text }: Call, name: 'term' | 'propose'): string =>
  createOpening(deps.words, `taxonomy.openings.${name}`)(text) ?? '';

async function topics({ deps, voice }: Call): Promise<Answer> {
  const vocabulary = await deps.actions.taxonomy.lists();
  const top = vocabulary.terms.filter(
    ({ scheme, status, broader }) =>
      scheme === TOPIC && status === 'current' && broader.every((id) => !vocabulary.term(id)),
  );
  const url = deps.tabUrl?.('/taxonomy') ?? null;
  const name = voice.say('taxonomy.chat.topics');
  return { card: termListCard({ name, terms: top, url }, voice) };
}

export async function show({ deps, who, voice }: Call, term: Term, asked = ''): Promise<Answer> {
  const { taxonomy } = deps.actions;
  const vocabulary = await taxonomy.lists();
  const standing = vocabulary.standing(term.id) ?? term;
  const links = (ids: readonly string[]) => ids.flatMap((id) => vocabulary.standing(id) ?? []);
  const [entry] = await taxonomy.glossary.list(who, { term: standing.id });
  const another = asked !== '' && fold(asked) !== fold(labelOf(standing, voice.language));
  const facts = {
    term: standing,
    broader: links(standing.broader),
    narrower: vocabulary.terms.filter(
      ({ broader, status }) => status === 'current' && broader.includes(standing.id),
    ),
    usage: standing.scheme === TOPIC ? await taxonomy.tags.usage(who, standing) : null,
    asked: another ? asked : null,
    entry: entry ?? null,
    url: deps.tabUrl?.(`/taxonomy/terms/${standing.id}`) ?? null,
  };
  return { card: termCard(facts, voice) };
}

/** Terms of any list by this name, topics first; else those whose names the words hold. */
export async function found({ deps }: Call, word: string): Promise<readonly Term[]> {
  const vocabulary = await deps.actions.taxonomy.lists();
  const slug = vocabulary.tagged(word);
  const tagged = slug === null ? undefined : vocabulary.bySlug(TOPIC, slug);
  const schemes = [TOPIC, ...vocabulary.schemes.map(({ key }) => key).filter((k) => k !== TOPIC)];
  const named = schemes.flatMap((scheme) => vocabulary.named(scheme, word));
  const exact = [...new Set([...(tagged ? [tagged] : []), ...named])];
  if (exact.length > 0) return exact;
  return vocabulary.topicsIn(word).flatMap((one) => vocabulary.bySlug(TOPIC, one) ?? []);
}

/** The one term that was meant, or those that it may be. */
export async function termsAnswer(
  call: Call,
  terms: readonly Term[],
  word: string,
): Promise<Answer> {
  const { deps, voice } = call;
  const [only, ...others] = terms;
  if (only && others.length === 0) return show(call, only, word);
  const name = voice.say('taxonomy.found', { words: word });
  const url = deps.tabUrl?.('/taxonomy') ?? null;
  return { card: termListCard({ name, terms, url }, voice) };
}

async function term(call: Call): Promise<Answer> {
  const word = behind(call, 'term');
  if (word === '') return topics(call);
  const [only, ...others] = await found(call, word);
  const { voice } = call;
  if (!only) {
    const notice = voice.say('taxonomy.chat.unknown', { word });
    return { card: withNotice(proposeForm(word.slice(0, 120), '', voice), notice, 'attention') };
  }
  return termsAnswer(call, [only, ...others], word);
}

async function propose(call: Call, word: string, note: string): Promise<Answer> {
  const { deps, who, voice } = call;
  const given = { word, note, language: voice.language };
  const placed = await deps.actions.taxonomy.proposals.place(who, given);
  if (placed.kind === 'term') return show(call, placed.term, word);
  const said = voice.say('taxonomy.proposals.waits', { word: placed.proposal.word });
  return { text: said };
}

/** Browses the lists, explains a term, and takes a word that is missed. */
export const termCommands: readonly Command[] = [
  { name: 'topics', words: topics, verbs: {} },
  {
    name: 'term',
    words: term,
    verbs: {
      'term.show': {
        run: async (call) => {
          const { term: id } = read(shown, call.data);
          const one = (await call.deps.actions.taxonomy.lists()).term(id);
          if (!one) throw new AppError('not-found', `no term ${id}`);
          return show(call, one);
        },
      },
    },
  },
  {
    name: 'propose',
    words: async (call) => {
      const word = behind(call, 'propose').slice(0, 120);
      return word === '' ? { card: proposeForm('', '', call.voice) } : propose(call, word, '');
    },
    verbs: {
      'term.ask': { run: async ({ voice }) => ({ card: proposeForm('', '', voice) }) },
      'term.propose': {
        run: (call) => {
          const { word, note } = read(proposed, call.data);
          return propose(call, word, note);
        },
        again: async ({ data, voice }) =>
          proposeForm(data.word?.slice(0, 120) ?? '', data.note?.slice(0, 1_000) ?? '', voice),
      },
    },
  },
];
