import type { CaptureId, PersonId, PracticeId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';

/** How far a good practice has come (FR-SUS-5). `stopped` is a result like the others, and may be taken up again. */
export const STAGES = [
  'idea',
  'pilot',
  'evaluated',
  'adapted',
  'scaled',
  'institutionalised',
  'stopped',
] as const;
export type Stage = (typeof STAGES)[number];

export const GATES = [
  'try',
  'evaluate',
  'adapt',
  'scale',
  'institutionalise',
  'stop',
  'take-up',
] as const;
/** What is decided about how far it goes. */
export type Gate = (typeof GATES)[number];

export const PRACTICE_VERBS = [...GATES, 'sponsor', 'step-down'] as const;
export type PracticeVerb = (typeof PRACTICE_VERBS)[number];

/** In the order in which they are offered. What was evaluated may be tried once more, what was adapted evaluated there. */
export const PRACTICE_TRANSITIONS: Transitions<Stage, PracticeVerb> = {
  idea: { try: 'pilot', sponsor: 'idea', 'step-down': 'idea', stop: 'stopped' },
  pilot: { evaluate: 'evaluated', sponsor: 'pilot', 'step-down': 'pilot', stop: 'stopped' },
  evaluated: {
    adapt: 'adapted',
    scale: 'scaled',
    try: 'pilot',
    sponsor: 'evaluated',
    'step-down': 'evaluated',
    stop: 'stopped',
  },
  adapted: {
    scale: 'scaled',
    evaluate: 'evaluated',
    sponsor: 'adapted',
    'step-down': 'adapted',
    stop: 'stopped',
  },
  scaled: {
    institutionalise: 'institutionalised',
    sponsor: 'scaled',
    'step-down': 'scaled',
    stop: 'stopped',
  },
  institutionalised: {
    sponsor: 'institutionalised',
    'step-down': 'institutionalised',
    stop: 'stopped',
  },
  stopped: { 'take-up': 'idea', sponsor: 'stopped', 'step-down': 'stopped' },
};

/** Who says that it works says by what: these need evidence beside the reason. */
const NEED_EVIDENCE: ReadonlySet<PracticeVerb> = new Set([
  'evaluate',
  'adapt',
  'scale',
  'institutionalise',
]);

export const needsEvidence = (verb: PracticeVerb): boolean => NEED_EVIDENCE.has(verb);

/** A good practice on its way from an idea to a rule; what it is stands in the record that it was written down in. */
export interface Practice {
  readonly id: PracticeId;
  readonly version: number;
  readonly capture: CaptureId;
  /** Who wrote it down. */
  readonly owner: PersonId;
  readonly state: Stage;
  /** Who answers for the next step; null: nobody yet, and it goes no further. */
  readonly sponsor: PersonId | null;
  /** How far it had come when it was written down. */
  readonly enteredAs: Stage;
  readonly enteredAt: Date;
}

/** What was decided at a gate, or who sponsors it from then on. Kept as it was said. */
export interface Decision {
  readonly id: string;
  readonly practice: PracticeId;
  readonly verb: PracticeVerb;
  readonly from: Stage;
  readonly to: Stage;
  readonly by: PersonId;
  /** Who sponsored it from then on. */
  readonly sponsor: PersonId | null;
  readonly reason: string;
  /** What it rests on: a link, or where it is written; empty where nothing was named. */
  readonly evidence: string;
  readonly language: Language;
  /** `YYYY-MM-DD`: when it was decided. */
  readonly on: string;
  /** When it was written down. */
  readonly at: Date;
}

export const LIMITS = { reason: 1_000, evidence: 1_000 } as const;
