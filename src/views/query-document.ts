import type { Cited } from '../features/knowledge/citing.ts';
import type { Point, PointKind } from '../features/queries/consolidated.ts';
import type { Query } from '../features/queries/model.ts';
import type { Reply } from '../features/queries/reply.ts';
import { countryLabel } from '../features/taxonomy/countries.ts';
import { MARK } from '../kernel/attachment.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import { differingSections } from './differing.ts';

export interface ConsolidatedSource {
  readonly query: Query;
  readonly points: readonly Point[];
  /** The published replies, oldest first. */
  readonly replies: readonly Reply[];
  /** The names of authors who agreed to be quoted with a reply; absent for all others. */
  readonly nameOf: (reply: Reply) => string | undefined;
  readonly askerName: string;
  readonly communityName: string;
  /** How many points were taken back; absent: none. */
  readonly gone?: number;
  readonly contributors: number;
  readonly namedPeople: readonly string[];
  readonly topics: readonly string[];
  readonly publishedAt: Date;
  /** Documents that it cites and that are said to contradict others. */
  readonly cited: readonly Cited[];
  /** Names of those who read what a machine translated, by their ids; absent: nobody did. */
  readonly readers?: ReadonlyMap<PersonId, string>;
}

const LONGEST_TITLE = 160;

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_TITLE
    ? line
    : `${Array.from(line).slice(0, LONGEST_TITLE).join('').trimEnd()}…`;
};

const paragraphs = (text: string): string[] =>
  text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');

/**
 * The consolidated reply as a document, in the outline that practitioners know: the query and its asker, summary,
 * comparative experiences, resources, what remains open, contributors, responses in full, thanks. Only who agreed to it
 * is named, and quoted: of any other reply stands what the points took, as in the proceedings of a discussion
 * (FR-SAF-3: without consent for that text an unattributed paraphrase). They are counted, so that nobody takes those in
 * full for all that came.
 */
export function consolidatedDocument(source: ConsolidatedSource, words: Words): StructuredDocument {
  const { query, replies } = source;
  const { language } = query;
  const say: Say = (key, params = {}) => words.say(language, key, params);
  const date = (at: Date) => words.date(language, at, 'UTC');
  const languages = [...new Set(replies.map((reply) => reply.language))].sort();
  return {
    title: say('asking.document.title', { question: shortened(query.text) }),
    language,
    subtitle: say('asking.document.subtitle', { community: source.communityName }),
    facts: [
      { label: say('asking.document.asked-by'), value: source.askerName },
      { label: say('asking.document.asked-on'), value: date(query.askedAt) },
      { label: say('document.published'), value: date(source.publishedAt) },
      { label: say('document.contributors'), value: String(source.contributors) },
      {
        label: say('asking.document.languages'),
        value: languages.map((spoken) => say(`document.language.${spoken}`)).join(', '),
      },
    ],
    keywords: source.topics,
    sections: sections(source, words, say).filter(
      ({ paragraphs: texts, bullets }) => texts.length > 0 || bullets.length > 0,
    ),
  };
}

function sections(source: ConsolidatedSource, words: Words, say: Say): DocumentSection[] {
  const { query, namedPeople, contributors } = source;
  const others = contributors - namedPeople.length;
  const took = [
    namedPeople.join(', '),
    others > 0 ? say('document.others', { count: others }) : '',
  ];
  return [
    {
      heading: say('asking.document.question'),
      paragraphs: [...paragraphs(query.text), ...paragraphs(query.background)],
      bullets: [],
    },
    pointSection('summary', say('asking.document.summary'), source, say),
    pointSection('country', say('asking.document.countries'), source, say),
    pointSection('resource', say('asking.document.resources'), source, say),
    ...differingSections(source.cited, query.language, words),
    openSection(source, say),
    {
      heading: say('asking.document.contributors'),
      paragraphs: [
        took.filter(Boolean).join(say('document.apart')),
        source.gone ? say('document.points-taken-back', { count: source.gone }) : '',
        say('asking.document.quoting'),
      ].filter(Boolean),
      bullets: [],
    },
    ...fullSections(source, say),
    {
      heading: say('asking.document.thanks-title'),
      paragraphs: [say('asking.document.thanks'), say('asking.document.invitation')],
      bullets: [],
    },
  ];
}

/** What those wrote who agreed to be quoted, and how many did not. */
function fullSections({ query, replies, nameOf }: ConsolidatedSource, say: Say): DocumentSection[] {
  const quoted = replies.flatMap((reply) => {
    const name = nameOf(reply);
    return name === undefined ? [] : [{ reply, name }];
  });
  const unquoted = replies.length - quoted.length;
  return [
    {
      heading: say('asking.document.full'),
      paragraphs: [
        quoted.length > 0 ? say('asking.document.full-what') : '',
        unquoted > 0 ? say('asking.document.not-quoted', { count: unquoted }) : '',
      ].filter(Boolean),
      bullets: [],
    },
    ...quoted.map((one, index) => inFull(query, one, index + 1, say)),
  ];
}

/** What somebody wrote who agreed to be quoted, below their name. */
function inFull(
  query: Query,
  { reply, name }: { readonly reply: Reply; readonly name: string },
  number: number,
  say: Say,
): DocumentSection {
  const elsewhere = reply.language === query.language ? {} : { language: reply.language };
  return {
    heading: say('asking.document.response', { number, name }),
    level: 2,
    quoted: true,
    // An attachment by its name would be told to all who read this, and they are more than the question's readers.
    paragraphs: paragraphs(reply.text.replaceAll(MARK, say('document.proceedings.attachment'))),
    bullets: [],
    ...elsewhere,
  };
}

/** What the replies leave to be answered, and what the asker still misses; where there is nothing, it says so. */
function openSection(source: ConsolidatedSource, say: Say): DocumentSection {
  const { query } = source;
  const section = pointSection('open', say('questions.document.open'), source, say);
  const missing = query.verdict === 'unsolved' && query.comment ? query.comment : null;
  const nothing = section.bullets.length === 0 && missing === null;
  return {
    ...section,
    paragraphs: [
      ...(missing === null ? [] : [say('questions.document.still-missing', { comment: missing })]),
      ...(nothing ? [say('questions.document.nothing-open')] : []),
    ],
  };
}

function pointSection(
  kind: PointKind,
  heading: string,
  { points, query, readers }: ConsolidatedSource,
  say: Say,
): DocumentSection {
  return {
    heading,
    paragraphs: [],
    bullets: points
      .filter((point) => point.kind === kind)
      .map((point) => pointBullet(point, query.language, readers, say)),
  };
}

/** In the language of the question, where somebody has read a translation of it; a machine's words are marked. */
function pointBullet(
  point: Point,
  language: Language,
  readers: ConsolidatedSource['readers'],
  say: Say,
) {
  const { machine, sources, translations = [] } = point;
  const read = translations.find((one) => one.language === language && one.readBy !== null);
  const name = read?.readBy ? (readers?.get(read.readBy) ?? '–') : null;
  return {
    text: withCountry(read ? { ...point, text: read.text } : point, language, say),
    note: [
      machine && say('document.machine-worded'),
      name && `${say('document.translated')}, ${say('document.machine-read', { name })}`,
      say('asking.document.rests-on', { count: sources.length }),
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

const withCountry = ({ country, text }: Point, language: Language, say: Say): string =>
  country === null
    ? text
    : say('asking.document.of-country', { country: countryLabel(country, language), text });
