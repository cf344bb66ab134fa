import type { Texts } from './texts.ts';

export const FR: Texts = {
  leaver: 'Jean-Pierre Mbarga',
  supervisor: 'Henri Aubert',
  successor: 'Fatou Ndiaye',
  strangers: ['Claire Fontaine', 'Samuel Boateng'],
  leavesIn: 41,
  asks: 'passation',
  known: ['Spécialiste, Protection sociale', 'Dakar'],
  unwritten: 'Ce qui n’est écrit nulle part',
  first: {
    post: { terms: 'P4, durée déterminée, depuis mars 2019' },
    duties: {
      duties:
        'Suivre les conventions avec les deux mutuelles du bois\nRépondre au ministère sur les barèmes sous deux jours\nFormer chaque février les guichetiers des mutuelles',
      tips: 'Appeler les mutuelles le lundi matin ; le vendredi, personne n’a les chiffres sous la main.',
    },
    running: {
      activities:
        'Avenant avec la mutuelle de Ziguinchor : signature en mars ; 140 000 USD ; les terminaux sont en retard\nManuel des guichetiers : deuxième épreuve chez l’imprimeur',
    },
  },
  second: [
    [
      3,
      {
        commitments:
          '2027-06-30 barèmes définitifs au ministère\n2027-01-29 réponse au donateur sur les terminaux\nun séminaire pour les guichetiers',
      },
    ],
    [
      4,
      {
        contacts:
          'Aïssatou Sow, direction de la protection sociale : décide de l’accès au registre ; le téléphone, jamais le courrier',
      },
    ],
    [
      5,
      {
        'read-first': 'https://mutuelles.example/convention/plan-2027',
        files: 'https://mutuelles.example/convention : barèmes, listes, procès-verbaux',
      },
    ],
    [
      6,
      {
        unwritten:
          'Le cahier vert de Kaolack ne s’ouvre que le jeudi, et seulement si l’on apporte les anciens reçus.',
      },
    ],
    [
      7,
      {
        lessons:
          'Là où les délégués des ateliers ont vu le barème d’abord, les refus sont tombés de 31 à 9 pour cent ; donc imprimer après leur lecture.',
        do: 'Essayer chaque formulaire avec dix personnes qui n’aiment pas les formulaires.',
      },
    ],
    [
      8,
      {
        risks:
          'Le contrat des terminaux prend fin en juillet ; le premier signe est le silence du fournisseur.',
      },
    ],
  ],
  promise: 'réponse au donateur sur les terminaux',
  marks: { open: 'délégués des ateliers', supervisor: 'Ziguinchor', successor: 'cahier vert' },
  open: ['Réunions régulières', 'À éviter', 'Contraintes, et comment les surmonter'],
  questions: [
    ['Qui répond tout de suite au ministère ?', 'Son adjointe, avant neuf heures du matin.'],
    ['Quel barème est toujours en retard ?', 'Celui des menuisiers ; le demander en janvier.'],
  ],
};
