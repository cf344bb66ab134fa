import type { Message } from '../features/notifications/model.ts';
import { isForFew } from '../features/queries/model.ts';
import { wordsWith } from '../features/taxonomy/talk.ts';
import type { CommunityId, PersonId, QueryId } from '../kernel/ids.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

const toPerson = (person: PersonId) => ({ kind: 'person', person }) as const;

/** What follows where nobody replies: the asker hears of each step, experts are asked, and a gap is recorded. */
function stepReactions(deps: ReactionDeps): readonly Reaction[] {
  const { people, queries, knowledge, expertise, notifications, taxonomy } = deps;

  async function askExperts(id: QueryId): Promise<void> {
    const query = await queries.get(id);
    if (query?.state !== 'open' || isForFew(query)) return;
    const asker = await people.actor(query.asker);
    const words = `${query.text} ${query.background}`;
    const whole = wordsWith(words, query, query.language, taxonomy.vocabulary);
    const known = await expertise.beside(asker, whole);
    const offered = known.people.map(({ person }) => person.id);
    await queries.experts.ask('clock', id, offered);
  }

  async function recordGap(id: QueryId): Promise<void> {
    const query = await queries.get(id);
    if (query?.state !== 'open' || isForFew(query)) return;
    const [asker, asks] = await Promise.all([people.actor(query.asker), queries.experts.of(id)]);
    const about = {
      query: id,
      neededBy: query.neededBy,
      found: query.related.map(({ product }) => product),
      asked: asks.map(({ person }) => person),
    };
    await knowledge.gaps.record(asker, query.text, { about });
    for (const person of await people.governors()) {
      await notifications.intend({
        key: `query-gap:${id}:${query.openSince.toISOString()}:${person}`,
        target: toPerson(person),
        message: { kind: 'query-gap', query: id },
        unasked: true,
        urgency: URGENCY.review,
      });
    }
  }

  return [
    on('query.unanswered', 'lead', async ({ data: { query, step } }) => {
      if (step === 'experts') await askExperts(query);
      if (step === 'gap') await recordGap(query);
    }),
    on('query.expert-asked', 'tell', async ({ data: { query, ask, person } }) => {
      await notifications.intend({
        key: `expert-asked:${ask}`,
        target: toPerson(person),
        message: { kind: 'expert-asked', query, ask },
        unasked: true,
        urgency: URGENCY.asked,
      });
      await notifications.redraw(`query:${query}`);
    }),
    on('query.ask-settled', 'tell', async ({ id, data: { query, ask } }) => {
      await notifications.redraw(`expert-asked:${ask}`);
      const [settled, asked] = await Promise.all([queries.experts.get(ask), queries.get(query)]);
      if (!asked || !settled || settled.by === null || settled.state === 'answered') return;
      // Whoever asked them by name is told, since it is theirs to ask somebody else.
      await notifications.intend({
        key: `ask-settled:${id}`,
        target: toPerson(settled.by),
        message: { kind: 'ask-settled', query, ask },
        unasked: settled.by !== asked.asker,
        urgency: URGENCY.waiting,
      });
    }),
  ];
}

/** A solved question becomes an entry, where a moderator lets it. */
function faqReactions({
  communities,
  queries,
  publishing,
  notifications,
}: ReactionDeps): readonly Reaction[] {
  const offer = async (key: string, message: Message, community: CommunityId): Promise<void> => {
    for (const person of await moderatorsOf(communities, community)) {
      await notifications.intend({
        key: `${key}:${person}`,
        target: toPerson(person),
        message,
        unasked: true,
        urgency: URGENCY.draft,
      });
    }
  };
  return [
    on('query.judged', 'faq', async ({ data: { query, verdict } }) => {
      if (verdict === 'solved') await queries.faqs.offer(query);
    }),
    on('faq.offered', 'tell', ({ data: { faq, query, community } }) =>
      offer(`faq:${faq}`, { kind: 'faq-offered', query, faq }, community),
    ),
    on('faq.recalled', 'tell', ({ id, data: { faq, query, community } }) =>
      offer(`faq:${faq}:${id}`, { kind: 'faq-offered', query, faq }, community),
    ),
    on('faq.approved', 'publish', ({ data }) => publishing.faq(data.faq)),
    on('faq.retired', 'publish', ({ data }) => publishing.faq(data.faq)),
  ];
}

