import type { Reason } from '../../../src/contract/common.ts';
import type { Words } from '../../words.tsx';

function values({ kind, values }: Reason, words: Words): string {
  const named = values.map((value) => {
    if (kind === 'topic') return words.topic(value);
    if (kind === 'language') return words.say(`common.languages.${value}`, { defaultValue: value });
    return kind === 'country' ? words.country(value) : value;
  });
  return words.list(named);
}

/** Why an item is shown, in words; empty where nothing is said of it. */
export const because = (reasons: readonly Reason[], words: Words): string =>
  reasons
    .map((reason) => words.say(`common.reasons.${reason.kind}`, { values: values(reason, words) }))
    .join('; ');
