import type { Entry } from '../../src/features/taxonomy/glossary.ts';
import { labelOf, nameIn, type Term } from '../../src/features/taxonomy/term.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { link, press, textInput } from './inputs.ts';

const MOST_LISTED = 20;
const LONGEST_WORD = 120;

export interface TermList {
  /** May hold somebody's words. */
  readonly name: string;
  readonly terms: readonly Term[];
  readonly url: string | null;
}

const termButton = (term: Term, voice: Voice): Element =>
  press(labelOf(term, voice.language), 'term.show', { term: term.id });

/** A row takes no more. */
const A_ROW = 4;

const rowsOf = (buttons: readonly Element[]): Element[] =>
  buttons.flatMap((_, at) => (at % A_ROW === 0 ? [row(buttons.slice(at, at + A_ROW))] : []));

/** Terms to choose from, by name. */
export function termListCard({ name, terms, url }: TermList, voice: Voice): Card {
  const shown = terms.slice(0, MOST_LISTED);
  return card({
    lang: voice.language,
    fallback: name,
    body: [
      title(name),
      ...rowsOf(shown.map((term) => termButton(term, voice))),
      terms.length > shown.length
        ? sentence(voice.say('taxonomy.more', { count: terms.length - shown.length }), true)
        : null,
    ].filter((element) => element !== null),
    actions: [
      link(voice.say('taxonomy.chat.open'), url),
      press(voice.say('taxonomy.chat.propose'), 'term.ask', {}),
    ],
  });
}

export interface TermFacts {
  readonly term: Term;
  readonly broader: readonly Term[];
  readonly narrower: readonly Term[];
  /** Items that it tags, of those the reader may open; null for lists that tag none. */
  readonly usage: number | null;
  /** The word that led here, where it is another name of the term. */
  readonly asked: string | null;
  /** What offices and departments say of it, where the glossary has it. */
  readonly entry: Entry | null;
  readonly url: string | null;
}

const named = (terms: readonly Term[], voice: Voice): string =>
  terms
    .slice(0, MOST_LISTED)
    .map((term) => labelOf(term, voice.language))
    .join(', ');

/** What a term means, what else it is called in each language, what lies around it, and how much it is used. */
export function termCard(facts: TermFacts, voice: Voice): Card {
  const { term, broader, narrower, usage, asked, entry, url } = facts;
  const { language } = voice;
  const label = labelOf(term, language);
  const example = nameIn(term.example, language);
  const names = LANGUAGES.flatMap((one) => {
    const all = [term.labels[one] ?? [], term.synonyms[one] ?? []].flat();
    return all.length === 0
      ? []
      : [fact(voice.say(`taxonomy.languages.${one}`), all.join(', '), voice)];
  });
  return card({
    lang: language,
    fallback: label,
    body: [
      title(label),
      asked
        ? line(run(voice.say('taxonomy.labels.mapped', { word: asked, label }), { subtle: true }))
        : null,
      ...prose(nameIn(term.definition, language) ?? voice.say('taxonomy.no-definition')),
      ...(example ? prose(voice.say('taxonomy.example', { example })) : []),
      ...names,
      broader.length > 0 ? fact(voice.say('taxonomy.broader'), named(broader, voice), voice) : null,
      narrower.length > 0
        ? fact(voice.say('taxonomy.narrower-terms'), named(narrower, voice), voice)
        : null,
      usage === null ? null : sentence(voice.say('taxonomy.usage', { count: usage }), true),
    ].filter((element) => element !== null),
    actions: [
      entry ? press(voice.say('glossary.chat.show'), 'meaning.show', { entry: entry.id }) : null,
      ...[...broader, ...narrower].slice(0, 4).map((one) => termButton(one, voice)),
      press(voice.say('taxonomy.chat.propose'), 'term.ask', {}),
      link(voice.say('taxonomy.chat.open'), url),
    ],
  });
}

/** A word that no list may have: asked for with what it means. */
export function proposeForm(word: string, note: string, voice: Voice): Card {
  const too = (limit: number) => voice.say('taxonomy.labels.too-long', { limit });
  return card({
    lang: voice.language,
    fallback: voice.say('taxonomy.chat.propose'),
    body: [
      heading(voice.say('taxonomy.chat.propose')),
      sentence(voice.say('taxonomy.proposals.what')),
      textInput({
        id: 'word',
        label: voice.say('taxonomy.proposals.word'),
        error: too(LONGEST_WORD),
        required: true,
        value: word,
        maxLength: LONGEST_WORD,
      }),
      textInput({
        id: 'note',
        label: voice.say('taxonomy.proposals.note'),
        error: too(1_000),
        value: note,
        multiline: true,
        maxLength: 1_000,
      }),
    ],
    actions: [
      press(
        voice.say('taxonomy.proposals.send'),
        'term.propose',
        {},
        { style: 'positive', inputs: true },
      ),
    ],
  });
}
