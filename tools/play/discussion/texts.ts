import type { Language } from '../../../src/kernel/language.ts';

/** Where somebody writes. */
export type Door = 'channel' | 'chat' | 'tab';

export interface Contributor {
  readonly name: string;
  readonly by: Door;
  readonly text: string;
}

export interface Texts {
  /** Of the discussion: its channel reads what Praxis says of it in this language. */
  readonly language: Language;
  readonly moderator: string;
  /** Slug of the community. */
  readonly community: string;
  /** In a community that has guests only what is marked for them stands in its channel. */
  readonly guests?: true;
  readonly title: string;
  readonly background: string;
  /** The first two are asked in the first week, the third in the second. */
  readonly questions: readonly [string, string, string];
  readonly decision: string;
  /** What the moderator looks for, to pin it above the rest. */
  readonly looksFor: string;
  /** Who is to begin, and who was asked to answer. */
  readonly starter: string;
  readonly starterWords: string;
  readonly resource: string;
  readonly contributors: readonly Contributor[];
  readonly late: { readonly name: string; readonly text: string };
  /** Of the first contributor by channel, changed afterwards. */
  readonly edited: string;
  /** Posted in the channel and taken back by its author. */
  readonly takenBack: { readonly name: string; readonly text: string };
}

/** What colleagues report, each in the language in which they write; one of them sees it otherwise. */
const SAID = {
  en1: 'In Gujarat the master and the apprentice sign a one-page agreement with a picture for each task. Nine of ten apprentices now finish, because the family sees what was promised and when it ends.',
  en2: 'In Budapest we tested former apprentices against their own workshop’s customers. What held was the weekly half day of theory on the workshop floor, not in a school that nobody could reach.',
  en3: 'In Lagos State the trade association keeps the register and a small training levy pays the examiners. It has lasted six years without a project behind it.',
  en4: 'I disagree that written agreements help. In Saida masters who had signed were visited by the tax office, and the next year nobody took an apprentice. However well it is meant, paper frightens small workshops away.',
  en5: 'In Ha Noi a skills passport with photographs of finished work found more employers than the certificate did. Employers looked at the pictures first.',
  en6: 'In Accra girls stayed in vehicle repair only where a second woman worked in the shop. Two places at once in one workshop did more than any campaign.',
  en7: 'In Almaty the assessment is done on market day, when customers can watch. Masters began to prepare their apprentices as soon as the first one had failed in public.',
  en8: 'In Nairobi the apprentices’ savings group bought the tools together. Those who own their tools on the last day stay in the trade; those who do not are back on the farm.',
  fr1: 'À Abidjan, le contrat d’apprentissage a tenu quand l’association des maîtres-artisans l’a elle-même rédigé. Le modèle de l’administration, plus complet, n’a été signé que par une dizaine d’ateliers.',
  fr2: 'À Dakar, la validation des acquis se fait en une journée dans l’atelier, avec deux maîtres d’un autre quartier. Les apprentis qui échouent reçoivent la liste de ce qui manque et reviennent trois mois plus tard.',
  fr3: 'À Bouaké, les couturières ont demandé une formation en gestion avant toute certification : sans carnet de commandes, le certificat reste accroché au mur.',
  fr4: 'À Thiès, la mutuelle de santé des apprentis a changé l’avis des familles : elles laissent les filles terminer parce que le risque d’accident est couvert.',
  es1: 'En Ica el maestro recibe una hora semanal de asesoría a cambio de dejar al aprendiz ir a clase. Sin esa hora, ningún taller lo soltaba en temporada alta.',
  es2: 'En Recife la feria nocturna evalúa a los aprendices delante del público. La evaluación cuesta poco y los propios clientes corrigen lo que el manual no dice.',
  es3: 'En San José el aprendizaje se reconoce por módulos cortos. Quien deja el taller en el segundo año se lleva algo, y por eso vuelve más adelante a terminar.',
  es4: 'En Arequipa contamos a los aprendices en la encuesta de hogares: la mitad trabajaba con un familiar y ningún registro los veía. Conviene medirlos antes de diseñar el programa.',
} as const;

const LATE = {
  fr: 'J’arrive tard : à Saint-Louis, ce sont les épouses des maîtres qui tiennent les comptes, et sans elles aucun contrat n’a été respecté. Il faut les interroger aussi.',
  es: 'Llego tarde, pero en Cusco los gremios pagan a los evaluadores con su propia cuota. Puede servir para la síntesis.',
};

const IN_FORMALIZATION: readonly Contributor[] = [
  { name: 'Carlos Mendoza', by: 'channel', text: SAID.es1 },
  { name: 'Omar Haddad', by: 'channel', text: SAID.en4 },
  { name: 'Ananya Bose', by: 'channel', text: SAID.en1 },
  { name: 'Moussa Traoré', by: 'channel', text: SAID.fr2 },
  { name: 'Thiago Almeida', by: 'chat', text: SAID.es2 },
  { name: 'Yacouba Ouattara', by: 'chat', text: SAID.fr1 },
  { name: 'Elena Petrescu', by: 'chat', text: SAID.en2 },
  { name: 'Nguyen Thi Lan', by: 'chat', text: SAID.en5 },
  { name: 'Fatou Ndiaye', by: 'tab', text: SAID.fr3 },
  { name: 'Gabriela Núñez', by: 'tab', text: SAID.es3 },
  { name: 'Luis Alberto Paredes', by: 'tab', text: SAID.es4 },
  { name: 'Adjoa Mensah', by: 'tab', text: SAID.en6 },
];

