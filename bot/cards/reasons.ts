import type { Reason } from '../../src/features/knowledge/model.ts';
import { becauseOf } from '../../src/views/because.ts';
import type { Voice } from '../voice.ts';

/** Why an item is shown, in words. */
export function reasonsIn(
  { reasons }: { readonly reasons: readonly Reason[] },
  voice: Voice,
): string {
  const languageName = (code: string) => voice.sayOr(code, `common.languages.${code}`);
  return reasons.map((reason) => becauseOf(reason, { ...voice, languageName })).join(' · ');
}
