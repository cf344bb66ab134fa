import { asId, type ConsentId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { ConsentViews } from '../../views/consents.ts';

/** With whose words they are, where somebody agreed to theirs. @throws AppError `illegal-move` where nobody did */
export async function quoted<
  T extends { readonly background: string; readonly consent?: string | undefined },
>(views: ConsentViews, who: Actor, { consent: given, ...words }: T) {
  if (given === undefined) return { ...words, consent: null };
  const consent = asId<ConsentId>(given);
  const background = await views.attributed(who, consent, words.background);
  return { ...words, background, consent };
}
