import { discussionPage } from '../../src/contract/discussions.ts';
import { searchAnswer } from '../../src/contract/knowledge.ts';
import type { Expected } from './loop.ts';
import type { Players } from './player.ts';
import type { Played } from './rig.ts';
import { chatOf, everything, filesIn, type Seen } from './seen.ts';

export interface Verdicts {
  readonly counts: Readonly<Record<string, number>>;
  /** A sentence for each thing lost or doubled. */
  readonly violations: readonly string[];
}

/** How often each key stands in a place, by `<conversation> <key>`. */
function copies(seen: readonly Seen[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { conversation, key } of seen) {
    const name = `${conversation} ${key}`;
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

const surplus = (counts: Iterable<number>): number =>
  [...counts].reduce((sum, count) => sum + Math.max(0, count - 1), 0);

const isAnswer = ({ key }: Seen): boolean => key === '' || key.startsWith('answer:');

/** Channel posts: every expected one once, nothing at all twice, and one answer for each turn that was said there. */
function channels(seen: readonly Seen[], expected: readonly Expected[], turns: Players['turns']) {
  const violations: string[] = [];
  const inChannels = seen.filter(({ inChannel }) => inChannel);
  const own = inChannels.filter((message) => !isAnswer(message));
  const found = copies(own);
  for (const { channel, posts, cast } of expected) {
    const here = own.filter(({ conversation }) => conversation === channel);
    for (const key of posts) {
      if (!found.has(`${channel} ${key}`)) violations.push(`channel post lost: ${key}`);
    }
    const closed = here.filter(({ key }) => key.startsWith('closed:')).length;
    if (closed !== 1) violations.push(`round ${cast.round}: ${closed} closing posts`);
    const answers = inChannels.filter(
      (message) => message.conversation === channel && isAnswer(message),
    ).length;
    const asked = turns.get(channel) ?? 0;
    if (answers !== asked) {
      violations.push(`round ${cast.round}: ${answers} answers to ${asked} turns in the channel`);
    }
  }
  for (const [name, count] of found) {
    if (count > 1) violations.push(`channel post ${count} times: ${name.split(' ')[1]}`);
  }
  return { violations, posts: own.length, answers: inChannels.length - own.length };
}

/** Personal messages: none lost; a second copy is no violation by itself, it must have been counted. */
function chats(
  rig: Played,
  seen: readonly Seen[],
  expected: readonly Expected[],
  turns: Players['turns'],
) {
  const violations: string[] = [];
  const personal = seen.filter(({ inChannel }) => !inChannel);
  const own = personal.filter((message) => !isAnswer(message));
  const found = copies(own);
  for (const { person, key } of expected.flatMap(({ messages }) => messages)) {
    const name = `${chatOf(rig.tenant, person)} ${key}`;
    const different = [...found.keys()].filter((candidate) => candidate.startsWith(name)).length;
    if (different !== 1) violations.push(`${different} messages ${key} instead of one`);
  }
  let answered = 0;
  for (const [person, asked] of turns) {
    const chat = chatOf(rig.tenant, person);
    if (!chat) continue;
    const got = personal.filter(
      (message) => message.conversation === chat && isAnswer(message),
    ).length;
    if (got < asked) violations.push(`${asked - got} answers in a chat lost`);
    answered += Math.max(0, got - asked);
  }
  return {
    violations,
    messages: found.size,
    repeated: surplus(found.values()),
    repeatedAnswers: answered,
  };
}

async function contributions(players: Players, expected: readonly Expected[]) {
  const violations: string[] = [];
  let count = 0;
  for (const { cast, discussion, texts } of expected) {
    const moderator = await players.as(cast.moderator);
    const { thread } = await moderator.api(discussionPage, 'GET', `/discussions/${discussion}`);
    for (const text of texts) {
      const times = thread.filter((contribution) => contribution.text === text).length;
      if (times !== 1) violations.push(`contribution ${times} times: ${text.slice(0, 50)}`);
    }
    if (thread.length !== texts.length) {
      violations.push(`round ${cast.round}: ${thread.length} contributions, ${texts.length} made`);
    }
    count += thread.length;
  }
  return { violations, count };
}

async function files(rig: Played, players: Players, expected: readonly Expected[]) {
  const violations: string[] = [];
  let count = 0;
  for (const folder of ['Syntheses', 'Lessons']) {
    const names = filesIn(rig.tenant, folder);
    count += names.length;
    for (const { cast } of expected) {
      // A PDF beside it is the same document.
      const times = names.filter(
        (name) => name.includes(`Round-${cast.round}-`) && name.endsWith('.docx'),
      ).length;
      if (times !== 1) violations.push(`round ${cast.round}: ${times} files in ${folder}`);
    }
  }
  for (const { cast, title, lesson } of expected) {
    const reader = await players.as(cast.channel);
    for (const wanted of [title, lesson]) {
      const query = `/search?q=${encodeURIComponent(wanted)}&limit=20`;
      const { hits } = await reader.api(searchAnswer, 'GET', query);
      // A discussion's brief and proceedings, and other languages, are other documents: each is found once.
      const found = hits
        .filter((hit) => hit.title.includes(wanted))
        .map(({ type, language, title: called }) => `${type} ${language} ${called}`);
      if (found.length === 0 || new Set(found).size !== found.length)
        violations.push(`search finds ${found.length} times: ${wanted}: ${found.join(', ')}`);
    }
  }
  return { violations, count };
}

/** Reads the tenant and the API and says what was lost or doubled. */
export async function count(
  rig: Played,
  players: Players,
  expected: readonly Expected[],
): Promise<Verdicts> {
  const seen = everything(rig.tenant);
  const inChannels = channels(seen, expected, players.turns);
  const inChats = chats(rig, seen, expected, players.turns);
  const said = await contributions(players, expected);
  const published = await files(rig, players, expected);
  const counted = await rig.repeats();
  const repeated = inChats.repeated + inChats.repeatedAnswers;
  const violations = [
    ...inChannels.violations,
    ...inChats.violations,
    ...said.violations,
    ...published.violations,
    ...(repeated > counted ? [`${repeated} second copies in chats, ${counted} counted`] : []),
  ];
  return {
    violations,
    counts: {
      'channel posts': inChannels.posts,
      'answers in channels': inChannels.answers,
      contributions: said.count,
      'published files': published.count,
      'personal messages': inChats.messages,
      'second copies of personal messages': inChats.repeated,
      'second copies of answers in chats': inChats.repeatedAnswers,
      'possible repeats counted on /metrics': counted,
    },
  };
}
