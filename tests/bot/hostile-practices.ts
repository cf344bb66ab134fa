import { type BotWorld, EVA, LUC, MAYA } from './world.ts';

const NEXT: Readonly<Record<string, string>> = { [MAYA]: LUC, [LUC]: EVA, [EVA]: MAYA };

/** A good practice of each, sponsored by the next, who decided something about it. */
export async function hostilePractices(world: BotWorld, hostile: string): Promise<void> {
  const { capture, people, practices } = world.app.actions;
  for (const [author, sponsor] of Object.entries(NEXT)) {
    const who = await people.actor(author as never);
    const told = ['title', 'summary', 'context', 'cause', 'impact', 'replication', 'links'];
    const prefill = {
      ...Object.fromEntries(told.map((field) => [field, hostile])),
      period: '2025-01-01/2025-12-01',
      project: 'PER/24/01',
      stage: 'idea',
      contact: 'Maya Ortiz',
      topics: 'domestic work',
    };
    const form = { template: 'good-practice', project: null, prompt: null, prefill };
    const { id } = (await capture.begin(who, { ...form, key: `practice-${author}` })).capture;
    await capture.submit(who, id);
    await world.settle();
    const mine = (await practices.list(who)).find(({ practice }) => practice.capture === id);
    if (!mine) throw new Error('it is not on its way');
    const which = mine.practice.id;
    const said = { reason: hostile, evidence: hostile, on: '', sponsor: sponsor as never };
    await practices.decide(who, which, { verb: 'sponsor', ...said }, `${which}-sponsor`);
    const decider = await people.actor(sponsor as never);
    await practices.decide(decider, which, { verb: 'try', ...said }, `${which}-try`);
  }
  await world.settle();
}
