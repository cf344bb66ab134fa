/** What may be chosen, where pages offer it: without schemas, since this file runs in the browser too. */

export const NOTICE_LEVELS = ['each', 'daily', 'weekly', 'addressed', 'none'] as const;

export const PRACTICE_STAGES = [
  'idea',
  'pilot',
  'evaluated',
  'adapted',
  'scaled',
  'institutionalised',
  'stopped',
] as const;

export const OUTSIDE_KINDS = ['oai', 'marcxml', 'csv', 'lessons'] as const;

export const OUTSIDE_PREFIXES = ['oai_dc', 'marc21', 'marcxml'] as const;

/** What a sheet's columns hold, in the order in which it is asked for. */
export const OUTSIDE_FIELDS = [
  'identifier',
  'title',
  'link',
  'abstract',
  'authors',
  'date',
  'language',
  'subjects',
  'identifiers',
  'countries',
  'type',
  'sector',
  'evaluation',
  'lesson',
] as const;

/** How a question that was asked stands. */
export const STANDINGS = [
  'answered',
  'begun',
  'snoozed',
  'declined',
  'overdue',
  'waiting',
  'off',
] as const;
