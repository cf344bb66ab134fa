import type { Reason } from '../../../src/contract/common.ts';
import type { Words } from '../../words.tsx';

/** @param month `YYYY-MM` */
const monthOf = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

function inWords(reason: Reason, words: Words): string {
  if (reason.kind === 'missions')
    return words.say('common.reasons.missions', { count: Number(reason.values[0]) });
  return words.say(`common.reasons.${reason.kind}`, { values: values(reason, words) });
}

function values({ kind, values }: Reason, words: Words): string {
  const named = values.map((value) => {
    if (kind === 'topic') return words.topic(value);
    if (kind === 'answered') return monthOf(value, words.language);
    if (kind === 'language') return words.say(`common.languages.${value}`, { defaultValue: value });
    return kind === 'country' ? words.country(value) : value;
  });
  return words.list(named);
}

/** Why an item is shown, in words; empty where nothing is said of it. */
export const because = (reasons: readonly Reason[], words: Words): string =>
  reasons.map((reason) => inWords(reason, words)).join('; ');
