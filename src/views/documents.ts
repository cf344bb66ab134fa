import type { Capture } from '../features/capture/model.ts';
import { fieldsOf, type Template } from '../features/capture/template.ts';
import type { StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';

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
