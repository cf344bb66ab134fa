import { differences, type Given } from '../../kernel/differing.ts';
import type { PersonId, ReplyId } from '../../kernel/ids.ts';
import { type Bridge, readAcross, type Written } from '../../kernel/keypoints/crossing.ts';
import { keyPoints } from '../../kernel/keypoints/keypoints.ts';
import type { Talk, Voiced } from '../../kernel/keypoints/words.ts';
import { central, groupAlike, LINK } from '../../kernel/likeness.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Point } from './consolidated.ts';
import type { Reply } from './reply.ts';

/**
 * A draft of the consolidated reply without a language model: the key points of what was replied with all that
 * say the same; what speaks of a country put to it; what was named put in a list. Everything is extracted, so that every point
 * has its sources by construction.
 */

/** What is known of the replies from elsewhere. */
export interface DraftKnowledge extends Given<ReplyId> {
  readonly text: TextAnalysis;
  /** What was asked: its words are in every reply, and make no point. */
  readonly asked: Written;
  /** Groups across languages by what things are called in each. */
  readonly bridge: Bridge;
  /** English names of the countries that a text names, in order. */
  countriesIn(text: string): readonly string[];
  /** Where an author works, by its English name; asked only for those who may be named. */
  readonly countryOf: ReadonlyMap<PersonId, string>;
}

interface Sentence extends Voiced {
  readonly text: string;
  readonly source: Reply;
  readonly countries: readonly string[];
  readonly order: number;
}

