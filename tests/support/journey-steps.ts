import type {
  Contribution,
  DiscussionList,
  DiscussionPage,
  SynthesisPage,
} from '../../src/contract/discussions.ts';
import type { Journey } from './journey.ts';
import type { FakePerson, SeenMessage } from './teams.ts';

/** What people do in many journeys, through the surfaces that people have. */

export interface Opened {
  readonly id: string;
  readonly title: string;
  /** The thread's first message in the channel. */
  readonly post: SeenMessage;
}

export const TITLE = 'Registering domestic workers and market vendors';
export const BACKGROUND =
  'Most domestic workers and market vendors have no contract and no social security.';
export const QUESTIONS = {
  question1: 'What made employers register domestic workers?',
  question2: 'What did not work with market vendors?',
} as const;

/** By the form card in the moderator's chat; the first day is today. `before` is done before it is posted. */
export async function opens(
  j: Journey,
  moderator: FakePerson,
  given: Readonly<Record<string, string>> = {},
  before: () => void = () => undefined,
): Promise<void> {
  await moderator.says('open a discussion');
  await moderator.presses('discussion.create', {
    title: TITLE,
    background: BACKGROUND,
    ...QUESTIONS,
    end: '2026-03-16',
    ...given,
  });
  // Where others look like it they are shown first: whoever has seen them goes on.
  if (moderator.sees().includes('Would you rather join?')) {
    await moderator.presses('discussion.create');
  }
  before();
  await j.settle();
}

/** An open discussion with its post in the channel. */
export async function opened(
  j: Journey,
  given: Readonly<Record<string, string>> = {},
  { by = 'Thandiwe Mokoena', community = 'formalization' } = {},
): Promise<Opened> {
  const moderator = j.person(by);
  await opens(j, moderator, given);
  const { items } = await (await j.tab(moderator)).get<DiscussionList>('/discussions');
  const title = given.title ?? TITLE;
  const found = items.find((item) => item.title === title);
  if (!found) throw new Error(`not opened; ${moderator.name} sees: ${moderator.sees()}`);
  const post = j.channel(community).posts().at(-1);
  if (!post) throw new Error('nothing was posted in the channel');
  return { id: found.id, title, post };
}

/** In the person's own chat, by the card of the discussion. */
export async function contributesInChat(
  j: Journey,
  who: FakePerson,
  discussion: string,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  await readsInChat(who, discussion);
  await who.presses('discussion.contribute', inputs);
  await j.settle();
}

/** The list, then the discussion's card. */
export async function readsInChat(who: FakePerson, discussion: string): Promise<string> {
  await who.says('discussions');
  await who.presses({ verb: 'discussion.read', data: { id: discussion } });
  return who.sees();
}

export async function contributesInTab(
  j: Journey,
  who: FakePerson,
  discussion: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await (await j.tab(who)).post(`/discussions/${discussion}/contributions`, {
    nonce: `nonce-${text.slice(0, 40)}`,
    text,
    question: null,
    consent: 'paraphrase',
    ...more,
  });
  await j.settle();
}

export async function contributesInChannel(
  j: Journey,
  who: FakePerson,
  post: SeenMessage,
  text: string,
): Promise<void> {
  await who.in(post.place).replies(post, text);
  await j.settle();
}

export const pageOf = async (
  j: Journey,
  who: FakePerson,
  discussion: string,
): Promise<DiscussionPage> => (await j.tab(who)).get(`/discussions/${discussion}`);

export const synthesisOf = async (
  j: Journey,
  who: FakePerson,
  discussion: string,
): Promise<SynthesisPage> => (await j.tab(who)).get(`/discussions/${discussion}/synthesis`);

/** The contribution that holds these words, as this reader sees it. */
export async function contributionOf(
  j: Journey,
  who: FakePerson,
  discussion: string,
  words: string,
): Promise<Contribution> {
  const { thread } = await pageOf(j, who, discussion);
  const found = thread.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`${who.name} sees no contribution with "${words}"`);
  return found;
}

export async function reviews(
  j: Journey,
  moderator: FakePerson,
  discussion: string,
  words: string,
  review: { readonly verb: 'approve' | 'hold' | 'hide'; readonly reason?: string },
): Promise<void> {
  const { id, version } = await contributionOf(j, moderator, discussion, words);
  await (await j.tab(moderator)).post(`/contributions/${id}/review`, { ...review, version });
  await j.settle();
}
