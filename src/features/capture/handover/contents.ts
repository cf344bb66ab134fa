import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Capture } from '../model.ts';
import { fieldsOf, type Readers, type Template, type TemplateStep } from '../template.ts';
import { type Commitment, commitmentsIn, type Handover, linksIn, mayReadSection } from './model.ts';

export interface Entry {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  /** Filled in from what the organization knows, and not confirmed by the leaver. */
  readonly suggested: boolean;
}

export interface Section {
  readonly step: string;
  readonly title: string;
  readonly readers: Readers;
  readonly entries: readonly Entry[];
  /** Labels of what was not answered. */
  readonly missing: readonly string[];
}

/** Nobody in particular where the file does not say: then it is the successor's alone. */
export const readersOf = ({ readers }: TemplateStep): Readers => readers ?? 'successor';

const isSuggested = ({ answers, answeredAt }: Capture, field: string): boolean =>
  answers[field] !== undefined && answeredAt[field] === undefined;

/** The fields that were filled in by the machine and not saved by the person since. */
export const suggestedIn = (template: Template, capture: Capture): readonly string[] =>
  fieldsOf(template)
    .map(({ id }) => id)
    .filter((id) => capture.answers[id]?.trim() && isSuggested(capture, id));

/** The sections with these readers, in the template's order, gaps named. */
export const sectionsFor = (
  template: Template,
  capture: Capture,
  language: Language,
  may: (readers: Readers) => boolean,
): readonly Section[] =>
  template.steps
    .filter((step) => may(readersOf(step)))
    .map((step) => {
      const written = step.fields.filter(({ id }) => capture.answers[id]?.trim());
      return {
        step: step.id,
        title: step.title[language],
        readers: readersOf(step),
        entries: written.map(({ id, label }) => ({
          field: id,
          label: label[language],
          text: capture.answers[id]?.trim() ?? '',
          suggested: isSuggested(capture, id),
        })),
        missing: step.fields
          .filter(({ id }) => !written.some((field) => field.id === id))
          .map(({ label }) => label[language]),
      };
    });

/** What this person may read of it now: nothing before it is delivered, unless they wrote it. */
export const contentsFor = (
  handover: Handover,
  template: Template,
  capture: Capture,
  reader: PersonId,
  language: Language,
): readonly Section[] =>
  sectionsFor(template, capture, language, (readers) => mayReadSection(handover, reader, readers));

const textOf = (template: Template, sections: readonly Section[], holds: string): string => {
  const fields = new Set(
    fieldsOf(template)
      .filter((field) => field.holds === holds)
      .map(({ id }) => id),
  );
  return sections
    .flatMap(({ entries }) => entries)
    .filter(({ field }) => fields.has(field))
    .map(({ text }) => text)
    .join('\n');
};

export const commitmentsOf = (
  template: Template,
  sections: readonly Section[],
): readonly Commitment[] => commitmentsIn(textOf(template, sections, 'commitments'));

export const linksOf = (template: Template, sections: readonly Section[]): readonly string[] =>
  linksIn(textOf(template, sections, 'links'));
