import type {
  DiscussionTemplate,
  EditPlan,
  PlanInput,
} from '../../../src/contract/discussion-plans.ts';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { type LocalTime, toInstant, toLocal } from '../../dates.ts';

/** The plan as it is typed: people and questions as lines, since most are pasted from a list. */
export interface PlanForm {
  readonly version: number;
  readonly title: string;
  readonly background: string;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly phases: readonly PhaseForm[];
  readonly lead: string;
  readonly deputies: string;
  readonly resource: string;
  readonly seeds: string;
  readonly pinned: readonly string[];
  readonly languages: PlanInput['languages'];
  readonly audience: string;
  readonly output: string;
  readonly decision: string;
  readonly announceDays: string;
  readonly finalCallHours: string;
  readonly quietDays: string;
}

/** What each part of the form is given. */
export interface PlanPartProps {
  readonly page: DiscussionPage;
  readonly form: PlanForm;
  readonly change: (part: Partial<PlanForm>) => void;
}

export interface PhaseForm {
  readonly title: string;
  readonly questions: string;
  readonly opensAt: LocalTime;
}

export type PlanProblem =
  | { readonly word: 'wrong-dates' | 'wrong-number' }
  | { readonly word: 'wrong-line'; readonly line: string };

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function formOf({ plan, ...page }: DiscussionPage, zone: string): PlanForm {
  const local = (at: string) => toLocal(new Date(at), zone);
  return {
    version: page.version,
    title: page.title,
    background: page.background,
    startsAt: local(page.startsAt),
    endsAt: local(page.endsAt),
    phases: plan.phases.map(({ title, questions, opensAt }) => ({
      title,
      questions: questions.join('\n'),
      opensAt: local(opensAt),
    })),
    lead: plan.lead?.name ?? '',
    deputies: plan.deputies.map(({ name }) => name).join('\n'),
    resource: plan.resourcePersons
      .map(({ person, hours }) => `${person.name}, ${hours}`)
      .join('\n'),
    seeds: plan.seeds.map(({ person, starter }) => `${person.name}: ${starter}`).join('\n'),
    pinned: plan.pinned,
    languages: plan.languages,
    audience: plan.audience,
    output: plan.output,
    decision: plan.decision,
    announceDays: String(plan.announceDays),
    finalCallHours: String(plan.finalCallHours),
    quietDays: String(plan.quietDays),
  };
}

const RESOURCE = /^(.+?)[,;]\s*(\d{1,3})$/;
const SEED = /^([^:]+?)\s*(?::\s*(.*))?$/;

function numberIn(text: string, least: number, most: number): number | null {
  const value = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** People by id where they are those who stood there, else as they were typed. */
function known(page: DiscussionPage): (words: string) => string {
  const { lead, deputies, resourcePersons, seeds } = page.plan;
  const people = [
    ...(lead ? [lead] : []),
    ...deputies,
    ...[...resourcePersons, ...seeds].map(({ person }) => person),
  ];
  const byName = new Map(people.map(({ id, name }) => [name.toLowerCase(), id]));
  return (words) => byName.get(words.trim().toLowerCase()) ?? words.trim();
}

/** The request, or what stands between the form and its sending. */
export function requestOf(
  form: PlanForm,
  page: DiscussionPage,
  zone: string,
): EditPlan | PlanProblem {
  const find = known(page);
  const startsAt = toInstant(form.startsAt, zone);
  const endsAt = toInstant(form.endsAt, zone);
  const phases = phasesOf(form, page, zone);
  if (!startsAt || !endsAt || endsAt <= startsAt || !phases) return { word: 'wrong-dates' };
  const announceDays = numberIn(form.announceDays, 0, 60);
  const finalCallHours = numberIn(form.finalCallHours, 0, 168);
  const quietDays = numberIn(form.quietDays, 1, 30);
  if (announceDays === null || finalCallHours === null || quietDays === null) {
    return { word: 'wrong-number' };
  }
  const resource = lines(form.resource).map((line) => ({ line, found: RESOURCE.exec(line) }));
  const wrong = resource.find(({ found }) => !found);
  if (wrong) return { word: 'wrong-line', line: wrong.line };
  return {
    version: form.version,
    title: form.title.trim(),
    background: form.background.trim(),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    plan: {
      template: page.plan.template,
      phases,
      lead: find(form.lead),
      deputies: lines(form.deputies).map(find),
      resourcePersons: resource.map(({ found }) => ({
        person: find(found?.[1] ?? ''),
        hours: Number(found?.[2]),
      })),
      seeds: lines(form.seeds).map((line) => {
        const found = SEED.exec(line);
        return { person: find(found?.[1] ?? line), starter: (found?.[2] ?? '').trim() };
      }),
      pinned: [...form.pinned],
      languages: form.languages,
      audience: form.audience.trim(),
      output: form.output.trim(),
      decision: form.decision.trim(),
      announceDays,
      finalCallHours,
      quietDays,
    },
  };
}

/** Null where one has no time or no question. What has opened is sent as it stands. */
function phasesOf(form: PlanForm, page: DiscussionPage, zone: string): PlanInput['phases'] | null {
  const made = form.phases.map(({ title, questions, opensAt }, index) => {
    const there = page.plan.phases[index];
    if (there && index <= page.plan.phase) return { ...there, title: title.trim() };
    const at = toInstant(opensAt, zone);
    return at && lines(questions).length > 0
      ? { title: title.trim(), questions: lines(questions).slice(0, 5), opensAt: at.toISOString() }
      : null;
  });
  return made.every((phase) => phase !== null) ? made : null;
}

const DAY_MS = 86_400_000;

/** What a template proposes from this start; questions that were typed stand in its first phase. */
export function planOfTemplate(
  template: DiscussionTemplate,
  dates: { readonly start: Date; readonly end: Date },
  questions: readonly string[],
): PlanInput {
  const { id, phases, announceDays, finalCallHours, quietDays, output } = template;
  const made = phases.map((phase, index) => ({
    title: phase.title,
    questions: index === 0 && questions.length > 0 ? [...questions] : phase.questions,
    opensAt: new Date(dates.start.getTime() + phase.day * DAY_MS).toISOString(),
  }));
  return {
    template: id,
    phases: made.filter(({ opensAt }) => new Date(opensAt) < dates.end),
    lead: '',
    deputies: [],
    resourcePersons: [],
    seeds: [],
    pinned: [],
    languages: [],
    audience: '',
    output,
    decision: '',
    announceDays,
    finalCallHours,
    quietDays,
  };
}
