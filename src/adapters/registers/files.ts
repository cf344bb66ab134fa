import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { MoveRegister } from '../../ports/leavers.ts';
import type { MissionRegister } from '../../ports/missions.ts';
import type { ProjectRegister } from '../../ports/projects.ts';
import { RegisterError } from '../../ports/reading.ts';
import type { TrainingRegister } from '../../ports/trainings.ts';
import type { MoreNames } from './layout.ts';
import { readMissions } from './mission-file.ts';
import { readMoves } from './move-file.ts';
import { readProjects } from './project-file.ts';
import { readTrainings } from './training-file.ts';

/** Whoever brings the bytes of a path. */
export interface FileSource {
  bytes(path: string): Promise<Uint8Array>;
}

export interface FileOptions {
  readonly files: FileSource;
  /** Path of the mapping file with further names of columns; null where there is none. */
  readonly columns: string | null;
}

/** `file:<path>` is this machine's own, anything else a path of SharePoint. */
export const withOwnFiles = (sharePoint: FileSource): FileSource => ({
  bytes: (path) => (path.startsWith('file:') ? ownFile(path) : sharePoint.bytes(path)),
});

async function ownFile(path: string): Promise<Uint8Array> {
  const place = path.startsWith('file://') ? fileURLToPath(path) : path.slice('file:'.length);
  try {
    return await readFile(place);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR') throw new RegisterError('not-found', { path });
    if (code === 'EACCES' || code === 'EPERM') throw new RegisterError('no-right', { path });
    throw error;
  }
}

const names = z.record(z.string(), z.array(z.string()));
const mapping = z.object({
  projects: names.optional(),
  leavers: names.optional(),
  missions: names.optional(),
  trainings: names.optional(),
});

/** Read with every reading, so that a corrected mapping counts at once. */
async function moreNames(
  { files, columns }: FileOptions,
  register: keyof z.infer<typeof mapping>,
): Promise<MoreNames> {
  if (columns === null) return {};
  const bytes = await files.bytes(columns);
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new RegisterError('unreadable', { path: columns, line: 1 }, { cause: error });
  }
  const parsed = mapping.safeParse(given);
  if (!parsed.success) throw new RegisterError('unreadable', { path: columns, line: 1 });
  return parsed.data[register] ?? {};
}

export const projectFile = (path: string, options: FileOptions): ProjectRegister => ({
  place: path,
  read: async (people) =>
    readProjects(await options.files.bytes(path), people, await moreNames(options, 'projects')),
});

export const moveFile = (path: string, options: FileOptions): MoveRegister => ({
  place: path,
  read: async (people) =>
    readMoves(await options.files.bytes(path), people, await moreNames(options, 'leavers')),
});

export const missionFile = (path: string, options: FileOptions): MissionRegister => ({
  place: path,
  read: async (people) =>
    readMissions(await options.files.bytes(path), people, await moreNames(options, 'missions')),
});

export const trainingFile = (path: string, options: FileOptions): TrainingRegister => ({
  place: path,
  read: async (people) =>
    readTrainings(await options.files.bytes(path), people, await moreNames(options, 'trainings')),
});

/** Several places that announce missions, as one. Null where none of them is there. */
export const allMissions = (parts: readonly MissionRegister[]): MissionRegister => ({
  place: parts.map(({ place }) => place).join(', '),
  async read(people, span, marker) {
    const readings = [];
    for (const part of parts) readings.push(await part.read(people, span, marker));
    const there = readings.filter((reading) => reading !== null);
    if (there.length === 0) return null;
    const unclear = there.map((one) => one.unclear);
    return {
      records: there.flatMap(({ records }) => records),
      refused: there.flatMap(({ refused }) => refused),
      dropped: [...new Set(there.flatMap(({ dropped }) => dropped))],
      unclear: unclear.includes(null) ? null : new Set(unclear.flatMap((one) => [...(one ?? [])])),
    };
  },
});
