import { isForFew, type Query } from '../features/queries/model.ts';
import { toldOf } from '../features/queries/query-audience.ts';
import { isForAll, isForReader } from '../features/queries/reply-audience.ts';
import { AppError } from '../kernel/errors.ts';
import type { QueryId, ReplyId } from '../kernel/ids.ts';
import { queryLeadingReactions } from './query-leading.ts';
import { moderatorsOf, on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** What follows from a question: its post, its replies, its moderators' work, its consolidated reply. */
export function queryReactions(deps: ReactionDeps): readonly Reaction[] {
  return [
    ...postReactions(deps),
    ...replyReactions(deps),
    ...publicationReactions(deps),
    ...queryLeadingReactions(deps),
  ];
}

/** For the one who asked: their own question is what they want to hear about. */
function toAsker({ queries, notifications }: ReactionDeps) {
  return async (id: QueryId, key: string, kind: 'query-answered'): Promise<void> => {
    const query = await queries.get(id);
    if (!query) return;
    await notifications.intend({
      key: `${key}:${query.asker}`,
      target: { kind: 'person', person: query.asker },
      message: { kind, query: id },
      unasked: false,
    });
  };
}

/** One notice a day and moderator, however much waits: it shows the whole queue. */
function toModerators({ queries, communities, notifications }: ReactionDeps) {
  return async (id: QueryId, at: Date): Promise<void> => {
    const query = await queries.get(id);
    if (!query?.community) return;
    for (const person of await moderatorsOf(communities, query.community)) {
      await notifications.intend({
        key: `waiting:${person}:${at.toISOString().slice(0, 10)}`,
        target: { kind: 'person', person },
        message: { kind: 'queue' },
        unasked: true,
        urgency: URGENCY.waiting,
      });
    }
  };
}

function postReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, queries, knowledge, notifications } = deps;
  const tellModerators = toModerators(deps);

  /** No channel leads to it: whom it is for are told, each once, also of one that was for more before. */
  async function tellFew(query: Query): Promise<void> {
    if (!query.community) return;
    for (const person of toldOf(query, await moderatorsOf(communities, query.community))) {
      await notifications.intend({
        key: `query-for-you:${query.id}:${person}`,
        target: toPerson(person),
        message: { kind: 'query-for-you', query: query.id },
        unasked: true,
        urgency: URGENCY.asked,
      });
    }
  }

  return [
    on('query.asked', 'post', async ({ data: { query: id, community } }) => {
      const query = await queries.get(id);
      if (!query) return;
      if (knowledge.sync.firstReading()) {
        // Posted with its related documents once there are any to find; the event comes again in seconds.
        throw new AppError('unavailable', 'the libraries are being read for the first time');
      }
      const words = `${query.text} ${query.background}`;
      const found = await knowledge.relatedForMembers(community, words, query.language);
      const related = found.map(({ product, reasons }) => ({ product: product.id, reasons }));
      await queries.attachRelated(id, related);
      if (isForFew(query)) return tellFew(query);
      await notifications.intend({
        key: `query:${id}`,
        target: { kind: 'channel', community, thread: null },
        message: { kind: 'query-asked', query: id },
        unasked: false,
      });
      await notifications.redraw(`query:${id}`);
    }),
    on('query.from-stock', 'count', async () => deps.onFromStock()),
    on('query.related', 'redraw', ({ data }) => notifications.redraw(`query:${data.query}`)),
    on('query.withdrawn', 'redraw', ({ data }) => notifications.redraw(`query:${data.query}`)),
    on('query.hidden', 'tell', async ({ id, data }) => {
      await notifications.redrawThread(`query:${data.query}`);
      const query = await queries.get(data.query);
      if (!query) return;
      await notifications.intend({
        key: `hidden:${id}`,
        target: toPerson(query.asker),
        message: { kind: 'query-hidden', query: data.query },
        unasked: true,
        urgency: URGENCY.hidden,
      });
    }),
    on('query.narrowed', 'redraw', async ({ data }) => {
      await notifications.redrawThread(`query:${data.query}`);
      const query = await queries.get(data.query);
      if (query) await tellFew(query);
    }),
    on('query.judged', 'redraw', ({ data }) => notifications.redraw(`query:${data.query}`)),
    on('query.unanswered', 'tell', async ({ at, data: { query: id, step = 'moderators' } }) => {
      const query = await queries.get(id);
      if (!query) return;
      // One message a step and opening; what was overtaken while the clock jumped is not said.
      await notifications.intend({
        key: `unanswered:${id}:${query.openSince.toISOString()}:${step}:${query.asker}`,
        target: toPerson(query.asker),
        message: { kind: 'query-unanswered', query: id, step },
        unasked: false,
      });
      if (step === 'moderators') await tellModerators(id, at);
    }),
    on('query.due', 'tell', async ({ data }) => {
      const query = await queries.get(data.query);
      if (!query) return;
      for (const person of await moderatorsOf(communities, data.community)) {
        await notifications.intend({
          key: `due:${data.query}:${query.openSince.toISOString()}:${person}`,
          target: { kind: 'person', person },
          message: { kind: 'query-due', query: data.query },
          unasked: true,
          urgency: URGENCY.draft,
        });
      }
    }),
  ];
}

