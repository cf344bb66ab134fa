import type { CaptureActions } from '../features/capture/actions.ts';
import type { Prompt } from '../features/capture/prompting/model.ts';
import { fieldsOf, type KnownFact, type Template } from '../features/capture/template.ts';
import type { SourceActions } from '../features/sources/actions.ts';
import { addDays, dayOf } from '../kernel/days.ts';
import type { Actor } from '../kernel/person.ts';
import type { MissionRecord } from '../ports/missions.ts';
import type { ProjectRecord } from '../ports/registers.ts';

interface Known {
  readonly capture: Pick<CaptureActions, 'prompts'>;
  readonly sources: Pick<SourceActions, 'missions'>;
}

type Facts = Readonly<Partial<Record<KnownFact, string>>>;

/** So long after its end a mission is still the one that somebody reports on. */
const RECENT_DAYS = 60;

/** The mission that is on, or else the one that ended last. */
export function missionOf(
  missions: readonly MissionRecord[],
  who: Pick<Actor, 'id'>,
  today: string,
): MissionRecord | null {
  const recent = missions.filter(
    ({ person, state, startsOn, endsOn }) =>
      person === who.id &&
      state === 'planned' &&
      startsOn <= today &&
      endsOn >= addDays(today, -RECENT_DAYS),
  );
  return recent.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn))[0] ?? null;
}

const ofMission = (mission: MissionRecord | null): Facts =>
  mission === null
    ? {}
    : {
        'mission.title': mission.title ?? '',
        'mission.dates': `${mission.startsOn}/${mission.endsOn}`,
        'mission.countries': mission.country ?? '',
      };

const dayIn = (at: Date): string => at.toISOString().slice(0, 10);

const factsOf = ({ code, title, countries, startsOn, endsOn }: ProjectRecord): Facts => ({
  'project.code': code,
  'project.title': title,
  'project.countries': countries.join(', '),
  'project.dates': `${dayIn(startsOn)}/${dayIn(endsOn)}`,
});

/** Whoever manages several is asked which one. */
const ofProject = (projects: readonly ProjectRecord[]): Facts => {
  const [only] = projects;
  return !only || projects.length > 1 ? {} : factsOf(only);
};

const wantedOf = (form: Template) =>
  fieldsOf(form).flatMap(({ id, from }) => (from ? [{ id, from }] : []));

const answersOf = (form: Template, facts: Facts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    wantedOf(form).flatMap(({ id, from }) => {
      const fact = facts[from];
      return fact ? [[id, fact] as const] : [];
    }),
  );

/** What is known of the project that a prompt is about. */
export const knownOfProject = (
  form: Template,
  project: ProjectRecord,
): Readonly<Record<string, string>> => ({
  ...answersOf(form, factsOf(project)),
  ...(form.countriesField && project.countries.length > 0
    ? { [form.countriesField]: project.countries.join(', ') }
    : {}),
});
/** What somebody was asked about: that mission and that project are meant, and no other. */
export interface About {
  readonly project: ProjectRecord | null;
  readonly prompt: Pick<Prompt, 'kind' | 'subject' | 'title'>;
}

const missionAbout = (missions: readonly MissionRecord[], { prompt }: About) =>
  missions.find(({ key }) => prompt.kind === 'mission' && key === prompt.subject) ?? null;

/**
 * What is known already of what a form asks, by field id: each counts as suggested until its author has saved it.
 * Registers are only read where the form asks for what they have.
 */
export async function knownOf(
  { capture, sources }: Known,
  who: Actor,
  form: Template,
  now: Date,
  about?: About,
): Promise<Readonly<Record<string, string>>> {
  const asks = (of: string) => wantedOf(form).some(({ from }) => from.startsWith(of));
  const missions = asks('mission.') ? await sources.missions.list() : [];
  const projects = about?.project ? [about.project] : [];
  const managed = about || !asks('project.') ? projects : await capture.prompts.managedBy(who.id);
  const facts: Facts = {
    ...ofMission(
      about ? missionAbout(missions, about) : missionOf(missions, who, dayOf(now, who.zone)),
    ),
    ...ofProject(managed),
    'about.title': about?.prompt.title ?? '',
    'author.name': who.name,
    'author.unit': who.unit ?? '',
  };
  return answersOf(form, facts);
}

/** By which a prompt's record is known, on every surface: of each form one for each person who is asked. */
export const promptKey = (
  { id }: Pick<Prompt, 'id'>,
  { id: person }: Pick<Actor, 'id'>,
  template: string,
): string => `prompt:${id}:${person}${template === 'lesson' ? '' : `:${template}`}`;
