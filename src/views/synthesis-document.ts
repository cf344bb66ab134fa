import { isQuestionTime } from '../features/discussions/question-time.ts';
import { planOf } from '../features/discussions/steps.ts';
import type { Statement } from '../features/discussions/synthesis.ts';
import type { DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import { differingSections } from './differing.ts';
import {
  asked,
  backgroundSection,
  factsOf,
  hasContent,
  headerOf,
  type Say,
  type SynthesisSource,
  saying,
  statementBullet,
  subtitleOf,
  titleOf,
  tookPart,
  versionsSection,
  weightiest,
} from './synthesis-frame.ts';

/** So many points stand above all; whoever reads on finds the others under their questions. */
const MAIN_POINTS = 5;
/** With fewer statements than that everything is in sight at once. */
const LONG = 8;

/** The synthesis as a document. Each statement says how many contributions it rests on, never whose they are. */
export function synthesisDocument(source: SynthesisSource, words: Words): StructuredDocument {
  const say = saying(words, source.language);
  const sections = sectionsOf(source, words, say).filter(hasContent);
  return {
    title: titleOf(source, { kind: 'synthesis', group: null }, say),
    language: source.language,
    subtitle: subtitleOf(source, say),
    header: headerOf(source, say),
    facts: factsOf(source, words, say),
    keywords: source.topics,
    contents: say('contents'),
    sections,
  };
}

type Placed = Pick<Statement, 'kind' | 'question'>;

const sectionsOf = (source: SynthesisSource, words: Words, say: Say): DocumentSection[] =>
  isQuestionTime(source.discussion)
    ? recordSections(source, words, say)
    : synthesisSections(source, words, say);

/** Question by question, as it was asked and answered: in each statement its first line is the question. */
function recordSections(source: SynthesisSource, words: Words, say: Say): DocumentSection[] {
  return [
    backgroundSection(source, say),
    ...source.synthesis.statements.map((statement): DocumentSection => {
      const lines = statement.text.split('\n').filter((line) => line.trim() !== '');
      const [heading = '', ...paragraphs] = lines;
      const language = source.languageOf(statement);
      if (language === source.language) return { heading, paragraphs, bullets: [] };
      return { heading, paragraphs, bullets: [], language, note: say(`in-language.${language}`) };
    }),
    tookPart(source, say),
    versionsSection(source, words, say),
  ];
}

function synthesisSections(source: SynthesisSource, words: Words, say: Say): DocumentSection[] {
  const { discussion, synthesis, cited } = source;
  const { statements, gone = [] } = synthesis;
  const section = (heading: string, belongs: (statement: Placed) => boolean) => ({
    heading,
    paragraphs: [],
    bullets: [
      ...statements.filter(belongs).map((one) => statementBullet(source, one, say)),
      ...gone.filter(belongs).map(() => ({ text: say('taken-back') })),
    ],
  });
  return [
    ...inBrief(source, say),
    backgroundSection(source, say),
    ...discussion.questions.map((question, index) =>
      section(asked(source, question, say), (statement) => statement.question === index),
    ),
    section(say('other'), ({ question, kind }) => question === null && kind !== 'resource'),
    openSection(source, say),
    section(say('resources'), ({ kind }) => kind === 'resource'),
    ...differingSections(cited, source.language, words),
    {
      heading: say('set-aside'),
      paragraphs: [],
      bullets: synthesis.setAside.map(({ statement, reason }) => ({
        ...statementBullet(source, statement, say),
        note: reason,
      })),
    },
    nextSection(source, say),
    tookPart(source, say),
    versionsSection(source, words, say),
  ];
}

/** What most people said, and that somebody disagrees, before all else. */
function inBrief(source: SynthesisSource, say: Say): DocumentSection[] {
  if (source.synthesis.statements.length < LONG) return [];
  const { points, dissent } = weightiest(source.synthesis);
  const shown = points.slice(0, MAIN_POINTS).map((one) => statementBullet(source, one, say));
  const paragraphs = dissent.length > 0 ? [say('dissent-below', { count: dissent.length })] : [];
  return [{ heading: say('in-brief'), paragraphs, bullets: shown }];
}

/** Guiding questions to which the synthesis says nothing. */
export function openSection(source: SynthesisSource, say: Say): DocumentSection {
  const { discussion, synthesis } = source;
  const answered = new Set(synthesis.statements.map(({ question }) => question));
  const open = discussion.questions.filter((_, index) => !answered.has(index));
  return {
    heading: say('still-open'),
    paragraphs: [],
    bullets: open.map((question) => ({ text: asked(source, question, say) })),
  };
}

/** What its result feeds, as whoever planned it said. */
export function nextSection(source: SynthesisSource, say: Say): DocumentSection {
  const { decision, output } = planOf(source.discussion);
  const paragraphs = [
    decision ? say('next.decision', { what: asked(source, decision, say) }) : '',
    output ? say('next.output', { what: asked(source, output, say) }) : '',
  ].filter(Boolean);
  return { heading: say('next.title'), paragraphs, bullets: [] };
}
