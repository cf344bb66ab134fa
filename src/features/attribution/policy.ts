import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine } from '../../kernel/machine.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import {
  CHECK_TRANSITIONS,
  type Check,
  type CheckState,
  type CheckVerb,
  type Standing,
  SUGGESTION_TRANSITIONS,
  type Suggestion,
  type SuggestionState,
  type SuggestionVerb,
} from './model.ts';

export type Who = Actor | 'clock';

/** Only whoever is asked answers; to everybody else there is no such check. */
const person = (check: Check, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === check.person ? null : 'not-found';

const moderator = ({ community }: Pick<Check, 'community'>, who: Who): ErrorCode | null =>
  who !== 'clock' && moderates(who, community) ? null : 'not-found';

export const checkMachine: Machine<Check, CheckState, CheckVerb, Who> = {
  transitions: CHECK_TRANSITIONS,
  policy: {
    confirm: person,
    unname: person,
    suggest: person,
    redact: person,
    /** By way of a request that was granted. */
    grant: (_check, who) => (who === 'clock' ? null : 'forbidden'),
    again: moderator,
  },
};

export const mayRead = person;

/** What a suggestion becomes its moderators decide. */
export const suggestionMachine: Machine<
  Suggestion & Pick<Check, 'community'>,
  SuggestionState,
  SuggestionVerb,
  Who
> = { transitions: SUGGESTION_TRANSITIONS, policy: { take: moderator, leave: moderator } };

export const CHECK_ACTIONS = ['confirm', 'unname', 'suggest', 'take-out'] as const;
export type CheckAction = (typeof CHECK_ACTIONS)[number];

/** What somebody may still do about how they stand: drawn as buttons, and decided again where it is pressed. */
export function checkActions({ check, open, standing }: Shown): readonly CheckAction[] {
  const { passages, inFull, own } = standing;
  const named = inFull.length > 0 || passages.some((one) => one.named);
  const may: Readonly<Record<CheckAction, boolean>> = {
    confirm: open && check.state === 'asked' && own.length > 0,
    unname: named && check.state !== 'redaction',
    suggest: passages.length > 0,
    // By the rule for all words: at any time, where they were said.
    'take-out': own.length > 0,
  };
  return CHECK_ACTIONS.filter((action) => may[action]);
}

interface Shown {
  readonly check: Pick<Check, 'state'>;
  readonly open: boolean;
  readonly standing: Standing;
}
