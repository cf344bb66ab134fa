import type { Language } from '../../../src/kernel/language.ts';

export interface Texts {
  readonly asker: string;
  readonly specialist: string;
  readonly manager: string;
  readonly question: string;
  readonly background: string;
  readonly reply: string;
  /** What the manager asks, in the manager's language. */
  readonly asks: {
    readonly record: string;
    readonly ranking: string;
    readonly unnamed: string;
  };
  /** How the specialist asks for her own. */
  readonly own: string;
}

/** What people write in the play of the appraisal. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    asker: 'Adjoa Mensah',
    specialist: 'Thandiwe Mokoena',
    manager: 'Samuel Boateng',
    question: 'Which market kept its register of stalls up to date for more than a year?',
    background: 'For a note to the municipality of Tema; two pages.',
    reply: 'Marabastad did: the stall holders’ committee reads the list aloud every first Monday.',
    asks: {
      record: 'record of Thandiwe Mokoena',
      ranking: 'rank my team',
      unnamed: 'who wrote the anonymous lesson',
    },
    own: 'my record',
  },
  fr: {
    asker: 'Fatou Ndiaye',
    specialist: 'Amina Diallo',
    manager: 'Ibrahima Sarr',
    question: 'Quel marché a tenu son registre des étals à jour pendant plus d’un an ?',
    background: 'Pour une note à la mairie d’Adjamé ; deux pages.',
    reply:
      'Sandaga l’a fait : le comité des vendeuses lit la liste à voix haute chaque premier lundi du mois.',
    asks: {
      record: 'bilan de Amina Diallo',
      ranking: 'classer mon équipe',
      unnamed: 'qui a écrit la leçon anonyme',
    },
    own: 'mon bilan',
  },
  es: {
    asker: 'Gabriela Núñez',
    specialist: 'Carlos Mendoza',
    manager: 'Beatriz Rocha',
    question: '¿Qué mercado mantuvo al día su registro de puestos durante más de un año?',
    background: 'Para una nota a la municipalidad de Alajuela; dos páginas.',
    reply:
      'El de Caquetá: el comité de vendedoras lee la lista en voz alta cada primer lunes del mes.',
    asks: {
      record: 'balance de Carlos Mendoza',
      ranking: 'clasificar a mi equipo',
      unnamed: 'quién escribió la lección anónima',
    },
    own: 'mi balance',
  },
};
