import { shuffled } from '../../../kernel/unnamed.ts';
import type { Waiting } from '../anonymous.ts';
import type { DiscussionDeps, Tx } from './deps.ts';

/** Kept apart from every other hash of ours, so that none of them can be compared with it. */
export const keyOf = ({ secrets }: Pick<DiscussionDeps, 'secrets'>, secret: string): string =>
  `anonymous:${secrets.hash(`anonymous contribution ${secret}`)}`;

/** Takes out what waits and puts it back changed, all of it written anew in an order that chance gives. */
export const stirred = (
  tx: Tx,
  { chance }: Pick<DiscussionDeps, 'chance'>,
  change: (waiting: readonly Waiting[]) => readonly Waiting[],
): Promise<void> => tx.anonymous.rewrite((waiting) => shuffled(change(waiting), chance));
