import { itemCard, queueCard } from '../../bot/cards/moderation.ts';
import { returnedCard } from '../../bot/cards/moderators-notes.ts';
import { secondCard } from '../../bot/cards/second-moderator.ts';
import { tagsCard } from '../../bot/cards/tags.ts';
import { joinCard, turnAskedCard, turnCard } from '../../bot/cards/tending.ts';
import { createVoice } from '../../bot/voice.ts';
import { KINDS } from '../../src/features/moderation/console.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import type { Waiting } from '../../src/views/moderation.ts';
import type { Seen } from './crawl.ts';
import { type BotWorld, COMMUNITY, LUC } from './world.ts';

const PRODUCT = asId<ProductId>('product');

/** Cards that nobody meets in a community with two moderators, and what comes back to its author. */
export async function hostileModerators(world: BotWorld, words: string): Promise<Seen[]> {
  const { discussions, communities, people } = world.app.actions;
  const luc = await people.actor(LUC as never);
  const listed = await discussions.list(luc);
  const spoken = await Promise.all(
    listed.map(async ({ discussion }) => ({
      discussion,
      said: (await discussions.contributions.published(discussion.id))[0],
    })),
  );
  const first = spoken.find((one) => one.said !== undefined);
  const said = first?.said;
  const community = await communities.get(COMMUNITY);
  if (!first || !said || !community) throw new Error('nothing was said');
  const now = world.world.clock.now();
  const none = { dueAt: null, language: null, name: '', target: null, text: null, claim: null };
  const waits = { since: now, due: now, overdue: true, community: COMMUNITY, title: words };
  const ofKind = (kind: 'second' | 'faq' | 'proposal' | 'join-request'): Waiting => ({
    ...{ ...none, ...waits, kind, key: `${kind}:1`, of: KINDS[kind] },
  });
  const items = [ofKind('second'), ofKind('faq'), ofKind('proposal'), ofKind('join-request')];
  return (['en', 'fr', 'es'] as const).flatMap((language): Seen[] => {
    const voice = createVoice({ ...world.world, topicLabel: (slug) => slug }, language, 'UTC');
    const page = { items, total: 4, minutes: 20, page: 0, tab: () => null };
    const view = { contribution: said, authorName: words, mine: false, actions: ['hide' as const] };
    const place = { kind: 'discussion' as const, id: first.discussion.id, title: words };
    const why = { kind: 'elsewhere' as const, words, place };
    const stray: Waiting = {
      ...{ ...none, ...waits, kind: 'misplaced', key: 'misplaced:1', of: KINDS.misplaced },
      ...{ discussion: first.discussion, contribution: said, authorName: words, why },
    };
    const led = [{ value: 'informality', words: [words] }];
    const suggested = { topics: led, countries: [{ value: 'Kenya', words: [] }] };
    const bare: Waiting = {
      ...{ ...none, ...waits, kind: 'untagged', key: 'untagged:1', of: KINDS.untagged, suggested },
      target: { subject: 'discussion', id: first.discussion.id, version: 1 },
    };
    const overdue: Waiting = {
      ...{ ...none, ...waits, kind: 'review', key: 'review:1', of: KINDS.review },
      ...{ product: PRODUCT, step: 'asked', ownerName: words, reviewOn: '2026-01-01' },
    };
    const sheet = { version: 1, topics: ['informality'], countries: ['Kenya'], proposed: [words] };
    const tagging = {
      ...{ talk: { kind: 'discussion' as const, id: first.discussion.id }, title: words },
      ...{ sheet: { ...sheet, suggested } },
      entered: { topics: words, countries: words, reason: words },
    };
    const other = { id: said.id, authorName: words, text: words };
    const asked = { id: said.id, text: words, discussion: first.discussion, moderator: words };
    const moves = ['join', 'part', 'to-query', 'from-query'] as const;
    const cards = [
      itemCard(view, first.discussion, moves, voice),
      joinCard(view, [other], first.discussion, voice),
      turnCard(view, first.discussion, undefined, voice),
      turnAskedCard(asked, voice),
      queueCard({ ...page, items: [stray] }, voice),
      queueCard({ ...page, items: [bare, overdue] }, voice),
      tagsCard(tagging, voice),
      queueCard(page, voice),
      secondCard(community, [{ person: LUC, name: words }], null, voice),
      ...(['contribution', 'reply'] as const).map((kind) =>
        returnedCard({ ...said, reason: words, kind, thread: first.discussion }, voice),
      ),
    ];
    return cards.map((card) => ({ verb: 'moderators', language, card }));
  });
}
