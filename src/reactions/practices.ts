import type { PersonId } from '../kernel/ids.ts';
import { PRACTICE_FORM, stageIn } from '../practices.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** A good practice that is out goes on its way, and what is decided about it is told. */
export function practiceReactions({
  capture,
  practices,
  notifications,
  publishing,
}: ReactionDeps): readonly Reaction[] {
  return [
    on('capture.published', 'practice', async ({ data }) => {
      const record = await capture.get(data.capture);
      if (record?.template !== PRACTICE_FORM) return;
      await practices.enter(record.id, record.owner, stageIn(record));
    }),

    on('practice.decided', 'publish', async ({ data }) => {
      const found = await practices.decision(data.practice, data.decision);
      const moved = found && found.decision.from !== found.decision.to;
      if (moved) await publishing.restaged(found.practice.capture);
    }),

    on('practice.decided', 'tell', async ({ data }) => {
      const found = await practices.decision(data.practice, data.decision);
      if (!found) return;
      const { practice, decision, replaced, followers } = found;
      const asked = decision.verb === 'sponsor' ? decision.sponsor : null;
      const about = (person: PersonId) =>
        person === asked ? 'asked' : person === replaced ? 'replaced' : 'decided';
      const told = new Set([practice.owner, practice.sponsor, asked, replaced, ...followers]);
      for (const person of told) {
        if (person === null || person === decision.by) continue;
        await notifications.intend({
          key: `practice:${decision.id}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'practice', about: about(person), ...data },
          unasked: true,
          urgency: person === asked ? URGENCY.asked : URGENCY.used,
        });
      }
    }),
  ];
}
