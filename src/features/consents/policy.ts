import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Consent, ConsentState, ConsentVerb } from './model.ts';
import { CONSENT_TRANSITIONS } from './model.ts';

export type Who = Actor | 'clock';

const author = ({ of }: Consent, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === of ? null : 'not-yours';
const asker = ({ by }: Consent, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === by ? null : 'not-yours';
const clock = (_consent: Consent, who: Who): ErrorCode | null =>
  who === 'clock' ? null : 'forbidden';

export const consentMachine: Machine<Consent, ConsentState, ConsentVerb, Who> = {
  transitions: CONSENT_TRANSITIONS,
  policy: {
    agree: author,
    'agree-without-name': author,
    refuse: author,
    expire: clock,
    'take-back': author,
    drop: asker,
    lose: clock,
  },
};

/** It is between the two of them. */
export const concerns = ({ by, of }: Consent, who: Actor): boolean =>
  who.id === by || who.id === of;
