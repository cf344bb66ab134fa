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
  await hostileTerms(world, hostile);
}

/** Terms of reference that are out, and others on the same that each of them has begun. */
async function hostileTerms(world: BotWorld, hostile: string): Promise<void> {
  const { capture, people } = world.app.actions;
  const first = { title: 'A study of brick kilns', purpose: hostile, unit: hostile };
  const rest = {
    deliverables: `${hostile}\t2026-06-01`,
    dates: '2026-03-01/2026-06-01',
    skills: hostile,
    knowledge: hostile,
    topics: 'domestic work',
  };
  const begin = async (person: string, key: string, prefill: Readonly<Record<string, string>>) => {
    const form = { template: 'terms-of-reference', project: null, prompt: null, prefill };
    return capture.begin(await people.actor(person as never), { ...form, key });
  };
  const { id } = (await begin(MAYA, 'terms-out', { ...first, ...rest })).capture;
  await capture.submit(await people.actor(MAYA as never), id);
  await world.settle();
  for (const person of Object.keys(NEXT)) await begin(person, `terms-${person}`, first);
}
