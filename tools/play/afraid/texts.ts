import type { Language } from '../../../src/kernel/language.ts';

export const COMMUNITY = 'formalization';
export const MODERATOR = 'Thandiwe Mokoena';
/** Hears of the community once a week. */
export const READER = 'Nguyen Thi Lan';

export const DISCUSSION = {
  title: 'Lists of market workers: who keeps them, and what for?',
  background:
    'Registration begins with a list. We want to know who keeps it a year later, what it is used for, and what to settle before the first name is written down.',
  question1: 'Who keeps the list where you work, and what came of it?',
};

export const OTHERS: readonly (readonly [name: string, text: string])[] = [
  [
    'Mei Tanaka',
    'In Chiang Mai the market committee keeps the list and reads it out once a month, so that everybody knows what stands there.',
  ],
  [
    'Omar Haddad',
    'In Saida the municipality kept the list and the union a copy. When the two differed, the copy of the union was believed.',
  ],
];

export interface Texts {
  readonly author: string;
  /** Words that would give the author away: name, unit, place and country of the office. */
  readonly tells: readonly string[];
  readonly asks: string;
  /** By paragraph; the second names the partner, and is taken back. */
  readonly paragraphs: readonly [string, string, string];
  /** Stands in the second paragraph alone. */
  readonly secret: string;
  /** What the moderator makes of what tells where it was. */
  readonly paraphrase: string;
}

const PARAPHRASE =
  'Where registers were handed to a public partner, households stopped renewing once the partner used them for something else.';

/** Who plays the play of somebody who is afraid, and what they write. Everything they read comes from the product. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    author: 'Adjoa Mensah',
    tells: ['Adjoa', 'Mensah', 'INWORK', 'Abidjan', 'Ivoire', 'Ivory'],
    asks: 'Who will see this and will I be quoted?',
    paragraphs: [
      'In Côte d’Ivoire the households stopped renewing once the list was used for something else than registration.',
      'The directorate of Quagmarine asked us for the lists in March and sent its collectors to the addresses.',
      'Before the first name I would ask for a written promise that says what the list is not for.',
    ],
    secret: 'Quagmarine',
    paraphrase: PARAPHRASE,
  },
  fr: {
    author: 'Fatou Ndiaye',
    tells: ['Fatou', 'Ndiaye', 'SOCPRO', 'Abidjan', 'Ivoire', 'Ivory'],
    asks: 'Qui verra cela et serai-je citée ?',
    paragraphs: [
      'En Côte d’Ivoire, les ménages ont cessé de renouveler dès que la liste a servi à autre chose qu’à l’enregistrement.',
      'La direction de Quagmarine nous a demandé les listes en mars et a envoyé ses collecteurs aux adresses.',
      'Avant le premier nom, je demanderais une promesse écrite qui dise à quoi la liste ne sert pas.',
    ],
    secret: 'Quagmarine',
    paraphrase: PARAPHRASE,
  },
  es: {
    author: 'Carlos Mendoza',
    tells: ['Carlos', 'Mendoza', 'ENTERPRISES', 'Lima', 'Perú', 'Peru'],
    asks: '¿Quién verá esto y me citarán?',
    paragraphs: [
      'En el Perú los hogares dejaron de renovar en cuanto la lista se usó para algo distinto del registro.',
      'La dirección de Quagmarine nos pidió las listas en marzo y mandó a sus cobradores a las direcciones.',
      'Antes del primer nombre yo pediría una promesa escrita que diga para qué no sirve la lista.',
    ],
    secret: 'Quagmarine',
    paraphrase: PARAPHRASE,
  },
};
