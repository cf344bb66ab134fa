import { type Capture, editionOf } from '../features/capture/model.ts';
import {
  fieldsOf,
  isShown,
  shownFields,
  type Template,
  type TemplateField,
  type TemplateStep,
} from '../features/capture/template.ts';
import { countryLabel } from '../features/taxonomy/countries.ts';
import type { DocumentSection, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';
import {
  answerShown,
  answerText,
  blocksShown,
  isWide,
  labelledWith,
  type Speaker,
} from './captured.ts';

export interface CaptureSource {
  readonly capture: Capture;
  readonly template: Template;
  readonly ownerName: string;
  readonly projectTitle: string | null;
  readonly publishedAt: Date;
}

interface Drawing extends CaptureSource {
  readonly speaker: Speaker;
}

const answerOf = ({ capture }: Pick<CaptureSource, 'capture'>, id: string): string =>
  capture.answers[id]?.trim() ?? '';

/** Countries are kept by their English names, and read by those of the record's language. */
function answerIn({ capture }: CaptureSource, { id, kind }: TemplateField): string {
  const answer = answerOf({ capture }, id);
  if (kind !== 'countries') return answer;
  const named = answer.split(/[,;\n]+/).map((name) => countryLabel(name.trim(), capture.language));
  return named.filter(Boolean).join(', ');
}

const speakerOf = ({ capture: { language } }: CaptureSource, words: Words): Speaker => ({
  language,
  say: (key, params) => words.say(language, key, params),
  day: (at) => words.date(language, at, 'UTC'),
});

/** What is missing in one line: the question, and what its author said about it in brackets. */
export function gapText(source: CaptureSource, words: Words): string {
  const { capture, template } = source;
  const speaker = speakerOf(source, words);
  const beside = new Set([template.titleField, template.topicsField, template.countriesField]);
  const said = shownFields(template, capture.answers)
    .filter(({ id }) => !beside.has(id) && answerOf(source, id) !== '')
    .map((field) =>
      labelledWith(
        field.label[speaker.language],
        answerText(field, answerOf(source, field.id), speaker),
        speaker,
      ),
    );
  const title = answerOf(source, template.titleField);
  return said.length > 0 ? `${title} (${said.join('; ')})` : title;
}

const saying =
  (speaker: Speaker) =>
  (key: string): string =>
    speaker.say(`document.${key}`);

/** Lists are bullets; what is told is paragraphs. */
const LISTED: ReadonlySet<TemplateField['kind']> = new Set(['rows', 'people']);

function section(drawing: Drawing, field: TemplateField, level: 1 | 2): DocumentSection {
  const { speaker } = drawing;
  const lines = answerShown(field, answerIn(drawing, field), speaker);
  const heading = field.label[speaker.language];
  const frame = { heading, ...(level === 2 ? { level } : {}) };
  const links = lines.flatMap(({ text, url }) => (url ? [{ label: text, url }] : []));
  if (links.length > 0) return { ...frame, paragraphs: [], bullets: [], links };
  return LISTED.has(field.kind)
    ? { ...frame, paragraphs: [], bullets: lines }
    : { ...frame, paragraphs: lines.map(({ text }) => text), bullets: [] };
}

/** What one line cannot say of a row stands below its name, with what is missing. */
function wide(drawing: Drawing, field: TemplateField): readonly DocumentSection[] {
  const { speaker } = drawing;
  const blocks = blocksShown(field, answerOf(drawing, field.id), speaker);
  return [
    { heading: field.label[speaker.language], paragraphs: [], bullets: [] },
    ...blocks.map(({ heading, lines }) => ({
      ...{ heading, level: 2 as const, paragraphs: [] },
      bullets: lines,
    })),
  ];
}

function sectionsOf(drawing: Drawing, step: TemplateStep): readonly DocumentSection[] {
  const { capture, template, speaker } = drawing;
  const { titleField, layout } = template;
  const told = step.fields.filter(
    (field) =>
      field.id !== titleField &&
      !layout.facts.includes(field.id) &&
      isShown(field, template, capture.answers) &&
      answerOf(drawing, field.id) !== '',
  );
  if (told.length === 0) return [];
  if (layout.headings === 'fields') {
    return told.flatMap((field) =>
      isWide(field) ? wide(drawing, field) : [section(drawing, field, 1)],
    );
  }
  const heading = step.title[speaker.language];
  return [
    { heading, paragraphs: [], bullets: [] },
    ...told.map((field) => section(drawing, field, 2)),
  ];
}

function factsOf(drawing: Drawing): StructuredDocument['facts'] {
  const { capture, template, ownerName, projectTitle, publishedAt, speaker } = drawing;
  const say = saying(speaker);
  const project = [capture.project, projectTitle].filter(Boolean).join(' · ');
  const before = editionOf(capture);
  const own = template.layout.facts.flatMap((id) => {
    const field = fieldsOf(template).find((one) => one.id === id);
    const asked = field && isShown(field, template, capture.answers);
    const value = asked ? answerText(field, answerIn(drawing, field), speaker) : '';
    return field && value !== '' ? [{ label: field.label[speaker.language], value }] : [];
  });
  return [
    { label: say('author'), value: ownerName },
    { label: say('published'), value: speaker.day(publishedAt) },
    ...(before > 0 ? [{ label: say('edition'), value: String(before + 1) }] : []),
    ...(capture.project ? [{ label: say('project'), value: project }] : []),
    ...own,
  ];
}

/** A captured record as a document: its answers in the template's order and layout, empty ones left out. */
export function captureDocument(source: CaptureSource, words: Words): StructuredDocument {
  const { capture, template } = source;
  const drawing = { ...source, speaker: speakerOf(source, words) };
  return {
    title: answerOf(source, template.titleField),
    language: capture.language,
    subtitle: template.name[capture.language],
    facts: factsOf(drawing),
    keywords: [],
    sections: template.steps.flatMap((step) => sectionsOf(drawing, step)),
  };
}

/** What stands where more people read than its author wants now: that it is gone, and nothing of it. */
export function narrowedDocument(source: CaptureSource, words: Words): StructuredDocument {
  const { language } = source.capture;
  const say = saying(speakerOf(source, words));
  return {
    title: say('narrowed.title'),
    language,
    subtitle: source.template.name[language],
    facts: [],
    keywords: [],
    sections: [{ heading: say('narrowed.title'), paragraphs: [say('narrowed.what')], bullets: [] }],
  };
}

/** What stands in a document's place once its author took it back: when and why, and nothing of what it said. */
export function retractedDocument(source: CaptureSource, words: Words): StructuredDocument {
  const { capture, template, ownerName } = source;
  const speaker = speakerOf(source, words);
  const say = saying(speaker);
  const last = capture.history.at(-1);
  const on = speaker.day(last ? new Date(last.at) : source.publishedAt);
  return {
    title: answerOf(source, template.titleField),
    language: capture.language,
    subtitle: template.name[capture.language],
    facts: [
      { label: say('author'), value: ownerName },
      { label: say('retracted.on'), value: on },
    ],
    keywords: [],
    sections: [
      {
        heading: say('retracted.title'),
        paragraphs: [say('retracted.what'), last?.reason ?? ''].filter(Boolean),
        bullets: [],
      },
    ],
  };
}
