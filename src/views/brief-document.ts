import { concerns } from '../features/discussions/concerns.ts';
import type { Statement } from '../features/discussions/synthesis.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Bullet, DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import { nextSection, openSection } from './synthesis-document.ts';
import {
  asked,
  factsOf,
  hasContent,
  headerOf,
  type Say,
  type SynthesisSource,
  saying,
  statementBullet,
  subtitleOf,
  titleOf,
  versionName,
  versionsSection,
  weightiest,
} from './synthesis-frame.ts';

/** One page for those who decide, and what concerns one constituent group. */

/** Longer texts are cut: the whole of them is one link away. */
const LONGEST = { statement: 240, question: 160, title: 110, next: 200 } as const;
const MOST_QUESTIONS = 3;
/** When, how many and in which languages: where and about what the full synthesis says. */
const MOST_FACTS = 4;
/** So much of dissent is always kept, however short the page. */
const LEAST_DISSENT = 1;

export const MOST_IN_BRIEF = 8;

/** At a word, with a sign that there is more. */
export function shortened(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);
  if (letters.length <= longest) return line;
  const cut = letters.slice(0, longest - 1).join('');
  const atWord = cut.replace(/\s\S*$/, '');
  return `${(atWord.length > longest / 2 ? atWord : cut).trimEnd()}…`;
}

const shortBullet = (source: SynthesisSource, statement: Statement, say: Say): Bullet => {
  const { links: _all, ...bullet } = statementBullet(source, statement, say);
  return { ...bullet, text: shortened(bullet.text, LONGEST.statement) };
};

/** @param most how many messages; of differing views half as many, and one at least where there are any */
export function briefDocument(
  source: SynthesisSource,
  words: Words,
  most: number,
): StructuredDocument {
  const say = saying(words, source.language);
  const { points, dissent } = weightiest(source.synthesis);
  const against = dissent.slice(0, Math.max(LEAST_DISSENT, Math.floor(most / 2)));
  const facts = factsOf(source, words, say);
  const { questions, title } = source.discussion;
  const short = {
    ...source,
    discussion: { ...source.discussion, title: shortened(title, LONGEST.title) },
  };
  const bullets = (of: readonly Statement[]) => of.map((one) => shortBullet(source, one, say));
  const left = points.length - most;
  const sections: DocumentSection[] = [
    {
      heading: say('brief.asked'),
      paragraphs: [],
      bullets: questions.slice(0, MOST_QUESTIONS).map((question) => ({
        text: asked(source, shortened(question, LONGEST.question), say),
      })),
    },
    {
      heading: say('brief.messages'),
      paragraphs: [],
      bullets: bullets(points.slice(0, most)),
      ...(left > 0 ? { note: say('brief.more', { count: left }) } : {}),
    },
    { heading: say('brief.differ'), paragraphs: [], bullets: bullets(against) },
    {
      ...nextSection(source, say),
      paragraphs: nextSection(source, say).paragraphs.map((text) => shortened(text, LONGEST.next)),
    },
    readOn(source, say),
  ];
  return {
    title: titleOf(short, { kind: 'brief', group: null }, say),
    language: source.language,
    subtitle: subtitleOf(source, say),
    header: headerOf(source, say),
    facts: facts.slice(0, MOST_FACTS),
    keywords: source.topics,
    compact: true,
    sections: sections.filter(hasContent),
  };
}

/** One line: where the rest is, in the language of this page. */
function readOn({ versions, language }: SynthesisSource, say: Say): DocumentSection {
  const links = versions
    .filter((one) => one.language === language && one.kind !== 'brief')
    .map((one) => ({ label: versionName(one, say), url: one.url }));
  return { heading: say('versions.title'), paragraphs: [say('brief.rests')], bullets: [], links };
}

/** Who of those who contributed belongs to the group, and which statements rest on them. */
export interface GroupVoices {
  readonly group: string;
  /** Null where they are too few to be told apart from anybody. */
  readonly people: ReadonlySet<PersonId> | null;
  readonly said: ReadonlySet<Statement['id']>;
}

/**
 * What one group said and what concerns it. Of too few who spoke nothing is told apart: what they said stands
 * among what concerns the group, or in the full synthesis.
 */
export function groupDocument(
  source: SynthesisSource,
  voices: GroupVoices,
  words: Words,
): StructuredDocument {
  const say = saying(words, source.language);
  const { statements } = source.synthesis;
  const bullets = (of: readonly Statement[]) => of.map((one) => statementBullet(source, one, say));
  const theirs = statements.filter(({ id, kind }) => kind !== 'resource' && voices.said.has(id));
  const about = statements.filter(
    (one) => !theirs.includes(one) && one.kind !== 'resource' && concerns(voices.group, one.text),
  );
  const rest = weightiest({
    statements: statements.filter((one) => !theirs.includes(one) && !about.includes(one)),
  });
  const people = voices.people?.size ?? 0;
  const sections: DocumentSection[] = [
    {
      heading: say('group.said'),
      paragraphs: [voices.people ? say('group.spoke', { count: people }) : say('group.withheld')],
      bullets: bullets(theirs),
    },
    {
      heading: say('group.concerns'),
      paragraphs: about.length === 0 ? [say('group.none')] : [],
      bullets: bullets(about),
    },
    {
      heading: say('group.others'),
      paragraphs: [],
      bullets: bullets([...rest.points.slice(0, MOST_IN_BRIEF), ...rest.dissent]),
    },
    openSection(source, say),
    nextSection(source, say),
    versionsSection(source, words, say),
  ];
  return {
    title: titleOf(source, { kind: 'group', group: voices.group }, say),
    language: source.language,
    subtitle: subtitleOf(source, say),
    header: headerOf(source, say),
    facts: factsOf(source, words, say),
    keywords: source.topics,
    contents: say('contents'),
    sections: sections.filter(hasContent),
  };
}
