import { differs, type Entry, inOrder } from '../../src/features/taxonomy/glossary.ts';
import { nameIn, type Term } from '../../src/features/taxonomy/term.ts';
import type { Language } from '../../src/kernel/language.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { link, press } from './inputs.ts';

const MOST_LISTED = 20;
/** A row takes no more. */
const A_ROW = 4;
/** Beyond that a card is no longer read: the tab has them all. */
const MOST_MEANINGS = 6;
const MOST_CHARACTERS = 1_200;

export const entryName = ({ labels, id }: Entry, language: Language): string =>
  nameIn(labels, language) ?? id;

export const entryButton = (entry: Entry, voice: Voice): Element =>
  press(entryName(entry, voice.language), 'meaning.show', { entry: entry.id });

export interface EntryList {
  /** May hold somebody's words. */
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly url: string | null;
}

/** Words to choose from. */
export function entryListCard({ name, entries, url }: EntryList, voice: Voice): Card {
  const shown = entries.slice(0, MOST_LISTED);
  const buttons = shown.map((entry) => entryButton(entry, voice));
  const rows = buttons.flatMap((_, at) =>
    at % A_ROW === 0 ? [row(buttons.slice(at, at + A_ROW))] : [],
  );
  const more = entries.length - shown.length;
  return card({
    lang: voice.language,
    fallback: name,
    body: [
      title(name),
      sentence(voice.say(shown.length > 0 ? 'glossary.chat.choose' : 'glossary.chat.none')),
      ...rows,
      more > 0 ? sentence(voice.say('glossary.chat.more', { count: more }), true) : null,
    ].filter((element) => element !== null),
    actions: [link(voice.say('glossary.chat.open'), url)],
  });
}

export interface EntryFacts {
  readonly entry: Entry;
  /** The term of a list that it speaks of. */
  readonly term: Term | null;
  readonly url: string | null;
}

const shortened = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;

/** What a word means, one office after the other, and whether that is agreed on. */
export function entryCard({ entry, term, url }: EntryFacts, voice: Voice): Card {
  const { language } = voice;
  const name = entryName(entry, language);
  const all = inOrder(entry);
  const meanings = all
    .slice(0, MOST_MEANINGS)
    .flatMap((meaning): Element[] => [
      meaning.unit ? title(meaning.unit) : heading(voice.say('glossary.everybody')),
      ...(entry.settled === meaning.id ? [sentence(voice.say('glossary.settled'), true)] : []),
      ...prose(shortened(nameIn(meaning.definition, language) ?? '')),
      ...(meaning.source
        ? [line(run(voice.say('glossary.from', { source: meaning.source }), { subtle: true }))]
        : []),
    ]);
  const listed = term && nameIn(term.definition, language);
  const example = term && nameIn(term.example, language);
  return card({
    lang: language,
    fallback: name,
    body: [
      title(name),
      differs(entry) ? sentence(voice.say('glossary.differs-what')) : null,
      ...meanings,
      all.length === 0 ? sentence(voice.say('glossary.no-meaning')) : null,
      all.length > MOST_MEANINGS
        ? sentence(voice.say('glossary.chat.more', { count: all.length - MOST_MEANINGS }), true)
        : null,
      listed
        ? line(run(voice.say('glossary.chat.in-list', { definition: shortened(listed) })))
        : null,
      example ? line(run(voice.say('taxonomy.example', { example: shortened(example) }))) : null,
    ].filter((element) => element !== null),
    actions: [
      ...(term ? [press(voice.say('glossary.chat.term'), 'term.show', { term: term.id })] : []),
      link(voice.say('glossary.chat.open'), url),
    ],
  });
}
