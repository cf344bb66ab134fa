import { createMissionCalendars } from './adapters/graph/calendar.ts';
import type { Graph } from './adapters/graph/client.ts';
import { createMissionList } from './adapters/graph/missions.ts';
import { createProjectRegister } from './adapters/graph/projects.ts';
import { createRegisterFiles } from './adapters/graph/register-files.ts';
import {
  allMissions,
  missionFile,
  moveFile,
  projectFile,
  trainingFile,
  withOwnFiles,
} from './adapters/registers/files.ts';
import type { MoveRegister } from './ports/leavers.ts';
import type { Log } from './ports/log.ts';
import type { MissionRegister } from './ports/missions.ts';
import type { ProjectRegister } from './ports/projects.ts';
import type { TrainingRegister } from './ports/trainings.ts';

/** Where each register is, as `/<library>/<path>` in the knowledge site or `file:<path>`; null: not a file. */
export interface RegisterPlaces {
  readonly projects: string | null;
  readonly moves: string | null;
  readonly missions: string | null;
  readonly trainings: string | null;
  /** Further names of columns. */
  readonly columns: string | null;
  /** Mail addresses or ids of those whose calendars are looked through for missions. */
  readonly calendars: readonly string[];
}

export const NO_FILES: RegisterPlaces = {
  projects: null,
  moves: null,
  missions: null,
  trainings: null,
  columns: null,
  calendars: [],
};

interface RegistryOptions {
  readonly site: string;
  readonly log: Log;
  readonly places: RegisterPlaces;
}

/** Projects, moves, missions and trainings: a file where one is named, else the list of the knowledge site. */
export function createRegistry(graph: Graph, { site, log, places }: RegistryOptions) {
  const files = withOwnFiles(createRegisterFiles(graph, site));
  const options = { files, columns: places.columns };
  const projects: ProjectRegister = places.projects
    ? projectFile(places.projects, options)
    : createProjectRegister(graph, { site, log });
  const moves: MoveRegister | null = places.moves ? moveFile(places.moves, options) : null;
  const missions: MissionRegister = allMissions([
    places.missions
      ? missionFile(places.missions, options)
      : createMissionList(graph, { site, log }),
    ...(places.calendars.length > 0 ? [createMissionCalendars(graph, places.calendars)] : []),
  ]);
  const trainings: TrainingRegister | null = places.trainings
    ? trainingFile(places.trainings, options)
    : null;
  return { projects, moves, missions, trainings };
}
