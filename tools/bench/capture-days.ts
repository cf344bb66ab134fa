import { readConfig } from '../../src/config.ts';
import { addDays } from '../../src/kernel/days.ts';
import { asId, type CaptureId } from '../../src/kernel/ids.ts';
import type { ProjectRecord } from '../../src/ports/registers.ts';
import { openProduct } from '../import/open.ts';
import { crowdId } from './crowd.ts';

/**
 * A week of prompts in an organization of so many projects, people and reports, without what Teams takes to show them.
 * Arguments: projects, people, reports. Prints milliseconds.
 */

const [projects = 0, people = 0, reports = 0] = process.argv.slice(2).map(Number);
const DAYS = 7;
const DAY_MS = 86_400_000;
/** At noon where this crowd works, Bangkok; UTC. */
const MIDDAY_MS = 5 * 3_600_000;
const AT_ONCE = 500;
/** Ends of projects are spread over so many days: within a week hundreds are due for one of their steps. */
const SPREAD_DAYS = 120;

const print = (word: string, number: number): void => {
  process.stdout.write(`${word} ${Math.round(number)}\n`);
};

const product = await openProduct(readConfig(process.env));
const { app, clock, work } = product;
// Nobody is written to at night: the days are looked at in the middle of them.
const sinceMidday = (clock.now().getTime() - MIDDAY_MS) % DAY_MS;
await product.advance(DAY_MS - sinceMidday);
const today = clock.now().toISOString().slice(0, 10);
const on = (days: number): Date => new Date(`${addDays(today, days)}T00:00:00Z`);

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function writeReports(): Promise<void> {
  for (let from = 0; from < reports; from += AT_ONCE) {
    await work.run(async (tx) => {
      for (let n = from; n < Math.min(reports, from + AT_ONCE); n += 1) {
        const at = new Date(clock.now().getTime() - n * 60_000);
        const owner = asId<ProjectRecord['managerId'] & string>(crowdId(n % people));
        await tx.captures.insert(
          {
            ...{ id: asId<CaptureId>(`bench-${n}`), version: 1, template: 'mission-report' },
            ...{ templateVersion: 1, owner, language: 'en', project: null, prompt: null },
            readers: { audience: 'staff', unit: null, community: null, people: [] },
            answers: { title: `Mission ${n}`, achievements: `Seen in ${n} places.` },
            ...{ answeredAt: {}, state: 'published', path: 'light', reviewer: null },
            ...{ checklist: null, trouble: null, product: null, webUrl: null, history: [] },
            ...{ createdAt: at, updatedAt: at },
          },
          `bench:${n}`,
        );
      }
    });
  }
}

const project = (n: number): ProjectRecord => ({
  code: `B-${n}`,
  title: `Project ${n}`,
  managerId: asId(crowdId((n * 7) % people)),
  startsOn: on(-700),
  endsOn: on((n % SPREAD_DAYS) + 1),
  donor: null,
  countries: [],
  outcomes: [],
  state: 'active',
});

try {
  await app.readOrganization();
  await writeReports();
  await app.pump.settle();
  const all = Array.from({ length: projects }, (_, n) => project(n));
  const register = () => app.actions.capture.occasions.projects({ records: all, unclear: null });
  print('planned', await timed(register));
  let slowest = 0;
  const before = product.sent();
  for (let day = 0; day < DAYS; day += 1) {
    await product.advance(DAY_MS);
    // The register is read every few minutes, and says the same.
    const read = await timed(register);
    const done = await timed(() => app.pump.settle());
    process.stderr.write(
      `day ${day + 1}: ${Math.round(read)} + ${Math.round(done)} ms; ${product.worked()}\n`,
    );
    // On the first, all that a new register makes due is caught up with.
    if (day === 0) print('first', read + done);
    else slowest = Math.max(slowest, read + done);
  }
  print('slowest', slowest);
  print('asked', product.sent() - before);
} finally {
  await product.close();
}
