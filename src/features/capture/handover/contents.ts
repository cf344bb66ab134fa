import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Capture } from '../model.ts';
import { fieldsOf, type Template } from '../template.ts';
import { readersOf, type SectionReaders } from './audience.ts';
import type { Filling } from './followups.ts';
import { type Commitment, commitmentsIn, type Handover, linksIn, mayReadSection } from './model.ts';

export interface Entry {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  /** Filled in from what the organization knows, and not confirmed by the leaver. */
  readonly suggested: boolean;
  /** Who added it in the leaver's place; null for what they left themselves. */
  readonly addedBy: PersonId | null;
}

export interface Section {
  readonly step: string;
  readonly title: string;
  readonly readers: SectionReaders;
  readonly entries: readonly Entry[];
  /** Labels of what was not answered. */
  readonly missing: readonly string[];
}

const isSuggested = ({ answers, answeredAt }: Capture, field: string): boolean =>
  answers[field] !== undefined && answeredAt[field] === undefined;

/** The fields that were filled in by the machine and not saved by the person since. */
export const suggestedIn = (template: Template, capture: Capture): readonly string[] =>
  fieldsOf(template)
    .map(({ id }) => id)
    .filter((id) => capture.answers[id]?.trim() && isSuggested(capture, id));

/** A handover with its words. */
export interface Written {
  readonly handover: Handover;
  readonly template: Template;
  readonly capture: Capture;
  /** What others have added since. */
  readonly fillings: readonly Filling[];
}

/** The sections with these readers, in the template's order, gaps named. */
export const sectionsFor = (
  { handover, template, capture, fillings }: Written,
  language: Language,
  may: (readers: SectionReaders) => boolean,
): readonly Section[] =>
  template.steps
    .filter((step) => may(readersOf(step, handover.readers)))
    .map((step) => {
      const entries = step.fields.flatMap(({ id, label }): Entry[] => {
        const own = capture.answers[id]?.trim();
        const added = own ? undefined : fillings.find(({ field }) => field === id);
        const text = own || added?.text;
        if (!text) return [];
        const suggested = !added && isSuggested(capture, id);
        return [
          { field: id, label: label[language], text, suggested, addedBy: added?.person ?? null },
        ];
      });
      return {
        step: step.id,
        title: step.title[language],
        readers: readersOf(step, handover.readers),
        entries,
        missing: step.fields
          .filter(({ id }) => !entries.some(({ field }) => field === id))
          .map(({ label }) => label[language]),
      };
    });

/** What this person may read of it now: nothing before it is delivered, unless they wrote it. */
export const contentsFor = (
  written: Written,
  reader: PersonId,
  language: Language,
  unit: string | null = null,
): readonly Section[] =>
  sectionsFor(written, language, (readers) =>
    mayReadSection(written.handover, reader, readers, unit),
  );

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
