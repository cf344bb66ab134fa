/** What Pieter leaves behind. Everything that people read comes from the product. */

/** By field, in the order of the form: the first sitting, in the chat. */
export const FIRST = {
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
} as const;

/** The second sitting, in the tab: by the fields' labels, a step at a time. */
export const SECOND: readonly (readonly [
  step: number,
  answers: Readonly<Record<string, string>>,
])[] = [
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
];

/** Words that stand in one section only: by them it is known who reads which. */
export const MARKS = {
  open: 'shop stewards',
  supervisor: 'Mthatha',
  successor: 'zebra register',
} as const;
/** What he leaves open. */
export const OPEN = [
  'Recurring meetings',
  'Don’t',
  'Constraints, and how to overcome them',
] as const;
