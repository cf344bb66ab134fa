import type { Template } from '../src/features/capture/template.ts';
import { LANGUAGES } from '../src/kernel/language.ts';
import { fold } from './folding.ts';

/** What people write to begin a form: its name, and what its file says that they call it, in any language. */
const openingsOf = ({ name, words }: Template): readonly string[] =>
  LANGUAGES.flatMap((language) => [name[language], ...(words?.[language].split(',') ?? [])])
    .map(fold)
    .filter(Boolean);

/** Only where the whole text names it: the rest is search. */
export const formNamed = (forms: readonly Template[], text: string): Template | null => {
  const asked = fold(text);
  return forms.find((form) => openingsOf(form).includes(asked)) ?? null;
};
