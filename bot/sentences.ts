import type { AppError } from '../src/kernel/errors.ts';
import type { Voice } from './voice.ts';

/** The refusal in the person's language; field names become the labels the person saw. */
export function refusal(error: AppError, voice: Voice): string {
  const field = error.params.field;
  const named =
    typeof field === 'string'
      ? voice.sayOr(voice.sayOr(field, `communities.fields.${field}`), `bot.fields.${field}`)
      : undefined;
  const params = named === undefined ? error.params : { ...error.params, field: named };
  return voice.say(`errors.${error.code}`, params);
}
