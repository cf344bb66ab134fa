import type { Language } from '../../../src/kernel/language.ts';

/** What somebody enters into the form, by its fields. */
export type Wish = Readonly<Record<string, string>>;

export interface Texts {
  readonly maker: string;
  /** Moderates the new community beside its maker. */
  readonly second: string;
  /** What the maker types. */
  readonly words: string;
  readonly wish: Wish & { readonly name: string; readonly purpose: string };
  /** A day that the maker puts into its calendar. */
  readonly event: string;
  /** Begins another one in the tab, and asks to be let into a closed one instead. */
  readonly joiner: string;
  readonly other: { readonly name: string; readonly purpose: string };
  readonly note: string;
  /** Moderates the closed one. */
  readonly answering: string;
  /** Words that whoever asks for money, a department or a ticket would write on a field. */
  readonly never: RegExp;
}

const COMMON = {
  gtt: 'Enterprises',
  outcomes: '4, 7',
  audience: 'staff',
  joining: 'open',
  lifetime: 'permanent',
};

/** What people write in the play of the new community. Everything they read comes from the product. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    maker: 'Somchai Rattanakul',
    second: 'Mei Tanaka',
    words: 'create a community on formalization',
    wish: {
      ...COMMON,
      name: 'Formalization of home-based work in the Mekong',
      purpose:
        'Colleagues compare how domestic work and work at home are registered, insured and inspected, and what employers make of it.',
      region: 'Asia and the Pacific',
      languages: 'en',
      moderators: 'mei.tanaka@org.example',
    },
    event: 'First call of the community',
    joiner: 'Sarah Lim',
    other: {
      name: 'Maternity and care for workers without a contract',
      purpose:
        'How social security reaches mothers who work for themselves: maternity protection, care work, cash benefits.',
    },
    note: 'I put together the files on maternity benefits for three country offices.',
    answering: 'Lena Okafor',
    never: /ticket|budget|charge|cost|invoice|department/i,
  },
  fr: {
    maker: 'Moussa Traoré',
    second: 'Awa Cissé',
    words: 'créer une communauté sur la formalisation',
    wish: {
      ...COMMON,
      name: 'Formalisation du travail à domicile au Sahel',
      purpose:
        'Les collègues comparent comment le travail domestique et le travail à domicile sont déclarés, assurés et contrôlés, et ce qu’en disent les employeurs.',
      region: 'Africa',
      languages: 'fr',
      moderators: 'awa.cisse@org.example',
    },
    event: 'Première réunion de la communauté',
    joiner: 'Yacouba Ouattara',
    other: {
      name: 'Maternité et soins des travailleuses sans contrat',
      purpose:
        'Comment la sécurité sociale atteint les mères qui travaillent à leur compte : protection de la maternité, travail de soins, prestations en espèces.',
    },
    note: 'Je prépare un atelier tripartite sur la protection de la maternité à Abidjan.',
    answering: 'Claire Fontaine',
    never: /ticket|budget|imput|coût|factur|département/i,
  },
  es: {
    maker: 'Valentina Ríos',
    second: 'Luis Alberto Paredes',
    words: 'crear una comunidad sobre formalización',
    wish: {
      ...COMMON,
      name: 'Formalización del trabajo a domicilio en los Andes',
      purpose:
        'Colegas comparan cómo se registra, se asegura y se inspecciona el trabajo doméstico y a domicilio, y qué opinan los empleadores.',
      region: 'Latin America and the Caribbean',
      languages: 'es',
      moderators: 'luis.paredes@org.example',
    },
    event: 'Primera reunión de la comunidad',
    joiner: 'Andrés Solano',
    other: {
      name: 'Maternidad y cuidados de trabajadoras sin contrato',
      purpose:
        'Cómo llega la seguridad social a las madres que trabajan por cuenta propia: protección de la maternidad, trabajo de cuidados, prestaciones en efectivo.',
    },
    note: 'Preparo un curso sobre protección de la maternidad para cuatro centros de formación.',
    answering: 'Lena Okafor',
    never: /t[ií]quet|ticket|presupuesto|cargo|costo|coste|factura|departamento/i,
  },
};
