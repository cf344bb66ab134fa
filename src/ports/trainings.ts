import type { PersonId } from '../kernel/ids.ts';
import type { PeopleNamed, Reading } from './reading.ts';

/** That one person took part in one training or event. */
export interface TrainingRecord {
  /** `<training>|<person>`: stays the same when the training moves. */
  readonly key: string;
  /** Its number in the file. */
  readonly training: string;
  readonly title: string;
  readonly person: PersonId;
  /** Its last day, `YYYY-MM-DD`. */
  readonly endsOn: string;
  readonly state: 'planned' | 'cancelled';
}

/** Trainings and events with who takes part, as a file of the organization. */
export interface TrainingRegister {
  readonly place: string;
  /** @throws RegisterError, AppError */
  read(people: PeopleNamed): Promise<Reading<TrainingRecord>>;
}
