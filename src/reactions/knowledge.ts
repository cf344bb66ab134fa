import type { ContradictionId, PersonId } from '../kernel/ids.ts';
import {
  moderatorsOf,
  on,
  type Reaction,
  type ReactionDeps,
  URGENCY,
  unlessGone,
} from './reaction.ts';

/** Owners hear that their documents are used; who reconciles, and the owners, hear of contradictions. */
export function knowledgeReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, discussions, knowledge, notifications, people, queries } = deps;

  /** Posts in channels on which one of the two documents stands carry the notice too. */
  async function redrawPosts(id: ContradictionId): Promise<void> {
    const found = await knowledge.notices.get(id);
    if (!found) return;
    const both = [found.one, found.other];
    for (const one of await discussions.showing(both)) {
      await notifications.redraw(`discussion:${one}`);
    }
    for (const one of await queries.showing(both)) await notifications.redraw(`query:${one}`);
  }

  const tell = (key: string, person: PersonId, kind: Told, urgency: number) =>
    notifications.intend({
      key: `${key}:${person}`,
      target: { kind: 'person', person },
      message: kind,
      unasked: true,
      urgency,
    });

  return [
    // One message a month and document, however many use it: it says how many by then.
    on('product.used', 'tell', async ({ at, actor, data: { product } }) => {
      const owner = await knowledge.ownerOf(product);
      if (!owner || owner === actor) return;
      const key = `product-used:${product}:${at.toISOString().slice(0, 7)}`;
      await tell(key, owner, { kind: 'product-used', product }, URGENCY.used);
    }),

    // Whoever says that it answered them chose it, wherever they said so.
    on('query.from-stock', 'choose', async ({ data }) => {
      const query = await queries.get(data.query);
      if (!query?.answeredBy) return;
      const { answeredBy: product, text } = query;
      const given = { product, verdict: 'accept', reason: '', text } as const;
      await knowledge.choices
        .record(await people.actor(query.asker), { ...given, place: `answer:${query.id}` })
        // Gone since, or closed to them: then there is nothing to rank.
        .catch(unlessGone);
    }),

    on('contradiction.flagged', 'redraw', ({ data }) => redrawPosts(data.contradiction)),
    on('contradiction.settled', 'redraw', ({ data }) => redrawPosts(data.contradiction)),
    on('contradiction.flagged', 'tell', async ({ data: { contradiction: id } }) => {
      const found = await knowledge.notices.get(id);
      if (!found) return;
      const { community } = found;
      const moderators = community ? await moderatorsOf(communities, community) : [];
      const told = moderators.length > 0 ? moderators : await people.administrators();
      const message = { kind: 'contradiction', contradiction: id } as const;
      for (const person of told) {
        await tell(`contradiction:${id}`, person, message, URGENCY.contradiction);
      }
    }),

    on('contradiction.settled', 'tell', async ({ actor, data: { contradiction: id } }) => {
      const found = await knowledge.notices.get(id);
      if (!found) return;
      const told = new Set([...(await knowledge.notices.owners(found)), found.flaggedBy]);
      const message = { kind: 'contradiction', contradiction: id } as const;
      for (const person of told) {
        if (person === actor) continue;
        await tell(`settled:${id}`, person, message, URGENCY.used);
      }
    }),
    ...gapReactions(deps),
  ];
}

/** Whoever missed something hears once that it is there. */
function gapReactions({ knowledge, people, notifications }: ReactionDeps): readonly Reaction[] {
  return [
    on('product.arrived', 'gaps', ({ at, data }) =>
      knowledge.gaps.compare(data.product, at, people.actor),
    ),
    on('gap.closed', 'tell', async ({ id, data: { gap, person } }) => {
      const found = await knowledge.gaps.get(gap);
      if (!found?.closed) return;
      const query = found.about ? { query: found.about.query } : {};
      await notifications.intend({
        key: `gap-closed:${id}`,
        target: { kind: 'person', person },
        message: { kind: 'gap-closed', gap, ...query },
        unasked: false,
      });
    }),
  ];
}

type Told = Parameters<ReactionDeps['notifications']['intend']>[0]['message'];
