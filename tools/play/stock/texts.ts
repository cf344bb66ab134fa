import type { Language } from '../../../src/kernel/language.ts';

export interface Texts {
  readonly asker: string;
  readonly question: string;
}

/** What people write in the play of the question that is answered before it is posted. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    asker: 'Layla Mansour',
    question: 'Has anyone registered domestic workers for social security in West Africa?',
  },
  fr: {
    asker: 'Fatou Ndiaye',
    question:
      'Quelqu’un a-t-il affilié des travailleuses domestiques à la sécurité sociale en Afrique de l’Ouest ?',
  },
  es: {
    asker: 'Gabriela Núñez',
    question:
      '¿Alguien ha afiliado a trabajadoras del hogar a la seguridad social en África Occidental?',
  },
};
