import { addDays } from '../../../kernel/days.ts';
import { asId, type PersonId, type PromptId } from '../../../kernel/ids.ts';
import { milestoneKeys } from '../../../kernel/milestones.ts';
import type { Person } from '../../../kernel/person.ts';
import type { MissionRecord } from '../../../ports/missions.ts';
import type { Reading } from '../../../ports/reading.ts';
import type { ProjectRecord } from '../../../ports/registers.ts';
import type { TrainingRecord } from '../../../ports/trainings.ts';
import type { Prompt } from '../prompting/model.ts';
import type { Pace } from '../prompting/schedule.ts';
import { followed, type Occasion } from '../prompting/series.ts';
import type { CaptureDeps, Tx } from './deps.ts';
import { promptMoves } from './prompt-plan.ts';

type ProjectsRead = Pick<Reading<ProjectRecord>, 'records' | 'unclear'>;
type TrainingsRead = Pick<Reading<TrainingRecord>, 'records' | 'unclear'>;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const words = ({ milestones = [], ...rest }: ProjectRecord): string =>
  JSON.stringify({ ...rest, milestones });
const same = (a: ProjectRecord | undefined, b: ProjectRecord): boolean =>
  a !== undefined && words(a) === words(b);

/** A mission that ended so long ago changes nothing any more. */
const MISSION_OVER_DAYS = 60;
const AT_ONCE = 500;

interface Asked {
  readonly person: PersonId | null;
  readonly standsIn: boolean;
}

/** What a project is asked about: its start, each milestone, its end (FR-PRM-1, 5, 6). */
function ofProject(project: ProjectRecord, asked: Asked): Occasion[] {
  const { code, title, state, startsOn, endsOn, milestones = [] } = project;
  const keys = milestoneKeys(milestones);
  const common = { ...asked, project: code, title, subject: null, happens: state === 'active' };
  return [
    { ...common, kind: 'project-close', series: `project-close:${code}`, on: endsOn },
    { ...common, kind: 'project-start', series: `project-start:${code}`, on: startsOn },
    ...milestones.map(
      ({ on, name }, at): Occasion => ({
        ...common,
        kind: 'milestone',
        // Not by its day: a milestone that is put off is the same one.
        series: `milestone:${code}:${keys[at]}`,
        title: name === null ? title : `${title} – ${name}`,
        on: startOf(on),
      }),
    ),
  ];
}

/** The report of a mission is asked of whoever travelled, and of nobody in their place (FR-PRM-2). */
const ofMission = (mission: MissionRecord, active: boolean): Occasion => ({
  kind: 'mission',
  series: `mission:${mission.key}`,
  person: active ? mission.person : null,
  standsIn: false,
  project: null,
  title: mission.title ?? mission.country,
  subject: mission.key,
  on: startOf(mission.endsOn),
  happens: mission.state === 'planned',
});

const TRAINING = 'training:';

const ofTraining = (record: TrainingRecord, active: boolean): Occasion => ({
  kind: 'training',
  series: `${TRAINING}${record.key}`,
  person: active ? record.person : null,
  standsIn: false,
  project: null,
  title: record.title,
  subject: record.training,
  on: startOf(record.endsOn),
  happens: record.state === 'planned',
});

const calledOff = ({ kind, series, project, title, subject, endsOn }: Prompt): Occasion => ({
  kind,
  series,
  person: null,
  standsIn: false,
  project,
  title,
  subject,
  on: endsOn,
  happens: false,
});

