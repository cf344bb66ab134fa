import type { Capture } from '../features/capture/model.ts';
import { fieldsOf, type Template } from '../features/capture/template.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { isQuestionTime } from '../features/discussions/question-time.ts';
import type { Statement, Synthesis } from '../features/discussions/synthesis.ts';
import type { Cited } from '../features/knowledge/citing.ts';
import type { DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import { differingSections } from './differing.ts';

export interface SynthesisSource {
  readonly discussion: Discussion;
  readonly synthesis: Synthesis;
  readonly communityName: string;
  /** Those who consented to be named, by name. */
  readonly namedPeople: readonly string[];
  readonly topics: readonly string[];
  readonly publishedAt: Date;
  /** Documents that it cites and that are said to contradict others. */
  readonly cited: readonly Cited[];
}

/** The synthesis as a document. Each statement says how many contributions it rests on, never whose they are. */
export function synthesisDocument(source: SynthesisSource, words: Words): StructuredDocument {
  const { discussion, synthesis, communityName, publishedAt } = source;
  const say = (key: string, params = {}) =>
    words.say(discussion.language, `document.${key}`, params);
  const date = (at: Date) => words.date(discussion.language, at, 'UTC');
  return {
    title: say(isQuestionTime(discussion) ? 'synthesis.record' : 'synthesis.title', {
      title: discussion.title,
    }),
    language: discussion.language,
    subtitle: say('synthesis.subtitle', { community: communityName }),
    facts: [
      { label: say('dates'), value: `${date(discussion.startsAt)} – ${date(discussion.endsAt)}` },
      { label: say('published'), value: date(publishedAt) },
      { label: say('contributors'), value: String(synthesis.contributors) },
      {
        label: say('languages'),
        value: synthesis.languages.map((language) => say(`language.${language}`)).join(', '),
      },
    ],
    keywords: source.topics,
    sections: sectionsOf(source, words, say).filter(
      ({ paragraphs, bullets }) => paragraphs.length > 0 || bullets.length > 0,
    ),
  };
}

const sectionsOf = (source: SynthesisSource, words: Words, say: Say): DocumentSection[] =>
  isQuestionTime(source.discussion)
    ? recordSections(source, say)
    : synthesisSections(source, words, say);

/** Question by question, as it was asked and answered: in each statement its first line is the question. */
function recordSections(source: SynthesisSource, say: Say): DocumentSection[] {
  const { discussion, synthesis } = source;
  return [
    { heading: say('background'), paragraphs: [discussion.background], bullets: [] },
    ...synthesis.statements.map(({ text }): DocumentSection => {
      const [heading = '', ...paragraphs] = text.split('\n').filter((line) => line.trim() !== '');
      return { heading, paragraphs, bullets: [] };
    }),
    tookPart(source, say),
  ];
}

function tookPart({ synthesis, namedPeople }: SynthesisSource, say: Say): DocumentSection {
  const others = synthesis.contributors - namedPeople.length;
  const people = [namedPeople.join(', '), others > 0 ? say('others', { count: others }) : ''];
  return {
    heading: say('took-part'),
    paragraphs: [people.filter(Boolean).join('; '), say('quoting')].filter(Boolean),
    bullets: [],
  };
}

function synthesisSections(source: SynthesisSource, words: Words, say: Say): DocumentSection[] {
  const { discussion, synthesis, cited } = source;
  const { statements } = synthesis;
  return [
    { heading: say('background'), paragraphs: [discussion.background], bullets: [] },
    ...discussion.questions.map((question, index) =>
      section(question, statements, (statement) => statement.question === index, say),
    ),
    section(
      say('other'),
      statements,
      ({ question, kind }) => question === null && kind !== 'resource',
      say,
    ),
    section(say('resources'), statements, ({ kind }) => kind === 'resource', say),
    ...differingSections(cited, discussion.language, words),
    {
      heading: say('set-aside'),
      paragraphs: [],
      bullets: synthesis.setAside.map(({ statement, reason }) => ({
        text: statement.text,
        note: reason,
      })),
    },
    tookPart(source, say),
  ];
}

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

function section(
  heading: string,
  statements: readonly Statement[],
  belongs: (statement: Statement) => boolean,
  say: Say,
): DocumentSection {
  const here = statements.filter(belongs);
  const bullet = (statement: Statement) => {
    const rests = say('rests-on', { count: statement.sources.length });
    return {
      text: statement.text,
      note: statement.kind === 'dissent' ? `${say('dissent')} · ${rests}` : rests,
    };
  };
  return { heading, paragraphs: [], bullets: here.map(bullet) };
}

export interface CaptureSource {
  readonly capture: Capture;
  readonly template: Template;
  readonly ownerName: string;
  readonly projectTitle: string | null;
  readonly publishedAt: Date;
}

/** A captured record as a document: its answers in the template's order, empty ones left out. */
export function captureDocument(source: CaptureSource, words: Words): StructuredDocument {
  const { capture, template, ownerName, projectTitle, publishedAt } = source;
  const language = capture.language;
  const say = (key: string) => words.say(language, `document.${key}`);
  const answer = (id: string) => capture.answers[id]?.trim() ?? '';
  const shown = (id: string): string => {
    const field = fieldsOf(template).find((candidate) => candidate.id === id);
    const choice = field?.choices?.find(({ value }) => value === answer(id));
    return choice ? choice.label[language] : answer(id);
  };
  const project = capture.project
    ? [
        {
          label: say('project'),
          value: [capture.project, projectTitle].filter(Boolean).join(' · '),
        },
      ]
    : [];
  return {
    title: answer(template.titleField),
    language,
    subtitle: template.name[language],
    facts: [
      { label: say('author'), value: ownerName },
      { label: say('published'), value: words.date(language, publishedAt, 'UTC') },
      ...project,
    ],
    keywords: [],
    sections: template.steps.flatMap(({ fields }) =>
      fields
        .filter(({ id }) => id !== template.titleField && answer(id) !== '')
        .map(({ id, label }) => ({
          heading: label[language],
          paragraphs: shown(id).split(/\n+/),
          bullets: [],
        })),
    ),
  };
}
