import type { Reason } from '../../src/features/knowledge/model.ts';
import type { Voice } from '../voice.ts';

function reasonWords({ kind, values }: Reason, voice: Voice): string {
  const shown = values.map((value) => {
    if (kind === 'topic') return voice.topic(value);
    if (kind === 'country') return voice.country(value);
    if (kind === 'language') return voice.sayOr(value, `common.languages.${value}`);
    return value;
  });
  return voice.say(`common.reasons.${kind}`, { values: shown.join(', ') });
}

/** Why an item is shown, in words. */
export const reasonsIn = (
  { reasons }: { readonly reasons: readonly Reason[] },
  voice: Voice,
): string => reasons.map((reason) => reasonWords(reason, voice)).join(' · ');
