import type { Language } from '../../../src/kernel/language.ts';

export interface Talk {
  readonly title: string;
  readonly background: string;
  readonly question1: string;
  /** In a community that has guests only what is marked for them stands in its channel. */
  readonly guests?: 'true';
  /** By a member, on the first day. */
  readonly said: string;
}

export interface Texts {
  readonly community: string;
  readonly moderator: string;
  readonly asker: string;
  /** Says something in both discussions, and replies to the second question. */
  readonly member: string;
  /** Ended long ago, and its synthesis has not come. */
  readonly overdue: Talk;
  /** Still open, and nobody writes any more. */
  readonly quiet: Talk;
  /** Nobody replies to it. */
  readonly question: string;
  readonly background: string;
  /** Typed behind the ready text by the moderator. */
  readonly typed: string;
  /** Asks something that is solved the same day. */
  readonly other: string;
  readonly otherQuestion: string;
  readonly otherReply: string;
  /** Words by which it is found afterwards. */
  readonly later: string;
}

/** What people write in the play of the unanswered question. Everything they read comes from the product. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    community: 'formalization',
    moderator: 'Thandiwe Mokoena',
    asker: 'Elena Petrescu',
    member: 'Omar Haddad',
    overdue: {
      title: 'Street vendors and the night: who pays for light?',
      background:
        'Three cities put lamps into their evening markets and now ask who pays for them.',
      question1: 'Who paid for light in your markets, and did it last?',
      said: 'In Tripoli, Lebanon, the vendors paid two dollars a month into a fund of the market committee. After a year 61 of 80 still paid, because the lamps were repaired within a day.',
    },
    quiet: {
      title: 'Tailors at home: which papers do they keep?',
      background: 'Insurers ask home-based tailors for papers that most of them never had.',
      question1: 'Which papers do tailors who work at home keep, and who accepts them?',
      said: 'In Zahle the order book was enough for the bank once two neighbours signed it. The insurer still wants a rent contract, which nobody has.',
    },
    question:
      'Who has brought mining cooperatives into formalization and micro-insurance for the families who wash gold?',
    background:
      'Two cooperatives of 140 families near Rosia Montana want to register. The insurer knows no premium for a season without gold.',
    typed: ' A sentence is enough.',
    other: 'Adjoa Mensah',
    otherQuestion: 'Which form do scrap shops in Tripoli use when they list their pickers?',
    otherReply:
      'The shops use the one-page list of the municipality, form M-12: name, telephone number, day of the first weighing. The police do not ask for more.',
    later: 'form that scrap shops use to list pickers in Tripoli',
  },
  fr: {
    community: 'formalization',
    moderator: 'Amina Diallo',
    asker: 'Moussa Traoré',
    member: 'Fatou Ndiaye',
    overdue: {
      title: 'Marchés du soir : qui paie la lumière ?',
      background:
        'Trois villes ont éclairé leurs marchés du soir et demandent maintenant qui doit payer.',
      question1: 'Qui a payé la lumière de vos marchés, et est-ce que cela a duré ?',
      said: 'À Bouaké, les vendeuses versent mille francs par mois au comité du marché. Après un an, 61 sur 80 paient encore, parce qu’une lampe cassée est réparée dans la journée.',
    },
    quiet: {
      title: 'Couturières à domicile : quels papiers gardent-elles ?',
      background:
        'Les assureurs demandent aux couturières à domicile des papiers que presque aucune n’a eus.',
      question1: 'Quels papiers gardent les couturières à domicile, et qui les accepte ?',
      said: 'À Korhogo, le cahier de commandes a suffi à la banque dès que deux voisines l’ont signé. L’assureur veut toujours un bail, que personne n’a.',
    },
    question:
      'Qui a accompagné des coopératives minières vers la formalisation et la micro-assurance des familles qui lavent l’or ?',
    background:
      'Deux coopératives de 140 familles près de Kédougou veulent s’enregistrer. L’assureur n’a pas de prime pour une saison sans or.',
    typed: ' Une phrase suffit.',
    other: 'Awa Cissé',
    otherQuestion:
      'Quel formulaire les ferrailleurs de Bouaké emploient-ils pour leurs récupératrices ?',
    otherReply:
      'Ils emploient la liste d’une page de la mairie, le formulaire M-12 : nom, numéro de téléphone, jour de la première pesée. La police ne demande rien de plus.',
    later: 'formulaire des ferrailleurs de Bouaké pour les récupératrices',
  },
  es: {
    community: 'skills',
    moderator: 'Sofia Herrera',
    asker: 'Mateo Vargas',
    member: 'Andrés Solano',
    overdue: {
      guests: 'true',
      title: 'Talleres nocturnos: ¿quién paga la luz?',
      background:
        'Tres centros abren sus talleres por la noche y preguntan ahora quién paga la luz.',
      question1: '¿Quién pagó la luz en sus centros, y duró?',
      said: 'En Cartago, Costa Rica, los aprendices pusieron dos dólares al mes en un fondo del centro. Un año después, 61 de 80 seguían pagando, porque una lámpara rota se arreglaba el mismo día.',
    },
    quiet: {
      guests: 'true',
      title: 'Costureras que aprenden en casa: ¿qué papeles guardan?',
      background:
        'Los centros piden a las costureras que aprendieron en casa papeles que casi ninguna tuvo.',
      question1: '¿Qué papeles guardan quienes aprendieron en casa, y quién los acepta?',
      said: 'En Heredia el cuaderno de pedidos bastó al centro cuando dos vecinas lo firmaron. El ministerio todavía pide un contrato, que nadie tiene.',
    },
    question:
      '¿Quién ha certificado las competencias y la formación profesional de jóvenes en cooperativas mineras?',
    background:
      'Dos cooperativas de 140 familias cerca de Puno quieren certificar a sus jóvenes. El centro no conoce el oficio de lavar oro.',
    typed: ' Basta una frase.',
    other: 'Carlos Mendoza',
    otherQuestion:
      '¿Qué formulario usan los centros de Cartago para inscribir a aprendices sin partida de nacimiento?',
    otherReply:
      'Usan la lista de una página de la municipalidad, el formulario M-12: nombre, número de teléfono, día de la primera clase. El ministerio no pide más.',
    later: 'formulario de los centros de Cartago para aprendices sin partida de nacimiento',
  },
};
