/** What people write in the loop. Everything they read comes from the product. */

export const DISCUSSION = {
  title: 'Vendeuses de marché enregistrées : qu’est-ce qui tient après un an ?',
  background:
    'Depuis deux ans, plusieurs bureaux aident des vendeuses de marché à s’enregistrer, à cotiser et à parler d’une seule voix avec leur mairie. Les inscriptions montent, puis beaucoup de dossiers s’éteignent au premier renouvellement. Nous voulons comprendre ce qui fait durer l’enregistrement. La synthèse nourrira le guide que nous remettrons aux mairies au printemps.',
  question1: 'Qu’est-ce qui a fait durer l’enregistrement au-delà de la première année ?',
  question2: 'Quel coût ou quelle démarche a fait abandonner les vendeuses ?',
};

export const CARLOS =
  'En Ica funcionó que la ventanilla vaya al mercado el mismo día que cobra la cooperativa. De 412 puestos registrados, 361 renovaron al año porque el pago se hizo en cuotas semanales de dos soles. Véase https://ventanillas.example/ica para los formatos.';

export const MEI =
  'In Chiang Mai the registration lasted where the market committee kept the receipts and renewed for everyone at once. Renewal rose from 48 to 83 per cent in one year. Paying in weekly instalments together with the stall fee mattered more than the amount.';

export const FATOU =
  'À Bouaké, le renouvellement a tenu quand la cotisation se paie avec le droit de place, chaque semaine. Sans cela, la somme annuelle tombe au moment de la rentrée et les vendeuses abandonnent.';

export const OMAR =
  'I disagree that instalments are the key. In Saida weekly collection frightened vendors: they feared the municipality would use the lists to evict them. However cheap it is, nobody renews without a written promise not to use the register for fines.';

export const KARIM =
  'My cousin’s company registers stalls quickly and cheaply, call him on +961 70 000 000 and mention my name for a discount.';

export const HIDE_REASON =
  'Publicité pour une entreprise privée ; merci de partager plutôt ce que vous avez observé.';

export const LATE =
  'Una observación tardía: en Recife la feria nocturna renovó más porque la inscripción incluía luz y baños. Puede servir para la guía.';

export const EDITED =
  'Le paiement par petites sommes hebdomadaires, avec le droit de place, fait durer l’enregistrement (Ica, Chiang Mai, Bouaké).';

export const LESSON = {
  what: {
    title: 'Let repairers assess repairers before you write the curriculum',
    context:
      'Green skills project in Kenya, Viet Nam and Colombia, 2024 to 2027. Fourteen training centres, most trainers had never repaired for a living. Repair shops were organised in associations in two of the three countries.',
    happened:
      'In Nairobi we asked nine working repairers to test the first 60 trainees on real broken phones and fans. They failed 41 of them. We rewrote the first module around fault finding within six weeks; of the next 60 trainees 52 passed and 37 were taken on by the shops that had tested them.',
  },
  why: {
    outcome: 'worked',
    cause:
      'The repairers knew which faults come through the door; our curriculum had followed the equipment makers’ manuals. Because the assessors later hired, they took the test seriously.',
    recommendation:
      'Budget assessor days for working repairers in the first three months, before any curriculum is approved, and pay them the daily rate of a trainer.',
  },
  where: {
    topics: 'Skills, Green jobs',
    elsewhere:
      'Bicycle, solar and sewing machine repair; any trade where small shops do the hiring.',
  },
};

export const SEARCH_LESSON = 'repairers assess trainees before the curriculum is written';
export const PROJECT = 'Green skills for repair and reuse trades';
