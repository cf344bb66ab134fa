import { forgottenBefore } from '../../../kernel/kept.ts';
import type { OutsideDeps } from './deps.ts';
import { driveOf } from './model.ts';

const REMOVED_TOGETHER = 500;

/** How a source and its items go. */
type Leaving = Pick<OutsideDeps, 'work' | 'clock' | 'follow' | 'keptDays'>;

export function leaving({ work, clock, follow, keptDays }: Leaving) {
  /** Of what was removed long ago nothing is left. */
  async function forgetOld(): Promise<void> {
    const before = forgottenBefore(await keptDays(), clock.now());
    const old = (await work.run((tx) => tx.outside.all())).filter(
      ({ removedAt }) => removedAt !== null && removedAt < before,
    );
    for (const { id } of old) await work.run((tx) => tx.outside.erase(id));
  }

  /** Items and records go in pieces, so that nobody waits for a long transaction. */
  async function clear(id: string): Promise<void> {
    const some = () => work.run((tx) => tx.catalogue.removeDrive(driveOf(id), REMOVED_TOGETHER));
    while ((await some()) === REMOVED_TOGETHER);
    for (;;) {
      const page = await work.run((tx) => tx.outside.page(id, null, REMOVED_TOGETHER));
      if (page.length === 0) break;
      await work.run((tx) =>
        tx.outside.drop(
          id,
          page.map(({ identifier }) => identifier),
        ),
      );
    }
    await follow();
  }

  return { forgetOld, clear };
}