/** Other communities are shown the way; two questions that are the same stand together. */
function placeReactions({ queries, notifications }: ReactionDeps): readonly Reaction[] {
  async function joined(query: QueryId, into: QueryId): Promise<void> {
    await notifications.redrawThread(`query:${query}`);
    await queries.consolidated.draft(into);
    await notifications.redraw(`query:${into}`);
  }
  return [
    on('query.asked', 'link', async ({ data }) => {
      const query = await queries.get(data.query);
      for (const community of query?.also ?? []) {
        await notifications.intend({
          key: `query-link:${data.query}:${community}`,
          target: { kind: 'channel', community, thread: null },
          message: { kind: 'query-linked', query: data.query },
          unasked: false,
        });
      }
    }),
    on('query.merged', 'tell', async ({ id, data: { query, into } }) => {
      await joined(query, into);
      const both = await Promise.all([queries.get(query), queries.get(into)]);
      for (const one of both) {
        if (!one) continue;
        await notifications.intend({
          key: `merged:${id}:${one.asker}`,
          target: toPerson(one.asker),
          message: { kind: 'query-merged', query },
          unasked: false,
        });
      }
    }),
    on('query.unmerged', 'redraw', ({ data: { query, into } }) => joined(query, into)),
  ];
}

/** Other words are asked of whoever wrote the former ones; the answer goes to whoever proposed them. */
function wordingReactions({ queries, notifications }: ReactionDeps): readonly Reaction[] {
  return [
    on('query.edit-proposed', 'ask', async ({ data: { query, edit, person } }) => {
      await notifications.intend({
        key: `wording:${edit}`,
        target: toPerson(person),
        message: { kind: 'wording-asked', query, edit },
        unasked: true,
        urgency: URGENCY.asked,
      });
    }),
    on('query.edit-settled', 'tell', async ({ data: { query, edit: id } }) => {
      await notifications.redraw(`wording:${id}`);
      const edit = await queries.wording.get(id);
      if (!edit || edit.state === 'withdrawn') return;
      // A reply in other words is an edited reply, which shows itself.
      if (edit.state === 'agreed' && edit.reply === null) {
        await notifications.redrawThread(`query:${query}`);
      }
      if (edit.by === edit.of) return;
      await notifications.intend({
        key: `wording-settled:${id}`,
        target: toPerson(edit.by),
        message: { kind: 'wording-settled', query, edit: id },
        unasked: true,
        urgency: URGENCY.waiting,
      });
    }),
  ];
}

/** What was missing is not missing any more, or is not told to all who see to gaps any more. */
function gapReactions({ knowledge, queries }: ReactionDeps): readonly Reaction[] {
  return [
    on('query.narrowed', 'gap', async ({ data: { query } }) => {
      const asked = await queries.get(query);
      if (asked && isForFew(asked)) await knowledge.gaps.forget(query);
    }),
    on('query.replied', 'gap', ({ data: { query, product } }) =>
      knowledge.gaps.answered(query, product),
    ),
    on('query.judged', 'gap', async ({ data: { query, verdict } }) => {
      if (verdict === 'solved') await knowledge.gaps.answered(query, null);
    }),
  ];
}

export const queryLeadingReactions = (deps: ReactionDeps): readonly Reaction[] => [
  ...stepReactions(deps),
  ...faqReactions(deps),
  ...placeReactions(deps),
  ...wordingReactions(deps),
  ...gapReactions(deps),
];
