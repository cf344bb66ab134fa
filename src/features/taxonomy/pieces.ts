import { TOPIC, type Vocabulary } from './vocabulary.ts';

/** Longer ones are sentences and not the name of anything. */
const MOST_WORDS = 5;
const LONGEST = 80;

/** What a person wrote where topics are asked for: each piece is terms, or a word that no list has. */
export interface Written {
  readonly topics: readonly { readonly slug: string; readonly words: readonly string[] }[];
  readonly unknown: readonly string[];
}

const piecesOf = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((piece) => piece.trim().replace(/\s+/g, ' '))
    .filter((piece) => piece !== '');

function slugsOf(piece: string, vocabulary: Vocabulary): readonly string[] {
  const tagged = vocabulary.tagged(piece);
  if (tagged !== null) return [tagged];
  const [named] = vocabulary.named(TOPIC, piece);
  return named ? [named.slug] : vocabulary.topicsIn(piece);
}

/** Takes a person's words apart, by commas, semicolons and lines. */
export function writtenTopics(text: string, vocabulary: Vocabulary): Written {
  const led = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const piece of piecesOf(text)) {
    const slugs = slugsOf(piece, vocabulary);
    for (const slug of slugs) led.set(slug, [...(led.get(slug) ?? []), piece]);
    const short = piece.length <= LONGEST && piece.split(' ').length <= MOST_WORDS;
    if (slugs.length === 0 && short && /\p{L}/u.test(piece)) unknown.push(piece);
  }
  return {
    topics: [...led].map(([slug, words]) => ({ slug, words })),
    unknown: [...new Set(unknown)],
  };
}

/** Topics that a text names, in order of appearance, each with the words that name it. */
export function spokenTopics(
  text: string,
  vocabulary: Vocabulary,
  most: number,
): Written['topics'] {
  const led = new Map<string, string[]>();
  for (const { value, written } of vocabulary.matches(TOPIC, text)) {
    const slug = vocabulary.term(value)?.slug;
    if (slug) led.set(slug, [...new Set([...(led.get(slug) ?? []), written])]);
  }
  return [...led].slice(0, most).map(([slug, words]) => ({ slug, words: words.slice(0, 3) }));
}
