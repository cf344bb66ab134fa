import type { CaptureId, PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { rowsOf, type Terms } from './answers.ts';
import type { Capture } from './model.ts';
import { fieldsOf, type Template } from './template.ts';

/** Success and failure have one form and one standing. */
export const OUTCOMES = ['worked', 'partly', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One lesson of one record, in its author's words. */
export interface Lesson {
  readonly capture: CaptureId;
  readonly by: PersonId;
  readonly title: string;
  readonly language: Language;
  readonly outcome: Outcome;
  readonly said: string;
  /** Why it went that way, or what to do next; empty where nothing was said. */
  readonly because: string;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** `YYYY-MM-DD`: when it came out. */
  readonly on: string;
}

/** What is asked for; what is empty asks for nothing. Days as `YYYY-MM-DD`, both included. */
export interface LessonFilter {
  readonly topic: string;
  readonly country: string;
  readonly from: string;
  readonly to: string;
}

const outcomeIn = (answer: string | undefined): Outcome | null =>
  OUTCOMES.find((outcome) => outcome === answer?.trim()) ?? null;

/** Of each lesson: outcome, what was said, and why; in a form each is an answer, in a table each a cell. */
function saidIn(template: Template, { answers }: Capture): readonly (string | undefined)[][] {
  const { experience } = template;
  if (!experience) return [];
  const { rows, outcome, said, because } = experience;
  if (!rows) return [[answers[outcome], answers[said], because ? answers[because] : '']];
  const columns = fieldsOf(template).find(({ id }) => id === rows)?.columns ?? [];
  const at = (id: string | undefined) => columns.findIndex((column) => column.id === id);
  return rowsOf(answers[rows] ?? '').map((row) => [
    row[at(outcome)],
    row[at(said)],
    row[at(because)],
  ]);
}

/** The lessons of a record that is out. */
export function lessonsIn(template: Template, capture: Capture, terms: Terms): readonly Lesson[] {
  const { id, owner, language, answers, history, updatedAt } = capture;
  const answer = (field: string | undefined) => (field && answers[field]?.trim()) || '';
  const out = history.findLast(({ move }) => move === 'published')?.at;
  return saidIn(template, capture).flatMap(([outcome, said = '', because = '']) => {
    const known = outcomeIn(outcome);
    if (!known || said.trim() === '') return [];
    return [
      {
        ...{ capture: id, by: owner, language, outcome: known },
        title: answer(template.titleField),
        said: said.trim(),
        because: because.trim(),
        topics: terms.topicsIn(answer(template.topicsField)),
        countries: terms.countriesIn(answer(template.countriesField)),
        on: (out ?? updatedAt.toISOString()).slice(0, 10),
      },
    ];
  });
}

export const isAskedFor =
  ({ topic, country, from, to }: LessonFilter) =>
  ({ topics, countries, on }: Lesson): boolean =>
    (topic === '' || topics.includes(topic)) &&
    (country === '' || countries.includes(country)) &&
    (from === '' || on >= from) &&
    (to === '' || on <= to);