/** What people are asked about: registers and the product's own life become series of prompts. */
export function occasions(deps: CaptureDeps) {
  const { work, clock, ids } = deps;
  const { insert, save } = promptMoves(clock);

  async function follow(tx: Tx, occasion: Occasion, pace: Pace): Promise<void> {
    const known = await tx.prompts.bySeries(occasion.series);
    const id = asId<PromptId>(ids.next());
    const next = followed(known, occasion, { id, now: clock.now(), pace });
    if (next) await (known ? save(tx, next) : insert(tx, next));
  }

  /** Those of which something else is said now: a register that repeats itself costs two reads. */
  async function changed(all: readonly Occasion[]): Promise<readonly Occasion[]> {
    const now = clock.now();
    const id = asId<PromptId>('');
    const found: Occasion[] = [];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const [known, pace] = await work.run(async (tx) => [
        await tx.prompts.ofSeries(some.map(({ series }) => series)),
        await tx.thresholds.now(),
      ]);
      const bySeries = new Map<string, Prompt>(known.map((one) => [one.series, one]));
      found.push(
        ...some.filter((one) => followed(bySeries.get(one.series) ?? null, one, { id, now, pace })),
      );
    }
    return found;
  }

  async function followAll(all: readonly Occasion[]): Promise<void> {
    for (const occasion of await changed(all)) {
      await work.run(async (tx) => follow(tx, occasion, await tx.thresholds.now()));
    }
  }

  async function peopleOf(
    all: readonly (PersonId | null)[],
  ): Promise<ReadonlyMap<PersonId, Person>> {
    const wanted = [...new Set(all.filter((one) => one !== null))];
    return new Map((await deps.people(wanted)).map((one) => [one.id, one] as const));
  }

  /** Whoever manages it; where nobody is named, or they have left, somebody who answers for their unit. */
  async function answerable(
    { managerId }: ProjectRecord,
    known: ReadonlyMap<PersonId, Person>,
  ): Promise<Asked> {
    const manager = managerId === null ? undefined : known.get(managerId);
    // Somebody whom the directory has not told of yet is not somebody who has left.
    if (managerId !== null && (manager?.active ?? true))
      return { person: managerId, standsIn: false };
    const [first = null] = await deps.focalPoints(manager?.unit ?? null);
    return { person: first, standsIn: first !== null };
  }

  return {
    /**
     * What the project register says now. Repeating it changes nothing; a moved date moves the series, a cancelled
     * project ends them, and so does one that the register no longer has.
     */
    async projects({ records, unclear }: ProjectsRead): Promise<void> {
      const before = new Map(
        (await work.run((tx) => tx.projects.list())).map((one) => [one.code, one] as const),
      );
      const named = new Set(records.map(({ code }) => code));
      const gone = [...before.values()]
        .filter(({ code, state }) => state === 'active' && !named.has(code))
        .filter(({ code }) => unclear !== null && !unclear.has(code))
        .map((project): ProjectRecord => ({ ...project, state: 'cancelled' }));
      const all = [...records, ...gone];
      const known = await peopleOf(all.map(({ managerId }) => managerId));
      const found: Occasion[] = [];
      for (const project of all) {
        found.push(...ofProject(project, await answerable(project, known)));
        found.push(...dropped(before.get(project.code), project));
      }
      await followAll(found);
      // Last: what it was before tells which milestones are gone.
      for (const project of all) {
        if (same(before.get(project.code), project)) continue;
        await work.run((tx) => tx.projects.save(project));
      }
    },

    /** What is announced of missions now, by whatever register. */
    async missions(records: readonly MissionRecord[]): Promise<void> {
      const from = addDays(clock.now().toISOString().slice(0, 10), -MISSION_OVER_DAYS);
      const recent = records.filter(({ endsOn }) => endsOn >= from);
      const known = await peopleOf(recent.map(({ person }) => person));
      await followAll(recent.map((one) => ofMission(one, known.get(one.person)?.active ?? true)));
    },

    /**
     * Who took part in which training or event, as the file says it now (FR-PRM-9). Who is taken off it, or a training that
     * is dropped before it is over, is not asked; one that is over and gone from the file is: files forget those.
     */
    async trainings({ records, unclear }: TrainingsRead): Promise<void> {
      const known = await peopleOf(records.map(({ person }) => person));
      await followAll(records.map((one) => ofTraining(one, known.get(one.person)?.active ?? true)));
      if (unclear === null) return;
      const today = clock.now().toISOString().slice(0, 10);
      const keys = new Set(records.map(({ key }) => key));
      const named = new Set(records.map(({ training }) => training));
      const asked = await work.run((tx) => tx.prompts.unsettledOf('training'));
      const gone = asked.filter(({ series, subject, endsOn }) => {
        const key = series.slice(TRAINING.length);
        if (keys.has(key) || unclear.has(key)) return false;
        return named.has(subject ?? '') || endsOn.toISOString().slice(0, 10) >= today;
      });
      await followAll(gone.map(calledOff));
    },

    /** Something happened in the product itself that people are asked about later. Repeating it changes nothing. */
    arose: (all: readonly Occasion[]): Promise<void> => followAll(all),

    /** An administrator set other days: what is still to come moves with them. */
    async replanned(): Promise<void> {
      for (const id of await work.run((tx) => tx.prompts.unsettled())) {
        await work.run(async (tx) => {
          const prompt = await tx.prompts.get(id);
          if (prompt) await save(tx, prompt);
        });
      }
    },
  };
}

/** Milestones that a project no longer has. */
function dropped(before: ProjectRecord | undefined, now: ProjectRecord): Occasion[] {
  const had = before?.milestones ?? [];
  const kept = new Set(milestoneKeys(now.milestones ?? []));
  const gone = milestoneKeys(had).filter((key) => !kept.has(key));
  const series = new Set(gone.map((key) => `milestone:${now.code}:${key}`));
  const off = { ...now, milestones: had, state: 'cancelled' } as const;
  return ofProject(off, { person: null, standsIn: false }).filter((one) => series.has(one.series));
}
