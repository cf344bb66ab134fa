import type { PersonId } from '../../src/kernel/ids.ts';
import { type BotWorld, NOOR, OTTO } from './world.ts';

const WORDS = '[click](javascript:alert(1)) **bold** <script>alert(2)</script> `y`';

const PAPER = {
  ...{ title: WORDS, abstract: WORDS, authors: WORDS, users: WORDS },
  ...{ findings: WORDS, method: WORDS, topics: 'domestic work' },
};

/** An assessment of a programme that is out: with a second one there is a choice. */
async function assessed(world: BotWorld, programme: string): Promise<void> {
  const { capture, people } = world.app.actions;
  const who = await people.actor(NOOR as PersonId);
  const form = capture.templates().find(({ id }) => id === 'rq-plus');
  const fields = form?.steps.flatMap((step) => step.fields) ?? [];
  const prefill = Object.fromEntries(
    fields.flatMap(({ id, required, scale }) => (required ? [[id, scale ? '3' : WORDS]] : [])),
  );
  const given = { template: 'rq-plus', project: null, prompt: null, key: `rq-${programme}` };
  const { id } = (await capture.begin(who, { ...given, prefill })).capture;
  await capture.answer(who, id, { topics: 'domestic work', programme }, 'tab');
  await capture.submit(who, id);
  await world.settle();
}

export async function hostileQuality(world: BotWorld): Promise<void> {
  await assessed(world, 'Skills');
  await assessed(world, WORDS);
}

/** One's own products before they are looked over and while they are, and colleagues' that wait for one's own look. */
export async function hostileReviews(world: BotWorld, person: string): Promise<void> {
  const { capture, people } = world.app.actions;
  const actor = (id: string) => people.actor(id as PersonId);
  const product = async (author: string, key: string) => {
    const given = { template: 'product', project: null, prompt: null, prefill: PAPER };
    return (await capture.begin(await actor(author), { ...given, key: `${author}-${key}` }))
      .capture;
  };
  await product(person, 'whole');
  const own = await product(person, 'sent');
  await capture.reviews.send(await actor(person), own.id, await actor(NOOR));
  for (const key of ['one', 'two', 'three']) {
    const { id } = await product(OTTO, `${person}-${key}`);
    await capture.reviews.send(await actor(OTTO), id, await actor(person));
  }
  await world.settle();
}
