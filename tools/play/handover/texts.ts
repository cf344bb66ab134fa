import type { Language } from '../../../src/kernel/language.ts';
import { EN } from './texts-en.ts';
import { ES } from './texts-es.ts';
import { FR } from './texts-fr.ts';

/** By field. */
type Answers = Readonly<Record<string, string>>;

/** Who has a part in the play, and what they write. Everything else that people read comes from the product. */
export interface Texts {
  readonly leaver: string;
  readonly supervisor: string;
  readonly successor: string;
  /** They have no part in it: a colleague, and the administrator of everything. */
  readonly strangers: readonly [string, string];
  /** Days after the play's beginning. */
  readonly leavesIn: number;
  /** How people ask for handovers. */
  readonly asks: string;
  /** What is known of who leaves before a word is written. */
  readonly known: readonly string[];
  /** The section that the successor alone reads. */
  readonly unwritten: string;
  /** The first sitting, in the chat. */
  readonly first: Readonly<Record<'post' | 'duties' | 'running', Answers>>;
  /** The second sitting, in the tab: by place of the step. */
  readonly second: readonly (readonly [step: number, answers: Answers])[];
  /** A commitment, as it stands in the pack. */
  readonly promise: string;
  /** Words that stand in one section only: by them it is known who reads which. */
  readonly marks: Readonly<Record<'open' | 'supervisor' | 'successor', string>>;
  /** What is left open. */
  readonly open: readonly string[];
  /** What the successor asks before the last day, with the answers. */
  readonly questions: readonly (readonly [question: string, answer: string])[];
}

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, fr: FR, es: ES };
