import { useCallback } from 'react';
import { useApp } from '../../app-context.tsx';
import { useKept } from '../../kept.ts';
import { useWords } from '../../words.tsx';
import { emptyForm, fromWords, type NewForm, withDates } from './new-form.ts';

/** A colleague's words, and the consent to use them. */
export interface Quote {
  readonly consent: string;
  readonly words: string;
}

/** The form as it was left, or a new one. @param time the product's */
export function useForm(
  communities: readonly { readonly id: string }[],
  time: () => Date,
  quoted: Quote | undefined,
) {
  const { zone } = useWords();
  const { me } = useApp();
  const first = communities.length === 1 ? (communities[0]?.id ?? '') : '';
  const consent = quoted?.consent;
  const words = quoted?.words ?? '';
  const make = useCallback(() => {
    const form = emptyForm(first, zone, time());
    return consent ? fromWords(form, consent, words) : form;
  }, [first, zone, time, consent, words]);
  const revive = (kept: NewForm) => withDates(kept, zone, time());
  const key = `praxis.new-discussion:${me.id}${consent ? `:${consent}` : ''}`;
  return useKept(key, make, revive);
}
