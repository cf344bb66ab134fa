import { type Child, type Ended, howItEnded, turnLog } from './child.ts';
import { until } from './wait.ts';

/** A program that is restarted when it dies. */
export interface Supervised {
  readonly name: string;
  readonly logFile: string;
  readonly begin: () => Child;
  readonly isReady: () => Promise<boolean>;
}

const START_MS = 90_000;
/** Time to finish turns in flight and close the database before it is killed. */
const GRACE_MS = 20_000;
const MOST_RESTARTS = 3;

export type Supervisor = ReturnType<typeof createSupervisor>;

/** Watches children: says what dies, restarts what must not, and stops all of them in order. */
export function createSupervisor(say: (line: string) => void) {
  const children: Child[] = [];
  let stopping: Promise<void> | null = null;
  let failed = false;
  const { promise: over, resolve: isOver } = Promise.withResolvers<void>();

  const stopAll = async (): Promise<void> => {
    for (let child = children.pop(); child; child = children.pop()) {
      if (!(await child.stop(GRACE_MS)))
        say(`The ${child.name} did not end within ${GRACE_MS / 1000} s and was killed.`);
    }
    isOver();
  };
  const stop = (): Promise<void> => {
    stopping ??= stopAll();
    return stopping;
  };
  /** @param place in the order of stopping; a restarted child takes the place of the one before it */
  const add = (child: Child, ended: (how: Ended, place: number) => void, place?: number): void => {
    if (stopping) {
      void child.stop(GRACE_MS);
      return;
    }
    children.splice(place ?? children.length, 0, child);
    void child.ended.then((how) => {
      if (stopping) return;
      const index = children.indexOf(child);
      children.splice(index, 1);
      ended(how, index);
    });
  };
  const again = (part: Supervised, how: Ended, left: number, place: number): void => {
    say(`The ${part.name} ${howItEnded(how)}; see ${part.logFile}.`);
    if (left === 0) {
      failed = true;
      void stop();
      return;
    }
    say(`Starting the ${part.name} again (${MOST_RESTARTS - left + 1} of ${MOST_RESTARTS}).`);
    add(part.begin(), (next, index) => again(part, next, left - 1, index), place);
  };
  /** @throws Error when it dies before it was ready for the first time: a restart would meet the same */
  const run = async (part: Supervised): Promise<void> => {
    turnLog(part.logFile);
    let ready = false;
    const { promise: died, reject: dies } = Promise.withResolvers<never>();
    add(part.begin(), (how, index) => {
      if (ready) again(part, how, MOST_RESTARTS, index);
      else
        dies(new Error(`The ${part.name} ${howItEnded(how)} at its start; see ${part.logFile}.`));
    });
    const answers = until(
      `The ${part.name}'s first answer`,
      () => {
        if (stopping) throw new Error('It was stopped while it was starting.');
        return part.isReady();
      },
      START_MS,
    );
    await Promise.race([answers, died]);
    ready = true;
  };
  return {
    run,
    add: (child: Child, ended: (how: Ended) => void) => add(child, ended),
    stop,
    askedToStop: () => stopping !== null,
    failed: () => failed,
    pids: () => Object.fromEntries(children.map(({ name, pid }) => [name, pid])),
    over,
  };
}
