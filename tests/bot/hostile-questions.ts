import type { Query } from '../../src/features/queries/model.ts';
import type { Reply } from '../../src/features/queries/reply.ts';
import { rewritten } from '../../src/kernel/wording.ts';
import { type BotWorld, COMMUNITY, EVA, LUC, MAYA } from './world.ts';

/** Questions in every state that a card can meet: with held, long and hidden replies, due, published, withdrawn. */
export async function hostileQuestions(
  { app, settle, world }: BotWorld,
  { hostile: HOSTILE, long: LONG }: { readonly hostile: string; readonly long: string },
): Promise<void> {
  const { queries, people } = app.actions;
  const maya = await people.actor(MAYA as never);
  const ask = async (who: string, key: string, neededBy: string | null = null) =>
    queries.ask(
      await people.actor(who as never),
      {
        text: `domestic work ${HOSTILE} ${key}`,
        background: LONG.slice(0, 4_000),
        community: COMMUNITY,
        neededBy,
      },
      key,
    );
  const today = world.clock.now().toISOString().slice(0, 10);
  for (const asker of [MAYA, LUC, EVA]) {
    const [due, done] = [
      await ask(asker, `due-${asker}`, today),
      await ask(asker, `done-${asker}`, today),
    ];
    await ask(asker, `silent-${asker}`);
    for (const query of [due, done]) {
      for (const [index, who] of [LUC, EVA, MAYA, LUC, EVA, MAYA, LUC, EVA].entries()) {
        const { reply } = await queries.replies.give(await people.actor(who as never), {
          query: query.id,
          text:
            index === 0
              ? LONG.slice(0, 19_000)
              : `${HOSTILE} ${index} in Peru works well for employers who register workers.`,
          consent: 'quote',
          surface: 'tab',
          sourceKey: `${query.id}-${index}`,
          premoderated: true,
        });
        if (index > 0) await queries.replies.review(maya, reply.id, 'approve');
        if (index === 5) {
          await queries.replies.review(maya, reply.id, 'hide', { reason: HOSTILE });
        }
      }
    }
    await settle();
    const { version } = await queries.consolidated.read(maya, done.id);
    await queries.consolidated.approve(maya, done.id, version);
    await settle();
    // Of the other a machine has worded every point, and nobody has read it.
    const seen = await queries.consolidated.read(maya, due.id);
    await queries.pointWording.reword(due.id, { version: seen.version, by: null }, (point) =>
      rewritten(point, HOSTILE, HOSTILE),
    );
  }
  // Solved, and offered as entries: one of them waits for a moderator, what stood behind the other is hidden by now.
  await solvedBy({ app, settle }, await ask(LUC, 'solved'), HOSTILE);
  const lost = await solvedBy({ app, settle }, await ask(LUC, 'lost'), HOSTILE);
  await queries.replies.review(maya, lost.id, 'hide', { reason: HOSTILE });
  // Other words wait for whoever asked.
  for (const asker of [MAYA, LUC, EVA]) {
    const { id, version } = await ask(asker, `worded-${asker}`);
    const words = { query: id, reply: null, text: LONG.slice(0, 2_000), why: HOSTILE, version };
    await queries.wording.propose(maya, words, `worded-${asker}`);
  }
  // One is asked of a moderator by name.
  const named = await ask(EVA, 'named');
  await queries.experts.ask(await people.actor(EVA as never), named.id, [maya.id]);
  await settle();
}

/** The one reply to a question of Luc's, after which he calls it solved. */
async function solvedBy(
  { app, settle }: Pick<BotWorld, 'app' | 'settle'>,
  { id }: Query,
  hostile: string,
): Promise<Reply> {
  const { queries, people } = app.actions;
  const { reply } = await queries.replies.give(await people.actor(MAYA as never), {
    query: id,
    text: `${hostile} in Peru works.`,
    consent: 'quote',
    surface: 'tab',
    sourceKey: `solved-${id}`,
    premoderated: false,
  });
  await queries.judge(await people.actor(LUC as never), id, 'solved');
  await settle();
  return reply;
}
