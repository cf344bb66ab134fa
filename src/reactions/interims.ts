import type { Discussion } from '../features/discussions/model.ts';
import { asId, type InterimId, type ProductId } from '../kernel/ids.ts';
import { voicesMissing } from '../views/moderation-balance.ts';
import { standsInChannel } from './guests.ts';
import { leadersOf } from './leaders.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** The interim summary of a discussion: drafted on its date, told to those who lead it, posted once it is let go. */
export function interimReactions(deps: ReactionDeps): readonly Reaction[] {
  const { discussions, knowledge, notifications } = deps;
  const missingIn = voicesMissing(deps);

  /** Documents that contributions name by title or give by address, of those that stand pinned. */
  async function mentionedOf({ id, community, plan }: Discussion): Promise<ReadonlySet<ProductId>> {
    const pinned = plan?.pinned ?? [];
    if (pinned.length === 0) return new Set();
    const said = await discussions.contributions.published(id);
    const texts = said.map(({ text }) => text);
    const audiences = await knowledge.audiencesIn(community);
    const [products, cited] = await Promise.all([
      knowledge.many(pinned, audiences),
      knowledge.citedIn(texts, audiences),
    ]);
    const all = texts.join('\n').toLowerCase();
    const named = products.filter(({ title }) => all.includes(title.toLowerCase()));
    return new Set([...named, ...cited.map(({ product }) => product)].map((one) => one.id));
  }

  return [
    // One for each time it is due, however often this comes: the event is what names it.
    on('discussion.interim-due', 'draft', async ({ id, data: { discussion: about } }) => {
      const discussion = await discussions.get(about);
      if (!discussion) return;
      const [{ missing, withheld }, mentioned] = await Promise.all([
        missingIn(discussion),
        mentionedOf(discussion),
      ]);
      await discussions.interims.draft(asId<InterimId>(id), about, {
        unheard: {
          groups: missing.map(({ dimension, group }) => ({ dimension, group })),
          withheld,
        },
        mentioned,
      });
    }),
    on('interim.drafted', 'tell', async ({ data: { discussion, community, interim } }) => {
      for (const person of await leadersOf(deps, discussion, community)) {
        await notifications.intend({
          key: `interim:${interim}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'interim-drafted', discussion, interim },
          unasked: true,
          urgency: URGENCY.nudge,
        });
      }
    }),
    on('interim.published', 'post', async ({ data: { discussion, community, interim } }) => {
      if (!(await standsInChannel(deps, discussion, community))) return;
      await notifications.intend({
        key: `interim:${interim}`,
        target: { kind: 'channel', community, thread: `discussion:${discussion}` },
        message: { kind: 'interim-published', discussion, interim },
        unasked: false,
      });
    }),
    on('interim.changed', 'redraw', ({ data }) => notifications.redraw(`interim:${data.interim}`)),
  ];
}
