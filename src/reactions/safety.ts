import type { Message } from '../features/notifications/model.ts';
import type { PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Who is told of reports and requests: those who answer them, and those who wait for the answer. */
export function safetyReactions(deps: ReactionDeps): readonly Reaction[] {
  const { safety, notifications } = deps;
  const tell = (key: string, person: PersonId, message: Message, urgency: number) =>
    notifications.intend({
      key,
      target: { kind: 'person', person },
      message,
      unasked: true,
      urgency,
    });
  return [
    on('report.made', 'tell', async ({ id: event, data: { report: id } }) => {
      const report = await safety.reports.get(id);
      if (report?.state !== 'open') return;
      for (const person of report.handlers) {
        const message = { kind: 'safety', about: 'report', id } as const;
        await tell(`report:${event}:${person}`, person, message, URGENCY.waiting);
      }
    }),
    on('report.answered', 'tell', async ({ data: { report: id } }) => {
      const report = await safety.reports.get(id);
      if (!report) return;
      const message = { kind: 'safety', about: 'answer', id } as const;
      await tell(`report-answer:${id}`, report.reporter, message, URGENCY.hidden);
    }),
    on('removal.asked', 'tell', async ({ data: { request: id } }) => {
      const request = await safety.requests.get(id);
      if (!request?.author || request.author === request.loggedBy) return;
      const message = { kind: 'safety', about: 'removal', id } as const;
      await tell(`removal:${id}`, request.author, message, URGENCY.hidden);
    }),
    on('removal.decided', 'tell', async ({ data: { request: id } }) => {
      const request = await safety.requests.get(id);
      if (!request) return;
      const message = { kind: 'safety', about: 'decision', id } as const;
      for (const person of new Set([request.loggedBy, request.author])) {
        if (person === null || person === request.decidedBy) continue;
        await tell(`removal-decided:${id}:${person}`, person, message, URGENCY.hidden);
      }
    }),
  ];
}
