import { LANGUAGES, type Language } from '../../../src/kernel/language.ts';
import type { Door } from '../discussion/texts.ts';

export interface Post {
  readonly name: string;
  readonly by: Door;
  readonly language: Language;
  readonly text: string;
}

/** A document in a library. */
export interface Paper {
  readonly file: string;
  readonly language: Language;
  readonly title: string;
  readonly abstract: string;
  readonly text: string;
}

export const COMMUNITY = 'formalization';
export const MODERATOR = 'Thandiwe Mokoena';

export const DISCUSSION = {
  title: 'Paying by telephone: does it help street vendors to stay registered?',
  background:
    'Several offices have tried mobile payments for the yearly renewal. We want to know where it helped, where it did not, and what to tell the next town.',
  question1: 'What changed when vendors could pay by telephone?',
};

export const POSTS: readonly Post[] = [
  {
    name: 'Carlos Mendoza',
    by: 'channel',
    language: 'es',
    text: 'En Ica el pago por teléfono duplicó las renovaciones, porque la vendedora no pierde una mañana en la ventanilla. Las mayores pidieron que alguien del mercado les enseñara.',
  },
  {
    name: 'Mei Tanaka',
    by: 'chat',
    language: 'en',
    text: 'In Chiang Mai it helped only where the market committee kept a paper list beside the telephone, since nobody trusted a message as a receipt.',
  },
  {
    name: 'Fatou Ndiaye',
    by: 'tab',
    language: 'fr',
    text: 'À Bouaké, le paiement par téléphone a surtout servi aux jeunes vendeuses. Les autres ont continué à payer à la collectrice, qui les connaît depuis vingt ans.',
  },
];

/** One guide in the three languages, as departments file it. */
export const GUIDE: readonly Paper[] = [
  {
    file: 'Telephone-renewal_EN.txt',
    language: 'en',
    title: 'Renewing by telephone: a guide for market committees',
    abstract: 'How a market committee introduces renewal by telephone within one season.',
    text: 'Renewing by telephone: a guide for market committees. Begin with ten vendors who already send money by telephone. Keep the paper list beside it for one season. Print the receipt once a month and hang it at the gate of the market, so that everybody can check it. Ask the oldest vendor to try it first and to say in front of the others what went wrong.',
  },
  {
    file: 'Telephone-renewal_FR.txt',
    language: 'fr',
    title: 'Renouveler par téléphone : guide pour les comités de marché',
    abstract:
      'Comment un comité de marché introduit le renouvellement par téléphone en une saison.',
    text: 'Renouveler par téléphone : guide pour les comités de marché. Commencez avec dix vendeuses qui envoient déjà de l’argent par téléphone. Gardez la liste sur papier pendant une saison. Imprimez les reçus une fois par mois et affichez-les à l’entrée du marché pour que chacune puisse vérifier. Demandez à la plus ancienne d’essayer en premier et de dire devant les autres ce qui n’a pas marché.',
  },
  {
    file: 'Telephone-renewal_ES.txt',
    language: 'es',
    title: 'Renovar por teléfono: guía para comités de mercado',
    abstract: 'Cómo un comité de mercado introduce la renovación por teléfono en una temporada.',
    text: 'Renovar por teléfono: guía para comités de mercado. Empiece con diez vendedoras que ya envían dinero por teléfono. Conserve la lista en papel durante una temporada. Imprima los recibos una vez al mes y cuélguelos a la entrada del mercado para que todas puedan comprobarlos. Pida a la vendedora de más edad que pruebe primero y que cuente delante de las demás qué salió mal.',
  },
];

/** Speaks of its topic in none of the topic's words; only its tag says what it is about. */
export const TAGGED: Readonly<Record<'en' | 'es', Paper>> = {
  en: {
    file: 'Thursday-afternoons.txt',
    language: 'en',
    title: 'Thursday afternoons: how eleven households in Accra agreed on rest',
    abstract: 'Eleven families wrote down who cooks when nobody is paid to cook.',
    text: 'Thursday afternoons: how eleven households in Accra agreed on rest. Eleven families wrote down who cooks and who fetches the children when the person they pay for it is off. After four months nine of them kept to the list. The two others had guests on most Thursdays.',
  },
  es: {
    file: 'Tardes-de-jueves.txt',
    language: 'es',
    title: 'Las tardes de jueves: cómo once hogares de Accra acordaron el descanso',
    abstract: 'Once familias anotaron quién cocina cuando no se paga a nadie por cocinar.',
    text: 'Las tardes de jueves: cómo once hogares de Accra acordaron el descanso. Once familias anotaron quién cocina y quién recoge a los niños cuando descansa la persona a la que pagan por ello. A los cuatro meses, nueve seguían la lista. Las otras dos tenían visitas casi todos los jueves.',
  },
};
/** As the vocabulary names it. */
export const TOPIC = 'domestic-work';

export interface Texts {
  readonly language: Language;
  readonly reader: string;
  /** Rate the guide: what readers think is shown once five have said it. */
  readonly raters: readonly (readonly [name: string, grade: number])[];
  /** What the reader looks for in the own language. */
  readonly looksFor: string;
}

const READERS = { en: 'Ananya Bose', fr: 'Awa Cissé', es: 'Gabriela Núñez' } as const;
const LOOKS_FOR = {
  en: 'guide to renewal by telephone for market committees',
  fr: 'guide du renouvellement par téléphone pour comités de marché',
  es: 'guía de renovación por teléfono para comités de mercado',
} as const;

/** Who reads in which language. */
export const textsFor = (language: Language): Texts => ({
  language,
  reader: READERS[language],
  raters: [
    ['Moussa Traoré', 4],
    ['Thiago Almeida', 4],
    ['Elena Petrescu', 4],
    ['Adjoa Mensah', 5],
    ['Luis Alberto Paredes', 5],
  ],
  looksFor: LOOKS_FOR[language],
});

/** The paper whose tag is in another language than this reader's. */
export const foreignPaper = (language: Language): Paper =>
  language === 'en' ? TAGGED.es : TAGGED.en;

/** How Praxis writes dates and numbers for a reader of this language. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);

export const others = (language: Language): readonly Language[] =>
  LANGUAGES.filter((one) => one !== language);
