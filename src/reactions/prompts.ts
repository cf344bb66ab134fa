import type { PromptKind } from '../features/capture/prompting/model.ts';
import type { Occasion } from '../features/capture/prompting/series.ts';
import type { PersonId, PromptId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What cannot be made up for comes first; what is a request comes after what is somebody's duty. */
const URGENCY_OF: Readonly<Record<PromptKind, number>> = {
  departure: URGENCY.departure,
  'project-close': URGENCY.prompt,
  mission: URGENCY.report,
  'project-start': URGENCY.prompt,
  milestone: URGENCY.request,
  discussion: URGENCY.request,
  publication: URGENCY.request,
  training: URGENCY.request,
};

/** Forms whose record is meant for others and reaches them only if somebody sees to it (FR-PRM-10). */
const SPREAD: ReadonlySet<string> = new Set(['product', 'good-practice', 'tool-record']);

/** Something that the product knows by itself: nobody stands in, and nothing calls it off. */
const arising = (
  kind: 'publication' | 'discussion',
  subject: string,
  person: PersonId,
  title: string | null,
  at: Date,
): Occasion => ({
  kind,
  series: `${kind}:${subject}`,
  person,
  standsIn: false,
  project: null,
  title,
  subject,
  on: new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`),
  happens: true,
});

/** What people are asked, and what they are asked about later. */
export function promptReactions(deps: ReactionDeps): readonly Reaction[] {
  const { capture, discussions, notifications } = deps;

  /** The most urgent comes first where a person gets one message a day. */
  async function ask(
    key: string,
    person: PersonId,
    about: { readonly prompt: PromptId; readonly step?: number; readonly warning?: string },
  ): Promise<void> {
    const kind = (await capture.prompts.get(about.prompt))?.kind ?? 'milestone';
    await notifications.intend({
      key,
      target: { kind: 'person', person },
      message: { kind: 'prompt', ...about },
      unasked: true,
      urgency: about.warning ? URGENCY.warning : URGENCY_OF[kind],
    });
  }

  return [
    on('prompt.due', 'ask', async ({ id, data }) => {
      const { prompt, person, step } = data;
      await ask(`prompt:${prompt}:${id}`, person, { prompt, step });
    }),
    on('prompt.handed-over', 'ask', ({ id, data: { prompt, to } }) =>
      ask(`prompt:${prompt}:${id}`, to, { prompt }),
    ),
    on('prompt.warned', 'tell', ({ data: { prompt, person, warning } }) =>
      ask(`prompt-warned:${warning}`, person, { prompt, warning }),
    ),
    on('prompt.escalated', 'tell', ({ id, data: { prompt, to } }) =>
      notifications.intend({
        key: `prompt-overdue:${prompt}:${id}`,
        target: { kind: 'person', person: to },
        message: { kind: 'prompt-overdue', prompt },
        unasked: true,
        urgency: URGENCY.overdue,
      }),
    ),

    on('capture.published', 'ask', async ({ at, data }) => {
      const record = await capture.get(data.capture);
      if (!record || !SPREAD.has(record.template)) return;
      const title = record.answers[capture.formOf(record).titleField] ?? null;
      await capture.occasions.arose([arising('publication', data.capture, data.person, title, at)]);
    }),
    on('discussion.summarised', 'ask', async ({ at, data }) => {
      const discussion = await discussions.get(data.discussion);
      if (!discussion) return;
      const { id, title, createdBy } = discussion;
      await capture.occasions.arose([arising('publication', id, createdBy, title, at)]);
    }),
    on('discussion.closed', 'ask', async ({ at, data }) => {
      const discussion = await discussions.get(data.discussion);
      if (!discussion) return;
      const { id, title, createdBy } = discussion;
      await capture.occasions.arose([arising('discussion', id, createdBy, title, at)]);
    }),
  ];
}
