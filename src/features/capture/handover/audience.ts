import type { Readers, TemplateStep } from '../template.ts';

/** Who reads a section from the last day on; `unit`: successor, supervisor and the colleagues of the leaver's unit. */
export type SectionReaders = Readers | 'unit';

export const SECTION_READERS = [
  'supervisor-and-successor',
  'successor',
  'unit',
  'all-staff-if-shared',
] as const satisfies readonly SectionReaders[];

export type ChosenReaders = Readonly<Record<string, SectionReaders>>;

/** As the leaver chose, else as the form has it; the successor alone where neither says. */
export const readersOf = ({ id, readers }: TemplateStep, chosen: ChosenReaders): SectionReaders =>
  chosen[id] ?? readers ?? 'successor';
