import { leaveDays } from './adapters/registers/leave-days.ts';
import type { CaptureActions } from './features/capture/actions.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DeskActions } from './features/desks/actions.ts';
import type { DeskEdit } from './features/desks/keeping.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { PreparingActions } from './features/preparing/actions.ts';
import type { Feed, SourceActions } from './features/sources/actions.ts';
import type { SourceKey } from './features/sources/model.ts';
import { dayOf } from './kernel/days.ts';
import type { Clock } from './ports/clock.ts';
import type { Leavers, MoveRegister } from './ports/leavers.ts';
import type { MissionRegister } from './ports/missions.ts';
import type { ProjectRegister } from './ports/projects.ts';
import type { TrainingRegister } from './ports/trainings.ts';

/** Registers that are lists or files, wherever each of them is. */
export interface Registry {
  readonly projects: ProjectRegister;
  /** Null where the personnel system sends no file. */
  readonly moves: MoveRegister | null;
  readonly missions: MissionRegister;
  /** Null where no file names any. */
  readonly trainings: TrainingRegister | null;
}

interface FeedDeps {
  readonly registry: Registry;
  readonly leavers: Leavers;
  readonly clock: Clock;
  readonly people: PeopleActions;
  readonly communities: CommunityActions;
  /** Once the communities were read: who came and went. */
  readonly followed: () => Promise<void>;
  readonly capture: CaptureActions;
  readonly governance: GovernanceActions;
  readonly preparing: PreparingActions;
  readonly desks: Pick<DeskActions, 'provide'>;
  readonly firstDesks?: readonly DeskEdit[];
  /** Asked late: the sources are made of these feeds. */
  readonly sources: () => SourceActions;
}

const LEAVE_RIGHT = 'User-LifeCycleInfo.Read.All';

/** How each source is read, and who follows what it says. */
export function feedsOf(deps: FeedDeps): Readonly<Record<SourceKey, Feed>> {
  const { communities } = deps;
  return {
    people: peopleFeed(deps),
    communities: {
      place: null,
      async read() {
        const taken = await communities.sync();
        await deps.followed();
        return { taken };
      },
    },
    projects: projectFeed(deps),
    leavers: leaverFeed(deps),
    missions: missionFeed(deps),
    trainings: trainingFeed(deps),
  };
}

const peopleFeed = ({ people, desks, firstDesks = [] }: FeedDeps): Feed => ({
  place: null,
  async read() {
    const taken = await people.sync();
    await desks.provide(firstDesks);
    return { taken };
  },
});

const projectFeed = ({ registry: { projects }, people, capture }: FeedDeps): Feed => ({
  place: projects.place,
  async read(admit) {
    const reading = await projects.read(people.named);
    admit(reading.records.length);
    await capture.occasions.projects(reading);
    return { taken: reading.records.length, refused: reading.refused, dropped: reading.dropped };
  },
});

const leaverFeed = (deps: FeedDeps): Feed => ({
  place: deps.registry.moves?.place ?? null,
  async read(admit) {
    const { leavers, registry, people, capture, clock, sources } = deps;
    const [directory, file] = [
      await leavers.everybody(),
      (await registry.moves?.read(people.named)) ?? null,
    ];
    const taken = file?.records.length ?? directory?.size ?? 0;
    if (file || directory) admit(taken);
    const leave = leaveDays(directory, file, dayOf(clock.now(), 'UTC'));
    await capture.departures.follow(leave);
    if (!leave) {
      return { taken: 0, trouble: { trouble: 'no-right', details: { right: LEAVE_RIGHT } } };
    }
    await sources().keepMoves(leave.kinds);
    return { taken, refused: file?.refused ?? [], dropped: file?.dropped ?? [] };
  },
});

const missionFeed = ({
  registry,
  people,
  governance,
  preparing,
  capture,
  sources,
}: FeedDeps): Feed => ({
  place: registry.missions.place,
  async read(admit) {
    const known = sources().missions;
    const marker = await governance.setting('missions.marker');
    const reading = await registry.missions.read(people.named, known.span(), marker);
    if (!reading) return null;
    admit(reading.records.length);
    await known.follow(reading);
    const announced = await known.list();
    await preparing.offers.follow(announced);
    await capture.occasions.missions(announced);
    return { taken: reading.records.length, refused: reading.refused, dropped: reading.dropped };
  },
});

const trainingFeed = ({ registry: { trainings }, people, capture }: FeedDeps): Feed => ({
  place: trainings?.place ?? null,
  async read(admit) {
    if (!trainings) return null;
    const reading = await trainings.read(people.named);
    admit(reading.records.length);
    await capture.occasions.trainings(reading);
    return { taken: reading.records.length, refused: reading.refused, dropped: reading.dropped };
  },
});
