import type { Voice } from '../voice.ts';
import type { Element } from './card.ts';
import { choiceInput, textInput } from './inputs.ts';

/** Of as many names as may be given. */
export const LONGEST_NAMES = 2_000;

/** Who may be chosen to read it, and whom somebody had chosen. */
export interface ReadersAsked {
  readonly choices: readonly { readonly value: string; readonly title: string }[];
  readonly chosen: string | undefined;
  /** Names or mail addresses, apart by semicolons, as they were typed; null where nobody is named. */
  readonly named: { readonly typed: string | undefined; readonly hint: string } | null;
}

/** Who reads it, and, where that is people who are named, which: the same in every form. */
export const readersAsked = ({ choices, chosen, named }: ReadersAsked, voice: Voice): Element[] => [
  choiceInput({
    id: 'audience',
    label: voice.say('safety.audience.label'),
    error: voice.say('safety.audience.missing'),
    choices,
    value: chosen,
  }),
  ...(named
    ? [
        textInput({
          id: 'readers',
          label: voice.say('bot.fields.readers'),
          error: named.hint,
          placeholder: named.hint,
          maxLength: LONGEST_NAMES,
          value: named.typed,
        }),
      ]
    : []),
];
