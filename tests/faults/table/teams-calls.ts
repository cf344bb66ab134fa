import type { DiscussionPage, DiscussionSummary } from '../../../src/contract/discussions.ts';
import { ClientError, type Message, wordsOf } from '../../../tools/lib/client.ts';
import { type CallInUse, exactly } from './call.ts';
import type { Live } from './live.ts';

/** The connector and the activities that reach the bot: what is said in Teams. */

export const MODERATOR = 'Thandiwe Mokoena';
export const MEMBER = 'Mei Tanaka';
const OTHER_MEMBER = 'Carlos Mendoza';
const COMMUNITY = 'formalization';

const titleOf = (n: number): string => `Registering vendors, round ${n}`;
export const wordsIn = (n: number): string => `The market office opened at night in district ${n}.`;

const ids = new WeakMap<Live, Map<number, string>>();
export const discussionOf = (live: Live, n: number): string => ids.get(live)?.get(n) ?? '';

/** What the tab says: the status and, where it refuses, the sentence. */
export async function pressed(
  live: Live,
  who: string,
  path: string,
  body: unknown,
  method = 'POST',
): Promise<{ readonly saw: string; readonly json: unknown }> {
  const answer = await live.tab(who).asks(method, path, body);
  const refusal = answer.status >= 400 ? `: ${String(answer.json.message ?? answer.text)}` : '';
  return { saw: `tab ${answer.status}${refusal}`, json: answer.json };
}

export async function opens(live: Live, n: number): Promise<string> {
  const { saw, json } = await pressed(live, MODERATOR, '/discussions', {
    nonce: `fault-table-${n}`,
    community: COMMUNITY,
    title: titleOf(n),
    background: 'Most market vendors have no contract and no social security.',
    questions: ['What worked?'],
    startsAt: live.now().toISOString(),
    endsAt: new Date(live.now().getTime() + 300 * 86_400_000).toISOString(),
  });
  const known = ids.get(live) ?? new Map<number, string>();
  known.set(n, (json as DiscussionSummary).id);
  ids.set(live, known);
  await live.settle();
  return saw;
}

/** @param who another in rounds that leave their author something to be told: that waits for a day of its own */
export const contributes = async (live: Live, n: number, who = MEMBER): Promise<string> => {
  const path = `/discussions/${discussionOf(live, n)}/contributions`;
  const body = {
    nonce: `fault-table-${n}`,
    text: wordsIn(n),
    question: null,
    consent: 'paraphrase',
  };
  return (await pressed(live, who, path, body)).saw;
};

interface Row {
  readonly id: string;
  readonly root_id: string | null;
  readonly attachments: string;
}

/** Posts of ours that carry this key and stand in a channel. */
export function posts(live: Live, key: string): Row[] {
  return live.tenant.db
    .all<Row>(
      "SELECT id, root_id, attachments FROM messages WHERE from_kind = 'bot' AND deleted IS NULL",
    )
    .filter(({ attachments }) => attachments.includes(`\\"praxisKey\\":\\"${key}\\"`));
}

const page = (live: Live, n: number): Promise<DiscussionPage> =>
  live.tab(MODERATOR).get<DiscussionPage>(`/discussions/${discussionOf(live, n)}`);

export async function contributionOf(live: Live, n: number) {
  const found = (await page(live, n)).thread.filter(({ text }) => text.includes(wordsIn(n)));
  exactly('contribution', found.length);
  if (!found[0]) throw new Error('no contribution');
  return found[0];
}

const cardsSay = (live: Live, key: string): string =>
  posts(live, key)
    .map(({ attachments }) => attachments)
    .join('\n');

/** Everything Praxis said to this person that holds these words. */
export async function heard(live: Live, who: string, words: string): Promise<readonly Message[]> {
  const persona = await live.person(who);
  const all = await persona.history();
  return all.filter((message) => message.from.kind === 'bot' && wordsOf(message).includes(words));
}

/** What came in answer in the person's chat. */
export async function says(live: Live, who: string, words: string): Promise<string> {
  const persona = await live.person(who);
  const before = (await persona.history()).length;
  try {
    await persona.say(words);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return `Teams: ${error.message}`;
  }
  const after = (await persona.history()).slice(before);
  const answers = after.filter(({ from }) => from.kind === 'bot');
  return answers.length === 0 ? 'nothing' : `chat: ${wordsOf(answers.at(-1) as Message)}`;
}