const FEWEST_STEMS = 4;
const MOST_SUMMARY = 10;
const MOST_PER_COUNTRY = 3;
const MOST_OPEN = 5;
/** Shorter than what tells something: “Which form is it?” may be all that is left open. */
const FEWEST_ASKED = 3;
/** A title in quotation marks: `“Guide to …”`, `« Guide … »`, three words at least. */
const QUOTED = /[“«"]\s?([^“”«»"\n]{12,200}?)\s?[”»"]/g;
const CAPITAL = /^\p{Lu}/u;
const FEWEST_TITLE_WORDS = 3;

/** Points in the order in which they stand: summary by weight, countries by name, resources, what remains open. */
export function draftPoints(replies: readonly Reply[], knowledge: DraftKnowledge): Point[] {
  const { sentences, talk } = read(replies, knowledge);
  const points = [
    ...summary(sentences, talk),
    ...experiences(sentences),
    ...differences(replies, knowledge).map((one) => ({
      ...one,
      kind: 'resource' as const,
      country: null,
    })),
    ...resources(replies, knowledge),
    ...open(replies, knowledge),
  ];
  return points.map((point, index) => ({ ...point, id: `p${index + 1}` }));
}

type Unnamed = Omit<Point, 'id'>;

/** What was replied in sentences, and what every reply repeats. */
function read(replies: readonly Reply[], knowledge: DraftKnowledge) {
  const { text, asked: query, bridge } = knowledge;
  const written = replies.flatMap((reply) => sentencesOf(reply, knowledge));
  const { asked, said, general } = readAcross([query], written, text, bridge);
  const across = written.map((sentence, place) => ({
    ...sentence,
    stems: said[place] ?? sentence.stems,
  }));
  const talk: Talk = { asked: asked[0] ?? new Set(), general };
  return { sentences: across, talk };
}

function sentencesOf(
  reply: Reply,
  { text, countriesIn, countryOf }: DraftKnowledge,
): (Sentence & Written)[] {
  const named = countriesIn(reply.text);
  const home = reply.consent === 'quote' ? countryOf.get(reply.author) : undefined;
  const all = text
    .sentences(reply.text.replace(LINK, '').trim(), reply.language)
    .map((sentence, order) => {
      const here = countriesIn(sentence);
      return {
        text: sentence,
        language: reply.language,
        source: reply,
        voice: reply.author,
        // What somebody tells without naming a country is told of their own, where they may be named.
        countries: named.length === 0 && home ? [home] : here,
        stems: new Set(text.stems(sentence, reply.language)),
        order,
      };
    })
    .filter(({ text: sentence }) => !sentence.endsWith('?'));
  const telling = all.filter(({ stems }) => stems.size >= FEWEST_STEMS);
  // Who says little is heard too: of a short reply its first sentence stands for it.
  return telling.length > 0 ? telling : all.slice(0, 1);
}

const people = (group: readonly Sentence[]): number =>
  new Set(group.map(({ source }) => source.author)).size;

const firstOrder = (group: readonly Sentence[]): number =>
  Math.min(...group.map(({ order }) => order));

const byWeight = (a: readonly Sentence[], b: readonly Sentence[]): number =>
  people(b) - people(a) || b.length - a.length || firstOrder(a) - firstOrder(b);

/**
 * What several people say, and what is said of no country in particular. What one person tells of one country stands
 * under that country; where nobody says anything else, the summary is made of it after all.
 */
function summary(sentences: readonly Sentence[], talk: Talk): Unnamed[] {
  const all = keyPoints(sentences, talk, MOST_SUMMARY);
  const general = all.filter(
    ({ alike }) => people(alike) > 1 || alike.some(({ countries }) => countries.length === 0),
  );
  const chosen = general.length > 0 ? general : all;
  const heard = new Set<ReplyId>();
  return chosen
    .filter(({ alike }, index) => {
      // Past the usual number only what brings in a reply that is not heard yet.
      const kept = index < MOST_SUMMARY || alike.some(({ source }) => !heard.has(source.id));
      if (kept) for (const { source } of alike) heard.add(source.id);
      return kept;
    })
    .sort((a, b) => byWeight(a.alike, b.alike))
    .map(({ said, alike }) => point(said, alike, 'summary', null));
}

/** Under each country what was told of it, alike things once. */
function experiences(sentences: readonly Sentence[]): Unnamed[] {
  const countries = [...new Set(sentences.flatMap((sentence) => sentence.countries))].sort();
  return countries.flatMap((country) =>
    groupAlike(sentences.filter((sentence) => sentence.countries.includes(country)))
      .sort(byWeight)
      .slice(0, MOST_PER_COUNTRY)
      .flatMap((group) => pointOf(group, 'country', country)),
  );
}

function point(
  said: Sentence,
  alike: readonly Sentence[],
  kind: Point['kind'],
  country: string | null,
): Unnamed {
  const sources = new Set<ReplyId>([said, ...alike].map(({ source }) => source.id));
  return { kind, country, text: said.text, sources: [...sources] };
}

function pointOf(
  group: readonly Sentence[],
  kind: Point['kind'],
  country: string | null,
): Unnamed[] {
  const chosen = central(group);
  return chosen ? [point(chosen, group, kind, country)] : [];
}

/** What replies ask back, alike questions once: it is left to be answered. */
function open(replies: readonly Reply[], { text }: DraftKnowledge): Unnamed[] {
  const asked = replies.flatMap((reply) =>
    text
      .sentences(reply.text.replace(LINK, '').trim(), reply.language)
      .filter((sentence) => sentence.endsWith('?'))
      .map((sentence, order) => ({
        text: sentence,
        source: reply,
        voice: reply.author,
        countries: [],
        stems: new Set(text.stems(sentence, reply.language)),
        order,
      }))
      .filter(({ stems }) => stems.size >= FEWEST_ASKED),
  );
  return groupAlike(asked)
    .sort(byWeight)
    .slice(0, MOST_OPEN)
    .flatMap((group) => pointOf(group, 'open', null));
}

/** Documents, titles and links that people gave, each once, with everybody who gave it. */
function resources(replies: readonly Reply[], { products }: DraftKnowledge): Unnamed[] {
  const givers = new Map<string, Set<ReplyId>>();
  const give = (what: string, id: ReplyId) =>
    givers.set(what, (givers.get(what) ?? new Set()).add(id));
  for (const { id, text } of replies) {
    const documents = products.get(id) ?? [];
    for (const { title, url } of documents) give(`${title} — ${url}`, id);
    const known = documents.map(({ title, url }) => `${title} ${url}`.toLowerCase()).join('\n');
    for (const named of [...titlesIn(text), ...(text.match(LINK) ?? [])]) {
      if (!known.includes(named.toLowerCase())) give(named, id);
    }
  }
  return [...givers].map(([text, sources]) => ({
    kind: 'resource',
    country: null,
    text,
    sources: [...sources],
  }));
}

/** What stands in quotation marks and looks like the title of something. */
function titlesIn(text: string): string[] {
  return [...text.matchAll(QUOTED)]
    .map(([, title = '']) => title.trim())
    .filter((title) => CAPITAL.test(title) && title.split(/\s+/).length >= FEWEST_TITLE_WORDS);
}
