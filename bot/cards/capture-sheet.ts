import type { Handover } from '../../src/features/capture/handover/model.ts';
import type { Capture, Problems } from '../../src/features/capture/model.ts';
import type { Template } from '../../src/features/capture/template.ts';
import type { RecordReadersView } from '../../src/views/record-readers.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import type { ChangedRow } from './capture-fields.ts';
import type { Hit } from './knowledge.ts';

/** What the capture's feature answers about one record. */
export interface Sheet {
  readonly capture: Capture;
  readonly template: Template;
  readonly problems: Problems;
  /** Fields whose answer could be anybody's. */
  readonly vague: readonly string[];
  /** Fields that were answered elsewhere meanwhile: what is kept is not what was typed here. */
  readonly conflicts: readonly string[];
  /** The handover that it is the answers of. */
  readonly handover: Handover | null;
}

/** What stands on every card of a record: who reads it, but for the answers of a handover, which have readers of their own. */
export type ReadBy = RecordReadersView | null;

export const captureTitle = ({ answers }: Capture, template: Template, voice: Voice): string =>
  answers[template.titleField]?.trim() || template.name[voice.language];

export interface StepData extends Sheet {
  readonly step: number;
  readonly readBy: ReadBy;
  /** What was typed on a card that could not be saved; goes before what is stored. */
  readonly entered: CardData;
  /** Labels of the vocabulary, shown where topics are asked for. */
  readonly topics: readonly string[];
  /** Lessons on the same, to be looked at before more is written. */
  readonly related: readonly Hit[];
  /** Of them, those that the record may start from. */
  readonly startable: ReadonlySet<string>;
  /** The row of a table that is being changed. */
  readonly changed: ChangedRow | null;
  /** The question back was put, and is not put again. */
  readonly asked: boolean;
}
