import type { Language } from '../../../src/kernel/language.ts';
import type { Contributor } from '../discussion/texts.ts';

/** A guest, and the group for which they speak. */
export interface Constituent extends Contributor {
  readonly group: 'government' | 'employers' | 'workers';
}

export interface Constituents {
  readonly before: readonly Constituent[];
  readonly invited: Constituent;
}

export interface Texts {
  readonly moderator: string;
  readonly community: string;
  readonly title: string;
  readonly background: string;
  readonly question: string;
  /** In a community that has guests only what is marked for them stands in its channel. */
  readonly guests?: 'true';
  readonly constituents?: Constituents;
  /** The region of which nobody speaks at first: a word of `communities.regions`. */
  readonly region: string;
  /** One of them, who leaves the community. */
  readonly leaver: string;
  readonly before: readonly Contributor[];
  /** From the region, once they are invited. */
  readonly invited: readonly Contributor[];
  /** What the moderator adds to the invitation. */
  readonly added: string;
  /** What one of them would rather talk about, and the moderator's answer. */
  readonly topic: { readonly title: string; readonly why: string; readonly reason: string };
}

const FORMALIZATION = {
  community: 'formalization',
  region: 'africa',
  leaver: 'Awa Cissé',
  before: [
    {
      name: 'Carlos Mendoza',
      by: 'channel',
      text: 'En Ica las inspectoras visitan los talleres con la asociación, y primero se firma un plazo. Las multas llegaron después y fueron pocas.',
    },
    {
      name: 'Mei Tanaka',
      by: 'chat',
      text: 'In Khon Kaen the visit is announced a week before and brings a nurse. Workshops now ask for the next one.',
    },
    {
      name: 'Omar Haddad',
      by: 'tab',
      text: 'In Tripoli, Lebanon, the inspectors came with the municipality and nobody opened the door. We would not do it together again.',
    },
  ],
  invited: [
    {
      name: 'Fatou Ndiaye',
      by: 'tab',
      text: 'À Abidjan, la visite se fait le lundi, jour sans clients, et c’est la doyenne des couturières qui ouvre l’atelier.',
    },
    {
      name: 'Adjoa Mensah',
      by: 'tab',
      text: 'In Kumasi the visits lasted because the apprentices kept the checklist and read it out themselves.',
    },
  ],
} as const;

/** Who plays the play of the missing voice, and what they write. Everything they read comes from the product. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    ...FORMALIZATION,
    moderator: 'Thandiwe Mokoena',
    title: 'Visits to small workshops: what makes owners open the door?',
    background:
      'Inspection of small workshops is tried in several ways. We want to know which visits are welcome twice, and what to leave out.',
    question: 'Which visit was welcome again, and why?',
    added: 'Two lines by Friday are enough.',
    topic: {
      title: 'Apprentices who train apprentices',
      why: 'In Kumasi most training happens between apprentices, and nobody writes about it.',
      reason:
        'The skills community opens a discussion on this in May; we will join it rather than hold two.',
    },
  },
  fr: {
    ...FORMALIZATION,
    moderator: 'Amina Diallo',
    title: 'Visiter les petits ateliers : qu’est-ce qui fait ouvrir la porte ?',
    background:
      'L’inspection des petits ateliers se pratique de plusieurs façons. Nous voulons savoir quelles visites sont bienvenues une deuxième fois, et ce qu’il faut éviter.',
    question: 'Quelle visite a été bienvenue de nouveau, et pourquoi ?',
    added: 'Deux lignes avant vendredi suffisent.',
    topic: {
      title: 'Des apprenties qui forment des apprenties',
      why: 'À Kumasi, l’essentiel de la formation se fait entre apprenties, et personne ne l’écrit.',
      reason:
        'La communauté des compétences en discute en mai ; nous la rejoindrons plutôt que d’en ouvrir deux.',
    },
  },
  es: {
    moderator: 'Sofia Herrera',
    community: 'skills',
    guests: 'true',
    region: 'europe-and-central-asia',
    leaver: 'Sarah Lim',
    title: 'Prácticas en empresas pequeñas: ¿qué hace que las acepten?',
    background:
      'Las prácticas en empresas pequeñas se organizan de varias maneras. Queremos saber cuáles se repiten y qué conviene evitar.',
    question: '¿Qué práctica se repitió al año siguiente y por qué?',
    before: [
      {
        name: 'Carlos Mendoza',
        by: 'channel',
        text: 'En Ica el taller recibe a la aprendiz en temporada baja y la cámara visita dos veces. Al segundo año pidieron otra.',
      },
      {
        name: 'Rajesh Kumar',
        by: 'chat',
        text: 'In Pune the owner chooses among three trainees after a trial week. Nobody who chose has sent a trainee back.',
      },
      {
        name: 'Moussa Traoré',
        by: 'tab',
        text: 'À Thiès, c’est la mutuelle qui assure les stagiaires. Sans elle, aucun atelier n’acceptait.',
      },
    ],
    invited: [
      {
        name: 'Zoltán Kovács',
        by: 'tab',
        text: 'In Pécs the school calls every second Friday. Owners say that this call is the reason why they take part again.',
      },
      {
        name: 'Lars Nygaard',
        by: 'tab',
        text: 'In Bergen small firms share one trainee, a month each. It needs one person who keeps the calendar.',
      },
    ],
    added: 'Dos líneas antes del viernes bastan.',
    constituents: {
      before: [
        {
          name: 'Njeri Kamau',
          by: 'tab',
          group: 'government',
          text: 'In Nakuru the ministry pays the insurance of trainees in firms of fewer than ten people. Firms that had refused took one the next year.',
        },
        {
          name: 'Rosario Dimaculangan',
          by: 'tab',
          group: 'workers',
          text: 'In Cebu the union visits every trainee in the second week. Three placements were ended, and the firms were told why.',
        },
      ],
      invited: {
        name: 'Diego Ferreyra',
        by: 'tab',
        group: 'employers',
        text: 'En Montevideo la cámara presta un tutor a las empresas que reciben por primera vez. Sin tutor, la mitad no repite.',
      },
    },
    topic: {
      title: 'Una persona en prácticas para tres empresas',
      why: 'En Bergen funciona desde hace años, y nadie ha escrito cómo se reparte el seguro.',
      reason: 'En junio hay una consulta sobre seguros de prácticas; la pregunta se lleva allí.',
    },
  },
};
