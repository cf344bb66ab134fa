import type { OutsideDeps } from './deps.ts';
import { driveOf } from './model.ts';

const REMOVED_TOGETHER = 500;
/** Whoever removes a source may take it back for so long; then nothing of it is left. */
const KEPT_REMOVED_MS = 7 * 86_400_000;

/** How a source and its items go. */
export function leaving({ work, clock, follow }: Pick<OutsideDeps, 'work' | 'clock' | 'follow'>) {
  /** Of what was removed long ago nothing is left. */
  async function forgetOld(): Promise<void> {
    const before = clock.now().getTime() - KEPT_REMOVED_MS;
    const old = (await work.run((tx) => tx.outside.all())).filter(
      ({ removedAt }) => removedAt !== null && removedAt.getTime() < before,
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
