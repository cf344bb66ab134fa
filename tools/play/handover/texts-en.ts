import type { Texts } from './texts.ts';

export const EN: Texts = {
  leaver: 'Pieter van Wyk',
  supervisor: 'Paolo Ferrante',
  successor: 'David Mutua',
  strangers: ['Claire Fontaine', 'Samuel Boateng'],
  leavesIn: 27,
  asks: 'handover',
  known: ['Statistician', 'Pretoria'],
  unwritten: 'Unwritten knowledge',
  first: {
    post: { terms: 'P4, fixed-term, since March 2019' },
    duties: {
      duties:
        'Keep the quarterly wage survey of the Eastern Cape running\nAnswer the ministry’s questions on the tables within two days\nTrain the district enumerators every February',
      tips: 'Call the districts on Monday mornings; on Fridays nobody has the figures at hand.',
    },
    running: {
      activities:
        'Wage survey, round 27: field work until March; two universities; 140,000 USD; the tablets for Mthatha are late\nManual for enumerators: second draft with the printer',
    },
  },
  second: [
    [
      3,
      {
        commitments:
          '2027-06-30 final tables to the ministry\n2027-01-29 answer to the donor on the tablets\na seminar for the districts',
      },
    ],
    [
      4,
      {
        contacts:
          'Nomsa Dlamini, Department of Labour: decides on access to the register; telephone, never mail',
      },
    ],
    [
      5,
      {
        'read-first': 'https://statistics.example/wages/survey-plan-round-27',
        files: 'https://statistics.example/wages: tables, scripts, the sampling frame',
      },
    ],
    [
      6,
      {
        unwritten:
          'The zebra register in Bhisho is opened on Thursdays only, and only if somebody brings the old receipts.',
      },
    ],
    [
      7,
      {
        lessons:
          'Where the shop stewards saw the questionnaire first, refusals fell from 31 to 9 per cent; therefore print after their reading.',
        do: 'Test every question with ten people who dislike surveys.',
      },
    ],
    [
      8,
      {
        risks:
          'The contract for the tablets lapses in July; the first sign is silence from the supplier.',
      },
    ],
  ],
  promise: 'answer to the donor on the tablets',
  marks: { open: 'shop stewards', supervisor: 'Mthatha', successor: 'zebra register' },
  open: ['Recurring meetings', 'Don’t', 'Constraints, and how to overcome them'],
  questions: [
    ['Who at the ministry answers at once?', 'Her deputy, before nine in the morning.'],
    ['Which table is always late?', 'The one of the mines; ask in January.'],
  ],
};
