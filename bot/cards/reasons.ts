import type { Reason } from '../../src/features/knowledge/model.ts';
import type { Voice } from '../voice.ts';

/** @param month `YYYY-MM` */
const monthOf = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

function reasonWords({ kind, values }: Reason, voice: Voice): string {
  if (kind === 'missions')
    return voice.say('common.reasons.missions', { count: Number(values[0]) });
  const shown = values.map((value) => {
    if (kind === 'topic') return voice.topic(value);
    if (kind === 'country') return voice.country(value);
    if (kind === 'answered') return monthOf(value, voice.language);
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
