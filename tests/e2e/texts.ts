/** What people write in these checks. Everything they read comes from the product. */

export const COMMUNITY = 'formalization';

export const SEARCH = 'sécurité sociale des travailleuses domestiques au Kenya';

export const DISCUSSION = {
  title: 'Vendeuses de marché enregistrées : qu’est-ce qui tient après un an ?',
  background:
    'Depuis deux ans, plusieurs bureaux aident des vendeuses de marché à s’enregistrer et à cotiser. Les inscriptions montent, puis beaucoup de dossiers s’éteignent au premier renouvellement. Nous voulons comprendre ce qui fait durer l’enregistrement.',
  question1: 'Qu’est-ce qui a fait durer l’enregistrement au-delà de la première année ?',
  question2: 'Quel coût ou quelle démarche a fait abandonner les vendeuses ?',
};

export const MEI =
  'In Chiang Mai the registration lasted where the market committee kept the receipts and renewed for everyone at once. Renewal rose from 48 to 83 per cent in one year.';

export const MEI_UNSENT = 'A second thought that I have not sent yet: who pays the committee?';

export const CARLOS =
  'En Ica funcionó que la ventanilla vaya al mercado el mismo día que cobra la cooperativa. De 412 puestos registrados, 361 renovaron al año.';

export const OMAR =
  'I disagree that weekly collection is the key. In Saida it frightened vendors: they feared the municipality would use the lists to evict them.';

export const KARIM =
  'My cousin’s company registers stalls quickly and cheaply, call him on +961 70 000 000 and mention my name for a discount.';

export const HIDE_REASON =
  'Publicité pour une entreprise privée ; merci de partager plutôt ce que vous avez observé.';

export const EDITED =
  'Le renouvellement groupé, au marché même, fait durer l’enregistrement (Ica, Chiang Mai).';

export const SEARCH_SYNTHESIS = 'enregistrement des vendeuses de marché après un an';

export const PROJECT = 'Green skills for repair and reuse trades';

export const LESSON = {
  title: 'Let repairers assess repairers before you write the curriculum',
  context:
    'Green skills project in Kenya, Viet Nam and Colombia. Fourteen training centres, most trainers had never repaired for a living.',
  happened:
    'In Nairobi nine working repairers tested the first 60 trainees on real broken phones. They failed 41. We rewrote the first module around fault finding within six weeks.',
  cause:
    'The repairers knew which faults come through the door; our curriculum had followed manuals.',
  recommendation:
    'Budget assessor days for working repairers in the first three months, before any curriculum is approved.',
  topics: 'Skills, Green jobs',
  elsewhere: 'Bicycle, solar and sewing machine repair.',
};

export const SEARCH_LESSON = 'repairers assess trainees before the curriculum is written';

export const QUESTION = {
  text: 'How do we register domestic workers for social security where households pay in cash?',
  background: 'For a pilot in Amman that begins in spring; a stamp card was tried and forgotten.',
  channel:
    'In Chiang Mai the village fund pays the contribution and collects it from the households in one visit a month.',
  tab: 'En el Perú los inspectores visitaron a la hora del almuerzo y se inscribieron cuatrocientos hogares empleadores.',
  edited: 'L’inscription tient là où quelqu’un la fait pour plusieurs ménages à la fois.',
  thanks: 'The village fund: we shall try it.',
};

export const HANDOVER = {
  duties: 'The quarterly labour force tables; the ministry waits for them on the tenth.',
  commitments: 'Comments on the survey questionnaire by 15.01.2027\nA call with the census bureau',
};
