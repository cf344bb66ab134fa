import type { Proof } from './choices.ts';
import type { Need, Product, Reason } from './model.ts';

const RECENT_MS = 365 * 86_400_000;

/** What it was good for; nothing where it does not fit what is asked. */
const proved = ({ answeredAt, missions }: Omit<Proof, 'product'>): Reason[] => [
  ...(answeredAt
    ? [{ kind: 'answered' as const, values: [answeredAt.toISOString().slice(0, 7)] }]
    : []),
  ...(missions > 0 ? [{ kind: 'missions' as const, values: [String(missions)] }] : []),
];

const UNPROVED = { answeredAt: null, missions: 0 };

/** The reasons that hold between a need and a product, strongest first. */
export function reasonsFor(
  need: Need,
  product: Product,
  matched: readonly string[],
  now: Date,
  proof: Omit<Proof, 'product'> = UNPROVED,
): Reason[] {
  const fitting = fittingFor(need, product, matched, now);
  const about = fitting.filter(({ kind }) => kind === 'topic' || kind === 'country');
  const rest = fitting.filter((reason) => !about.includes(reason));
  return fitting.length === 0 ? [] : [...about, ...proved(proof), ...rest];
}

/** What the item itself shows. */
function fittingFor(need: Need, product: Product, matched: readonly string[], now: Date): Reason[] {
  const topics = product.topics.filter((topic) => need.topics.includes(topic));
  const countries = product.countries.filter((country) => need.countries.includes(country));
  const recent =
    product.publishedOn !== null && now.getTime() - Date.parse(product.publishedOn) < RECENT_MS;
  const all: Reason[] = [
    { kind: 'topic', values: topics },
    { kind: 'country', values: countries },
    {
      kind: 'words',
      values: mentioned(product, asCalled(need, product, matched), countries).slice(0, 4),
    },
    { kind: 'language', values: product.language === need.language ? [product.language] : [] },
    {
      kind: 'recent',
      values: recent && product.publishedOn ? [product.publishedOn.slice(0, 4)] : [],
    },
  ];
  const found = all.filter(({ values }) => values.length > 0);
  if (found.length > 0) return found;
  // Short words say little, and yet they are why it was found: better than no reason at all.
  const short = asCalled(need, product, matched).filter(
    (word) => word.length > 2 && speaksOf(product.title + product.body, word),
  );
  return short.length > 0 ? [{ kind: 'words', values: short.slice(0, 4) }] : [];
}

/** What the item calls what was asked in its own language, or the words that were asked where they stand in it. */
function asCalled(
  { meant, language: asked }: Need,
  { title, abstract, body, language }: Product,
  matched: readonly string[],
): readonly string[] {
  const text = `${title} ${abstract} ${body}`;
  return matched.flatMap((word) => {
    const said = language === asked ? [] : meant.filter((one) => one.said === word);
    const names = [...said.flatMap((one) => one.names[language]), word];
    return names.filter((name) => speaksOf(text, name)).slice(0, 1);
  });
}

/**
 * Words worth showing: without the article that French ties to them, and not the country named already. Those of the
 * title and abstract say what an item is about; words of the body alone are shown only where these are too few.
 */
function mentioned(
  { title, abstract, body }: Product,
  matched: readonly string[],
  countries: readonly string[],
): string[] {
  const named = countries.join(' ').toLowerCase();
  const bare = matched.map((word) => word.replace(/^(?:[cdjlmnst]|qu)['’]/i, ''));
  const worth = [...new Set(bare)].filter(
    (word) => word.length >= SHORTEST_SHOWN && !named.includes(word.toLowerCase()),
  );
  const about = worth.filter((word) => speaksOf(`${title} ${abstract}`, word));
  if (about.length >= FEWEST_SHOWN) return about;
  return [...about, ...worth.filter((word) => !about.includes(word) && speaksOf(body, word))];
}

/** The index finds by stems, tags and translations; a word is a reason only where the text itself has it. */
function speaksOf(text: string, word: string): boolean {
  const root = plain(word).slice(0, Math.max(MIN_ROOT, Math.floor(word.length * ROOT_SHARE)));
  return plain(text).includes(root);
}

/** As the index compares: without accents and capitals. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** One word in common persuades nobody. */
const FEWEST_SHOWN = 2;
/** Shorter words seldom say what a text is about. */
const SHORTEST_SHOWN = 5;
const MIN_ROOT = 4;
/** What endings leave of a word in the three languages: registr-ation, trabaj-adoras. */
const ROOT_SHARE = 0.55;
