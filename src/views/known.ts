import type { CaptureActions } from '../features/capture/actions.ts';
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

/** Whoever manages several is asked which one. */
const ofProject = (projects: readonly ProjectRecord[]): Facts => {
  const [only] = projects;
  if (!only || projects.length > 1) return {};
  return {
    'project.code': only.code,
    'project.title': only.title,
    'project.countries': only.countries.join(', '),
    'project.dates': `${dayIn(only.startsOn)}/${dayIn(only.endsOn)}`,
  };
};

/**
 * What is known already of what a form asks, by field id: each counts as suggested until its author has saved it.
 * Registers are only read where the form asks for what they have.
 */
export async function knownOf(
  { capture, sources }: Known,
  who: Actor,
  form: Template,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const wanted = fieldsOf(form).flatMap(({ id, from }) => (from ? [{ id, from }] : []));
  const asks = (of: string) => wanted.some(({ from }) => from.startsWith(of));
  const missions = asks('mission.') ? await sources.missions.list() : [];
  const projects = asks('project.') ? await capture.prompts.managedBy(who.id) : [];
  const facts: Facts = {
    ...ofMission(missionOf(missions, who, dayOf(now, who.zone))),
    ...ofProject(projects),
    'author.name': who.name,
    'author.unit': who.unit ?? '',
  };
  return Object.fromEntries(
    wanted.flatMap(({ id, from }) => {
      const fact = facts[from];
      return fact ? [[id, fact] as const] : [];
    }),
  );
}
