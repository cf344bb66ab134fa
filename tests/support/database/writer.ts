import { connectDatabase } from '../../../src/adapters/database/connect.ts';
import { createUnitOfWork } from '../../../src/adapters/database/unit-of-work.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemIds } from '../../../src/adapters/system/ids.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { quiet } from './quiet-log.ts';

/**
 * A process to be killed: saves one posting's budget and one event after the other and says the number of each
 * only when its commit has returned.
 */
const [dataDir = '', start = '0'] = process.argv.slice(2);
const { db } = await connectDatabase({ dataDir, log: quiet });
const work = createUnitOfWork(db, {
  clock: systemClock,
  ids: systemIds(),
  onCommit: () => undefined,
});
const person = asId<PersonId>('writer');
for (let count = Number(start); ; count += 1) {
  await work.run(async (tx) => {
    await tx.budget.take(person, String(count), `posting-${count}`);
    tx.emit({ type: 'search.answered', actor: null, data: { person, hits: count } });
  });
  process.stdout.write(`${count}\n`);
}
