import type { BotWorld } from './world.ts';

const WORDS = '[click](javascript:alert(1)) **bold** <script>alert(2)</script> `y`';

/** Somebody's records in every state: with tables that are half filled in, out, and taken back. */
export async function hostileRecords(world: BotWorld, person: string): Promise<void> {
  const { capture, people } = world.app.actions;
  const who = await people.actor(person as never);
  const begin = (template: string, key: string, prefill: Readonly<Record<string, string>>) =>
    capture.begin(who, { template, project: null, prompt: null, key: `${person}-${key}`, prefill });
  const lesson = {
    title: WORDS,
    context: WORDS,
    happened: WORDS,
    outcome: 'failed',
    cause: WORDS,
    recommendation: WORDS,
    topics: 'domestic work',
  };
  for (const key of ['out', 'back']) {
    const { id } = (await begin('lesson', key, lesson)).capture;
    await capture.submit(who, id);
    await world.settle();
    if (key === 'back') await capture.retract(who, id, WORDS);
  }
  await begin('project-close', 'close', {
    title: WORDS,
    project: WORDS,
    dates: '2026-01-01/2026-02-01',
    lessons: `${WORDS}\tfailed\t${WORDS}\n${WORDS}\tworked`,
  });
  await begin('event-note', 'event', { held: 'both', lessons: 'Communication is important.' });
  await world.settle();
}
