import type { Texts } from './texts.ts';

const TERMS = 'Étude sur les caisses de six marchés';
const SKILLS = 'Vingt entretiens sur les marchés, en wolof ; comptes de petites caisses';
const PROJECT = 'Sécuriser les parcours des vendeuses de marché';

export const FR: Texts = {
  manager: 'Amina Diallo',
  project: PROJECT,
  writer: 'Fatou Ndiaye',
  designer: 'Moussa Traoré',
  drafts: 'mes brouillons',
  own: 'mon bilan',
  terms: {
    words: 'écrire des termes de référence',
    title: TERMS,
    skills: SKILLS,
    cards: [
      {
        title: TERMS,
        purpose: 'Décider en juin lequel des six marchés reçoit le prochain guichet unique.',
        project: 'RAF/25/08/DEU',
      },
      {
        'deliverables.what': 'Jeu de données de 400 étals, avec ses questions',
        'deliverables.when': '2027-05-14',
        'dates.from': '2027-02-01',
        'dates.to': '2027-05-31',
        skills: SKILLS,
      },
      {
        knowledge:
          'Un jeu de données que tient l’unité des statistiques, et une leçon sur la formalisation des marchés.',
        topics: 'Formalisation',
        countries: 'Sénégal',
      },
    ],
  },
  lessons: [
    [
      'Au guichet ouvert le jour de la tontine, 9 vendeuses sur 10 ont renouvelé',
      'worked',
      'Fixer les heures du guichet avec les caisses',
    ],
    [
      'Les cartes ont mis onze mois, et 300 vendeuses avaient changé de marché',
      'failed',
      'Convenir du modèle de carte avec la mairie avant la première inscription',
    ],
    [
      'Les cheffes de rangée ont bien inscrit là où elles étaient payées à l’heure',
      'partly',
      'Payer les cheffes de rangée dès la première semaine',
    ],
  ],
  outputs: [
    [
      'Base de données',
      'Registre des 4 100 vendeuses',
      'ENTERPRISES',
      'Les mairies vérifient qui est inscrit',
    ],
    [
      'Réseau',
      'Cercle des six marchés',
      'Les caisses des marchés',
      'Se réunit chaque trimestre',
      'aucune',
      'Union des vendeuses de Dakar',
    ],
    [
      'Manuel',
      'Manuel de formation du guichet unique',
      'ENTERPRISES',
      'Enseigné dans six mairies',
      '2 000 USD pour une nouvelle édition en 2029',
      'Awa Cissé',
    ],
  ],
  exit: 'La mairie fait fonctionner les guichets dès juin sur son propre budget ; l’union garde le cercle des marchés.',
  trained: ['Mairie de Dakar', '24', 'Tenue du registre', 'Le cours des guichets'],
  topics: 'Formalisation',
  funds: 'Demandés au donateur en mai',
  forecast: '4 000 USD par an, sur le budget d’ENTERPRISES',
  keeper: 'Moussa Traoré',
  practice: {
    words: 'écrire une bonne pratique',
    cards: [
      {
        title: 'Le guichet ouvre le jour de la tontine',
        summary:
          'Les vendeuses renouvellent là où elles viennent déjà ; essayé sur deux marchés de six pour la formalisation.',
        'period.from': '2025-02-03',
        'period.to': '2026-10-30',
        project: 'RAF/23/11/FRA',
      },
      {
        context:
          'Marchés dont la caisse se réunit chaque semaine ; sans caisse, personne n’est venu.',
        cause: 'La vendeuse ne perd pas de demi-journée, et 9 sur 10 renouvellent au lieu de 5.',
        impact: '1 240 vendeuses sur 1 380 ont renouvelé sur deux marchés ; avant, 690 sur 1 380.',
      },
      {
        replication: 'La mairie de Thiès l’essaie l’an prochain.',
        links: 'Stratégie nationale de formalisation, résultat 2',
        stage: 'pilot',
        contact: 'Amina Diallo',
      },
      { topics: 'Formalisation', countries: 'Sénégal' },
    ],
    list: 'parcours des bonnes pratiques',
  },
  sponsor: {
    name: 'Ibrahima Sarr',
    reason: 'Deux marchés le montrent ; le budget de 2027 décidera.',
  },
  nextProject: {
    title: 'Formalisation des marchés de Thiès',
    code: 'RAF/27/01/FRA',
    countries: 'Senegal',
  },
  begun: {
    title: 'Formalisation des vendeuses de marché à Thiès : étude avant le projet',
    purpose: 'Décider sur quels marchés le guichet unique des vendeuses ouvre d’abord.',
  },
  synthesis: 'leçons sur la formalisation',
};
