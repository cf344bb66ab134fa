import type {
  ConsolidatedPage,
  QueryList,
  QueryPage,
  QuerySummary,
  Reply,
} from '../../src/contract/queries.ts';
import type { Journey } from './journey.ts';
import type { FakePerson, SeenMessage } from './teams.ts';

/** What people do with questions, through the surfaces that people have. */

export const QUESTION =
  'Who has got domestic workers registered for social security where most households pay in cash?';

export interface AskedQuestion {
  readonly id: string;
  /** The thread's first message in the channel. */
  readonly post: SeenMessage;
}

/** Written as free text, looked at, and then asked of the community. */
export async function asksInChat(
  j: Journey,
  who: FakePerson,
  given: Readonly<Record<string, string>> = {},
  { question = QUESTION, community = 'formalization' } = {},
): Promise<AskedQuestion> {
  await who.says(question);
  await who.presses('query.form');
  await who.presses('query.ask', { community, ...given });
  await j.settle();
  return found(j, who, question, community);
}

export async function asksInTab(
  j: Journey,
  who: FakePerson,
  given: Readonly<Record<string, unknown>> = {},
): Promise<AskedQuestion> {
  const body = {
    nonce: `nonce-of-${who.id}`,
    community: 'formalization',
    text: QUESTION,
    background: '',
    neededBy: null,
    ...given,
  };
  await (await j.tab(who)).post<QuerySummary>('/queries', body);
  await j.settle();
  return found(j, who, body.text, body.community);
}

async function found(
  j: Journey,
  who: FakePerson,
  question: string,
  community: string,
): Promise<AskedQuestion> {
  const { items } = await listOf(j, who, 'mine');
  const asked = items.find(({ text }) => text === question);
  if (!asked) throw new Error(`not asked; ${who.name} sees: ${who.sees()}`);
  const post = j.channel(community).posts().at(-1);
  if (!post) throw new Error('nothing was posted in the channel');
  return { id: asked.id, post };
}

export const listOf = async (
  j: Journey,
  who: FakePerson,
  filter: 'open' | 'mine' | 'replied' = 'open',
): Promise<QueryList> => (await j.tab(who)).get(`/queries?filter=${filter}`);

export const questionOf = async (j: Journey, who: FakePerson, id: string): Promise<QueryPage> =>
  (await j.tab(who)).get(`/queries/${id}`);

export const consolidatedOf = async (
  j: Journey,
  who: FakePerson,
  id: string,
): Promise<ConsolidatedPage> => (await j.tab(who)).get(`/queries/${id}/consolidated`);

/** The list, then the question's card. */
export async function looksInChat(who: FakePerson, id: string): Promise<string> {
  await who.says('questions');
  await who.presses({ verb: 'query.read', data: { id } });
  return who.sees();
}

export async function repliesInChat(
  j: Journey,
  who: FakePerson,
  id: string,
  reply: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await looksInChat(who, id);
  await who.presses('query.reply', { reply, ...more });
  await j.settle();
}

export async function repliesInTab(
  j: Journey,
  who: FakePerson,
  id: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await (await j.tab(who)).post(`/queries/${id}/replies`, {
    nonce: `nonce-${text.slice(0, 40)}`,
    text,
    consent: 'paraphrase',
    ...more,
  });
  await j.settle();
}

export async function repliesInChannel(
  j: Journey,
  who: FakePerson,
  post: SeenMessage,
  text: string,
  options: { readonly mention?: boolean } = {},
): Promise<void> {
  await who.in(post.place).replies(post, text, options);
  await j.settle();
}

export async function replyOf(
  j: Journey,
  who: FakePerson,
  id: string,
  words: string,
): Promise<Reply> {
  const { thread } = await questionOf(j, who, id);
  const reply = thread.find(({ text }) => text.includes(words));
  if (!reply) throw new Error(`${who.name} sees no reply with "${words}"`);
  return reply;
}

export async function reviewsReply(
  j: Journey,
  who: FakePerson,
  id: string,
  words: string,
  review: { readonly verb: 'approve' | 'hold' | 'hide' | 'withdraw'; readonly reason?: string },
): Promise<void> {
  const reply = await replyOf(j, who, id, words);
  const body = { ...review, version: reply.version };
  await (await j.tab(who)).post(`/queries/${id}/replies/${reply.id}/review`, body);
  await j.settle();
}