const THREAD = `^POST /connector/v3/conversations/19[^/]*(;|%3B)messageid[^/]*/activities`;

export const TEAMS_CALLS: readonly CallInUse[] = [
  {
    side: 'connector',
    route: 'POST /v3/conversations (channel)',
    match: '^POST /connector/v3/conversations$',
    purpose: 'opening post of a discussion',
    does: opens,
    holds: async (live, n) =>
      exactly('post', posts(live, `discussion:${discussionOf(live, n)}`).length),
  },
  {
    side: 'connector',
    route: 'POST /v3/conversations/{thread}/activities',
    match: THREAD,
    purpose: 'a contribution shown in its thread',
    before: async (live, n) => {
      await opens(live, n);
    },
    does: contributes,
    async holds(live, n) {
      const { id } = await contributionOf(live, n);
      return exactly('reply', posts(live, `contribution:${id}`).length);
    },
  },
  {
    side: 'connector',
    route: 'PUT /v3/conversations/{c}/activities/{a}',
    match: '^PUT /connector/v3/conversations/',
    purpose: 'a hidden contribution redrawn',
    async before(live, n) {
      await opens(live, n);
      await contributes(live, n, OTHER_MEMBER);
    },
    async does(live, n) {
      const { id, version } = await contributionOf(live, n);
      const body = { verb: 'hide', reason: 'names a person', version };
      return (await pressed(live, MODERATOR, `/contributions/${id}/review`, body)).saw;
    },
    async holds(live, n) {
      const { id } = await contributionOf(live, n);
      const said = cardsSay(live, `contribution:${id}`);
      if (said.includes(wordsIn(n))) throw new Error('the hidden text can still be read');
      return `${exactly('reply', posts(live, `contribution:${id}`).length)}, its text gone`;
    },
  },
  {
    side: 'connector',
    route: 'POST /v3/conversations/{chat}/activities (unasked)',
    match: '^POST /connector/v3/conversations/(?!19[^/]*thread)[^/]+/activities',
    purpose: 'the author is told that a contribution was hidden',
    async before(live, n) {
      // At most one unasked message a day and person: each round has a working day of its own.
      await live.nextMorning();
      await opens(live, n);
      await contributes(live, n);
    },
    async does(live, n) {
      const { id, version } = await contributionOf(live, n);
      const body = { verb: 'hide', reason: `round ${n} names a person`, version };
      await pressed(live, MODERATOR, `/contributions/${id}/review`, body);
      await live.settle();
      const told = await heard(live, MEMBER, `round ${n} names a person`);
      return told.length === 0 ? 'nothing yet' : 'the message';
    },
    async holds(live, n) {
      const told = await heard(live, MEMBER, `round ${n} names a person`);
      if (told.length > 1 && live.repeats() === 0) throw new Error('a copy that nobody counted');
      if (told.length === 0 || told.length > 2) throw new Error(`${told.length} messages`);
      return told.length === 1 ? '1 message' : '1 message and a counted copy';
    },
  },
  {
    side: 'connector',
    route: 'POST /v3/conversations/{chat}/activities/{a} (answer)',
    match: '^POST /connector/v3/conversations/[^/]+/activities',
    purpose: 'a question in chat answered',
    does: (live) => says(live, MEMBER, 'help'),
    async holds(live) {
      const saw = await says(live, MEMBER, 'help');
      if (!saw.startsWith('chat:')) throw new Error(`the next question: ${saw}`);
      return 'the next question is answered';
    },
  },
  {
    side: 'bot',
    route: 'message activity (channel reply)',
    match: '',
    purpose: 'a contribution by the channel',
    before: async (live, n) => {
      await opens(live, n);
    },
    async does(live, n) {
      const persona = await live.person(MEMBER);
      const root = posts(live, `discussion:${discussionOf(live, n)}`)[0]?.id ?? '';
      const reply = () => persona.reply(root, wordsIn(n), COMMUNITY).then(() => 'sent');
      const saw = await reply().catch((error: unknown) => `Teams: ${String(error)}`);
      // Something else that the person says, which may overtake it.
      await persona.say('help', { in: COMMUNITY }).catch(() => undefined);
      return saw;
    },
    async holds(live, n) {
      const found = (await page(live, n)).thread.filter(({ text }) => text.includes(wordsIn(n)));
      return exactly('contribution', found.length);
    },
  },
];
