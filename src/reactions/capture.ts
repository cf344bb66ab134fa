import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What follows from prompts and what is written down in answer to them. */
export function captureReactions(deps: ReactionDeps): readonly Reaction[] {
  const { capture, notifications, publishing } = deps;
  return [
    on('prompt.due', 'ask', ({ id, data }) =>
      notifications.intend({
        key: `prompt:${data.prompt}:${id}`,
        target: { kind: 'person', person: data.person },
        message: { kind: 'prompt', prompt: data.prompt },
        unasked: true,
        urgency: URGENCY.prompt,
      }),
    ),
    on('prompt.handed-over', 'ask', ({ id, data }) =>
      notifications.intend({
        key: `prompt:${data.prompt}:${id}`,
        target: { kind: 'person', person: data.to },
        message: { kind: 'prompt', prompt: data.prompt },
        unasked: true,
        urgency: URGENCY.prompt,
      }),
    ),

    on('capture.submitted', 'publish', ({ data }) => publishing.capture(data.capture)),
    on('capture.retracted', 'publish', ({ data }) => publishing.retracted(data.capture)),
    on('capture.published', 'tell', async ({ data }) => {
      const record = await capture.get(data.capture);
      if (record?.prompt) await capture.prompts.complete(record.prompt);
      await notifications.intend({
        key: `published:${data.capture}`,
        target: { kind: 'person', person: data.person },
        message: { kind: 'capture-published', capture: data.capture },
        unasked: false,
      });
    }),
  ];
}