function replyReactions(deps: ReactionDeps): readonly Reaction[] {
  const { queries, notifications } = deps;
  const tellModerators = toModerators(deps);

  /** What came by chat or tab is shown in the channel too; what came by the channel is there already. */
  async function showInChannel(queryId: QueryId, id: ReplyId): Promise<void> {
    const [query, reply] = await Promise.all([queries.get(queryId), queries.replies.get(id)]);
    if (!query?.community || query.state === 'hidden' || reply?.state !== 'published') return;
    if (reply.author !== query.asker && isForReader(reply, query.asker, query.asker))
      await tellFirst(queryId, id, query.asker);
    if (reply.surface === 'channel' || !isForAll(reply) || isForFew(query)) return;
    await notifications.intend({
      key: `reply:${id}`,
      target: { kind: 'channel', community: query.community, thread: `query:${queryId}` },
      message: { kind: 'reply', query: queryId, reply: id },
      unasked: false,
    });
  }

  /** Once a question, whichever reply is the first that all may see. */
  const tellFirst = (query: QueryId, reply: ReplyId, asker: Parameters<typeof toPerson>[0]) =>
    notifications.intend({
      key: `first-reply:${query}`,
      target: toPerson(asker),
      message: { kind: 'query-first-reply', query, reply },
      unasked: false,
    });

  /** What no longer stands as it was goes from the notices that quoted it too. */
  async function taken(query: QueryId, reply: ReplyId): Promise<void> {
    await changed(query, reply);
    await notifications.redraw(`first-reply:${query}`);
    // The post of the consolidated reply says what stood in it.
    await notifications.redrawThread(`query:${(await queries.get(query))?.mergedInto ?? query}`);
  }

  /** What is shown and what is drafted from it; of a question that is the same as another, in that one too. */
  async function changed(query: QueryId, reply: ReplyId): Promise<void> {
    await notifications.redraw(`reply:${reply}`);
    const into = (await queries.get(query))?.mergedInto ?? query;
    await queries.consolidated.draft(into);
    await notifications.redraw(`query:${into}`);
    // Where the last reply is gone, what was left waiting for it goes on.
    await queries.escalate(into);
  }

  async function arrived(query: QueryId, reply: ReplyId): Promise<void> {
    await showInChannel(query, reply);
    await changed(query, reply);
    // After its date a first reply makes the consolidated one due at once.
    await queries.remind(query);
  }

  return [
    on('reply.received', 'show', async ({ at, data }) => {
      if (data.held) await tellModerators(data.query, at);
      else await arrived(data.query, data.reply);
    }),
    on('reply.approved', 'show', ({ data }) => arrived(data.query, data.reply)),
    on('reply.held', 'redraw', ({ data }) => taken(data.query, data.reply)),
    on('reply.returned', 'redraw', ({ data }) => taken(data.query, data.reply)),
    on('reply.withdrawn', 'redraw', ({ data }) => taken(data.query, data.reply)),
    on('reply.narrowed', 'redraw', ({ data }) => taken(data.query, data.reply)),
    on('reply.edited', 'redraw', async ({ at, data }) => {
      await taken(data.query, data.reply);
      if (data.held) await tellModerators(data.query, at);
    }),
    on('reply.hidden', 'tell', async ({ id, data }) => {
      await taken(data.query, data.reply);
      const reply = await queries.replies.get(data.reply);
      if (!reply) return;
      await notifications.intend({
        key: `hidden:${id}`,
        target: toPerson(reply.author),
        message: { kind: 'reply-hidden', query: data.query, reply: data.reply },
        unasked: true,
        urgency: URGENCY.hidden,
      });
    }),
  ];
}

const toPerson = (person: Awaited<ReturnType<typeof moderatorsOf>>[number]) =>
  ({ kind: 'person', person }) as const;

function publicationReactions(deps: ReactionDeps): readonly Reaction[] {
  const { communities, queries, notifications, publishing } = deps;
  const tellAsker = toAsker(deps);
  return [
    on('query.approved', 'publish', ({ data }) => publishing.query(data.query)),
    on('query.recalled', 'tell', async ({ id, data: { query, community } }) => {
      await queries.consolidated.draft(query);
      await notifications.redraw(`query:${query}`);
      for (const person of await moderatorsOf(communities, community)) {
        await notifications.intend({
          key: `recalled:${id}:${person}`,
          target: toPerson(person),
          message: { kind: 'query-due', query },
          unasked: true,
          urgency: URGENCY.draft,
        });
      }
    }),
    on('query.judged', 'draft', async ({ data }) => {
      if (data.verdict === 'unsolved') await queries.consolidated.draft(data.query);
    }),
    on('query.replied', 'tell', async ({ id, data: { query, community } }) => {
      await notifications.intend({
        key: `replied:${id}`,
        target: { kind: 'channel', community, thread: `query:${query}` },
        message: { kind: 'query-replied', query },
        unasked: false,
      });
      await notifications.redraw(`query:${query}`);
      await tellAsker(query, `answered:${id}`, 'query-answered');
      const asked = await queries.get(query);
      const said = await queries.replies.published(query);
      for (const person of new Set(said.map(({ author }) => author))) {
        if (person === asked?.asker) continue;
        await notifications.intend({
          key: `reply-used:${query}:${person}`,
          target: toPerson(person),
          message: { kind: 'reply-used', query },
          unasked: true,
          urgency: URGENCY.used,
        });
      }
    }),
  ];
}
