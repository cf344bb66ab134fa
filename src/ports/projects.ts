import type { PeopleNamed, Reading } from './reading.ts';
import type { ProjectRecord } from './registers.ts';

/** The organization's register of projects, list or file. */
export interface ProjectRegister {
  /** Where it is, for an administrator to recognise: a list's name or a file's path. */
  readonly place: string;
  /** @throws RegisterError, AppError */
  read(people: PeopleNamed): Promise<Reading<ProjectRecord>>;
}