const IN_SKILLS: readonly Contributor[] = [
  { name: 'Carlos Mendoza', by: 'channel', text: SAID.es1 },
  { name: 'Layla Mansour', by: 'channel', text: SAID.en4 },
  { name: 'Rajesh Kumar', by: 'channel', text: SAID.en1 },
  { name: 'Moussa Traoré', by: 'channel', text: SAID.fr2 },
  { name: 'Mateo Vargas', by: 'chat', text: SAID.es4 },
  { name: 'Zoltán Kovács', by: 'chat', text: SAID.en2 },
  { name: 'Aigul Nurlanova', by: 'chat', text: SAID.en7 },
  { name: 'Nguyen Thi Lan', by: 'chat', text: SAID.en5 },
  { name: 'Andrés Solano', by: 'tab', text: SAID.es3 },
  { name: 'Grace Mwangi', by: 'tab', text: SAID.en8 },
  { name: 'Lars Nygaard', by: 'tab', text: SAID.en3 },
  { name: 'Sarah Lim', by: 'tab', text: SAID.en6 },
];

const EDITED =
  'En Ica el maestro recibe dos horas semanales de asesoría (antes escribí una) a cambio de dejar al aprendiz ir a clase. Sin ellas, ningún taller lo soltaba en temporada alta.';

const FORMALIZATION = {
  community: 'formalization',
  starter: 'Carlos Mendoza',
  resource: 'Pieter van Wyk',
  contributors: IN_FORMALIZATION,
  late: { name: 'Awa Cissé', text: LATE.fr },
  edited: EDITED,
  takenBack: {
    name: 'Mei Tanaka',
    text: 'Posted in the wrong thread: the agenda of Thursday’s coordination call.',
  },
} as const;

/** Who plays the play of the e-discussion, and what they write. Everything they read comes from the product. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    language: 'en',
    ...FORMALIZATION,
    moderator: 'Thandiwe Mokoena',
    title: 'Apprentices in informal workshops: what makes them stay, finish and be recognized?',
    background:
      'Most young people who learn a trade learn it from a master in an informal workshop. Some programmes upgrade this and many end with their project. We want to know what has lasted, for whom it did not work, and what to write into the next generation of agreements.',
    questions: [
      'What has been tried where you work so that apprentices finish, and what came of it?',
      'Who recognizes what they have learned, and who pays for that?',
      'What should an agreement between master and apprentice contain, and what would you leave out?',
    ],
    decision: 'The guidance on apprenticeship agreements that the region adopts in spring.',
    looksFor: 'apprentices informal workshops certificate',
    starterWords: 'What happened in Ica when lessons fell into high season?',
  },
  fr: {
    language: 'fr',
    ...FORMALIZATION,
    moderator: 'Amina Diallo',
    title:
      'Apprentis des ateliers informels : qu’est-ce qui les fait rester, finir et reconnaître ?',
    background:
      'La plupart des jeunes qui apprennent un métier l’apprennent auprès d’un maître, dans un atelier informel. Des programmes améliorent cet apprentissage, et beaucoup finissent avec leur projet. Nous voulons savoir ce qui a duré, pour qui cela n’a pas marché, et quoi écrire dans les prochains contrats.',
    questions: [
      'Qu’a-t-on tenté chez vous pour que les apprentis terminent, et avec quels résultats ?',
      'Qui reconnaît ce qu’ils ont appris, et qui paie cette reconnaissance ?',
      'Que doit contenir un contrat entre maître et apprenti, et que faut-il en laisser de côté ?',
    ],
    decision:
      'Les orientations sur les contrats d’apprentissage que la région adopte au printemps.',
    looksFor: 'apprentis ateliers informels certificat',
    starterWords: 'Que s’est-il passé à Ica quand les cours tombaient en haute saison ?',
  },
  es: {
    language: 'es',
    community: 'skills',
    guests: true,
    moderator: 'Sofia Herrera',
    starter: 'Carlos Mendoza',
    resource: 'David Mutua',
    contributors: IN_SKILLS,
    late: { name: 'Jonas Weber', text: LATE.es },
    edited: EDITED,
    takenBack: {
      name: 'Liza Aquino',
      text: 'Posted in the wrong thread: the agenda of Thursday’s coordination call.',
    },
    title:
      'Aprendices en talleres informales: ¿qué hace que se queden, terminen y se les reconozca?',
    background:
      'La mayoría de los jóvenes que aprenden un oficio lo aprenden con un maestro en un taller informal. Algunos programas lo mejoran y muchos terminan con su proyecto. Queremos saber qué ha durado, a quién no le sirvió y qué escribir en los próximos acuerdos.',
    questions: [
      '¿Qué se ha intentado donde usted trabaja para que los aprendices terminen, y con qué resultado?',
      '¿Quién reconoce lo aprendido y quién lo paga?',
      '¿Qué debe contener un acuerdo entre maestro y aprendiz, y qué dejaría usted fuera?',
    ],
    decision: 'Las orientaciones sobre acuerdos de aprendizaje que la región adopta en primavera.',
    looksFor: 'aprendices talleres certificado',
    starterWords: '¿Qué pasó en Ica cuando las clases caían en temporada alta?',
  },
};
