import type { Texts } from './texts.ts';

const TERMS = 'Study on repair trades in three towns';
const SKILLS = 'Ten interviews in workshops, in Swahili; statistics of small firms';
const PROJECT = 'Green skills for repair and reuse trades';

export const EN: Texts = {
  manager: 'Jonas Weber',
  project: PROJECT,
  writer: 'Lars Nygaard',
  designer: 'Mei Tanaka',
  drafts: 'my drafts',
  own: 'my record',
  terms: {
    words: 'write terms of reference',
    title: TERMS,
    skills: SKILLS,
    cards: [
      {
        title: TERMS,
        purpose: 'To decide in June which of three towns gets a training centre for repair trades.',
        project: 'GLO/25/20/DNK',
      },
      {
        'deliverables.what': 'Data set of 400 workshops, with its questions',
        'deliverables.when': '2027-05-14',
        'dates.from': '2027-02-01',
        'dates.to': '2027-05-31',
        skills: SKILLS,
      },
      {
        knowledge: 'A data set that the statistics unit keeps, and one lesson on repair trades.',
        topics: 'Green jobs, Skills',
        countries: 'Kenya',
      },
    ],
  },
  lessons: [
    [
      'Toolkits that came before the course kept 9 of 10 trainees to the end',
      'worked',
      'Order the toolkits when the course is announced',
    ],
    [
      'Certificates took eleven months, and 300 trainees had found other work by then',
      'failed',
      'Agree the form with the ministry before the first course',
    ],
    [
      'Workshop owners taught well where they were paid by the hour, and left where they were not',
      'partly',
      'Pay owners by the hour from the first week',
    ],
  ],
  outputs: [
    ['Database', 'Register of 2,300 repairers', 'SKILLS', 'Schools look up who can teach'],
    [
      'Network',
      'Repairers’ round of fourteen centres',
      'The centres',
      'Meets each quarter',
      'none',
      'Federation of repairers, Nairobi',
    ],
    [
      'Manual',
      'Training manual for phone and fridge repair',
      'SKILLS',
      'Taught in fourteen centres',
      '2,000 USD for a new edition in 2029',
      'Lars Nygaard',
    ],
  ],
  exit: 'The ministry runs the courses from June with its own budget line; the federation keeps the round of centres.',
  trained: ['Ministry of Labour', '24', 'Repair trades', 'The trainers’ course'],
  topics: 'Green jobs, Skills',
  funds: 'Asked of the donor in May',
  forecast: '4,000 USD a year, from the budget of SKILLS',
  keeper: 'Sarah Lim',
  practice: {
    words: 'write a good practice',
    cards: [
      {
        title: 'Toolkits first: the tools come before the course',
        summary:
          'Each trainee has the toolkit on the first day; tried in four of fourteen centres for green jobs in repair.',
        'period.from': '2025-02-03',
        'period.to': '2026-10-30',
        project: 'GLO/24/39/NOR',
      },
      {
        context:
          'Centres with a store that locks; where tools were sold on, half of them were gone.',
        cause:
          'Trainees repaired for pay from week two, so that 9 of 10 stayed instead of 6 of 10.',
        impact: '412 of 460 trainees finished in four centres; before it were 276 of 460.',
      },
      {
        replication: 'The ministry tries it in Kisumu next year.',
        links: 'Skills strategy of Kenya, outcome 2',
        stage: 'pilot',
        contact: 'Jonas Weber',
      },
      { topics: 'Green jobs, Skills', countries: 'Kenya' },
    ],
    list: 'practice pipeline',
  },
  sponsor: { name: 'Grace Mwangi', reason: 'Four centres show it; the budget of 2027 decides.' },
  nextProject: {
    title: 'Green jobs in bicycle repair',
    code: 'GLO/27/01/NOR',
    countries: 'Kenya;Uganda',
  },
  begun: {
    title: 'Green jobs and skills in bicycle repair: study before the project',
    purpose: 'To decide where workshops for repair and reuse trades train first.',
  },
  synthesis: 'lessons on green jobs',
};
