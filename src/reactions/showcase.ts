import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Whoever wrote it is asked once; what became of it is shown where they were asked. */
export const showcaseReactions = ({
  showcase,
  notifications,
}: ReactionDeps): readonly Reaction[] => [
  on('showing.changed', 'tell', async ({ data: { showing: id, person } }) => {
    const key = `showing:${id}`;
    const showing = await showcase.get(id);
    if (showing?.state !== 'asked') return notifications.redraw(key);
    await notifications.intend({
      key,
      target: { kind: 'person', person },
      message: { kind: 'showcase-asked', showing: id },
      unasked: true,
      urgency: URGENCY.asked,
    });
  }),
];
