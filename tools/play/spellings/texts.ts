import type { Language } from '../../../src/kernel/language.ts';

/** As items carry them after an import from three places. */
export const SPELLINGS = [
  'informal economy',
  'Informal Economy',
  'economía informal',
  'informality',
  'formalization',
  'formalisation',
  'INFORMAL-ECON',
] as const;
/** Those of them that are another idea, however near. */
export const OTHERS = ['formalization', 'formalisation'] as const;

export interface Texts {
  readonly manager: string;
  readonly member: string;
  /** A word that no list has. */
  readonly word: string;
}

/** Who plays the play of the seven spellings, and what they write. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: { manager: 'Hannah Schmidt', member: 'Elena Petrescu', word: 'beekeeping' },
  fr: { manager: 'Claire Fontaine', member: 'Moussa Traoré', word: 'apiculture' },
  es: { manager: 'Sofia Herrera', member: 'Carlos Mendoza', word: 'apicultura' },
};

/** Open to all staff, and about something else: each is given one of the spellings, in their order. */
export const ITEMS = [
  'Maternity leave in the tea gardens of Sylhet: who is paid, and when',
  'Night clinic for drivers and border traders at Chirundu',
  'Togo: what a national social protection floor would cost by 2030',
  'Peer educators underground: a two-day course on HIV and tuberculosis for contract miners',
  'Breastfeeding breaks and piece rates in the cashew factories of Nampula',
  'Cleaning by app in Jakarta: employer, client or nobody?',
  'Scaling cash transfers up and down with the rains: design options for Malawi',
] as const;
