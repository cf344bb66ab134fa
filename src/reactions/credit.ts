import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Whoever is shown a record hears of it once. */
export const creditReactions = ({ notifications }: ReactionDeps): readonly Reaction[] => [
  on('credit.shown', 'tell', ({ data: { share, reader } }) =>
    notifications.intend({
      key: `record-shown:${share}`,
      target: { kind: 'person', person: reader },
      message: { kind: 'record-shown', share },
      unasked: true,
      urgency: URGENCY.used,
    }),
  ),
];
