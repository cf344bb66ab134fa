import { questionTimePlan } from '../../src/features/discussions/question-time.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { type BotWorld, COMMUNITY, EVA, LUC, MAYA, START } from './world.ts';

const DAY_MS = 86_400_000;

/** A question time in which one question is answered and one waits. */
export async function hostileHour({ app, settle }: BotWorld, hostile: string): Promise<void> {
  const { discussions, people } = app.actions;
  const maya = await people.actor(MAYA as PersonId);
  const hourAt = new Date(START.getTime() + 40 * DAY_MS);
  const experts = [LUC as PersonId, MAYA as PersonId];
  const { id } = await discussions.create(
    maya,
    {
      community: COMMUNITY,
      title: hostile,
      background: hostile,
      questions: [],
      startsAt: START,
      endsAt: new Date(hourAt.getTime() + 3_600_000),
      plan: questionTimePlan({ startsAt: START, hourAt, experts }, 'en'),
    },
    'hostile-hour',
  );
  const says = async (who: string, text: string, answers?: string) => {
    const { contribution } = await discussions.contributions.contribute(
      await people.actor(who as PersonId),
      {
        discussion: id,
        text,
        question: null,
        ...(answers ? { answers: answers as typeof contribution.id } : {}),
        consent: 'quote',
        surface: 'tab',
        sourceKey: `hour|${text}`,
        premoderated: false,
      },
    );
    if (contribution.state === 'held')
      await discussions.contributions.review(maya, contribution.id, 'approve');
    return contribution.id;
  };
  const asked = await says(EVA, `${hostile} 1`);
  await says(LUC, `${hostile} 2`, asked);
  await says(EVA, `${hostile} 3`);
  await settle();
}
