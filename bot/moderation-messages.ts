import { spokenIn } from '../src/features/communities/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import type { ModeratorsMessage } from '../src/features/notifications/moderators-message.ts';
import { AppError } from '../src/kernel/errors.ts';
import { asId, type DiscussionId, type PersonId, type QueryId } from '../src/kernel/ids.ts';
import { moderates } from '../src/kernel/person.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import { returnedCard } from './cards/moderators-notes.ts';
import { turnAskedCard } from './cards/tending.ts';
import { drawSecond } from './commands/second-moderator.ts';
import type { MessageDeps } from './deps.ts';
import { createVoice, type Voice } from './voice.ts';

type Of<K extends ModeratorsMessage['kind']> = Extract<ModeratorsMessage, { kind: K }>;

const KINDS: ReadonlySet<string> = new Set<ModeratorsMessage['kind']>([
  'contribution-returned',
  'reply-returned',
  'turn-asked',
  'turn-settled',
  'thread-linked',
  'moderator-note',
  'second-wanted',
]);
export const isOfModerators = (message: Message): message is ModeratorsMessage =>
  KINDS.has(message.kind);

const LONGEST_TITLE = 300;

const gone = (what: string) => new AppError('not-found', `${what} is gone`);

/** In a thread: it goes on in another one, or a part of it does. */
export async function linked(deps: MessageDeps, message: Of<'thread-linked'>): Promise<Drawn> {
  const { views, actions, tabUrl } = deps;
  const { about, discussion: id, other } = message;
  const summary = await views.discussions.inChannel(id);
  const goal = await actions.discussions.get(other);
  if (!summary || !goal) throw gone(`discussion ${id}`);
  const { discussion, community } = summary;
  const voice = createVoice(deps, spokenIn(community, discussion.language), 'UTC');
  const links = await actions.discussions.links(id);
  const stands = links.some((one) => one.kind === about && one.other.id === other);
  const card = noticeCard(
    {
      heading: voice.say(`console.linked.${about}-on`),
      title: goal.title,
      sentences: [voice.say(`console.linked.${about}-what`)],
      actions: [link(voice.say('console.linked.open'), tabUrl?.(`/discussions/${other}`))],
    },
    voice,
  );
  return { card, stale: !stands };
}

/** Its author has it back, with the reason, to change it and send it again. */
async function returned(
  { views }: MessageDeps,
  message: Of<'contribution-returned'>,
  voice: Voice,
): Promise<Drawn> {
  const found = await views.moderation.contribution(message.contribution);
  if (!found) throw gone(`contribution ${message.contribution}`);
  const { contribution, discussion: thread } = found;
  const card = returnedCard({ ...contribution, kind: 'contribution', thread }, voice);
  return { card, stale: contribution.state !== 'returned' };
}

async function replyReturned(
  { actions }: MessageDeps,
  message: Of<'reply-returned'>,
  voice: Voice,
): Promise<Drawn> {
  const reply = await actions.queries.replies.get(message.reply);
  const query = reply && (await actions.queries.get(reply.query));
  if (!query) throw gone(`reply ${message.reply}`);
  const thread = { id: query.id, title: query.text.slice(0, LONGEST_TITLE) };
  const card = returnedCard({ ...reply, kind: 'reply', thread }, voice);
  return { card, stale: reply.state !== 'returned' };
}

/** Its author is asked whether it may be posted as their question; the moderator hears what came of it. */
async function turned(
  { actions, tabUrl }: MessageDeps,
  { kind, contribution: id, discussion: place }: Of<'turn-asked' | 'turn-settled'>,
  voice: Voice,
): Promise<Drawn> {
  const turn = await actions.tending.turn(id);
  const discussion = await actions.discussions.get(place);
  if (!turn || !discussion) throw gone(`question of ${id}`);
  const asked = kind === 'turn-asked';
  const [other] = await actions.people.people([asked ? turn.by : turn.of]);
  const name = other?.name ?? '—';
  if (asked) {
    const moderator = turn.by === turn.of ? null : name;
    const card = turnAskedCard({ id, text: turn.text, discussion, moderator }, voice);
    return { card, stale: turn.state !== 'asked' };
  }
  const said = turn.state === 'agreed' ? 'agreed' : 'refused';
  const card = noticeCard(
    {
      heading: voice.say(`console.turn.${said}`, { name }),
      title: discussion.title,
      sentences: [turn.text],
      actions: [
        turn.query
          ? link(voice.say('console.turn.open'), tabUrl?.(`/queries/${turn.query}`))
          : press(voice.say('bot.moderation.open'), 'discussion.read', { id: discussion.id }),
      ],
    },
    voice,
  );
  return { card, stale: turn.state === 'asked' };
}

/** Thanks or an invitation, in the moderator's words and under their name. */
async function note(
  deps: MessageDeps,
  message: Of<'moderator-note'>,
  voice: Voice,
): Promise<Drawn> {
  const { actions } = deps;
  const found = await actions.moderation.notes.get(message.note);
  if (!found) throw gone(`note ${message.note}`);
  const [writer] = await actions.people.people([found.by]);
  const about = await subjectOf(deps, found.subject, found.item);
  const card = noticeCard(
    {
      heading: voice.say(`console.note.${found.kind}`, { name: writer?.name ?? '—' }),
      title: about.title,
      sentences: [found.text],
      actions: [press(voice.say('bot.moderation.open'), about.verb, { id: about.id })],
    },
    voice,
  );
  return { card, stale: false };
}

async function subjectOf({ actions }: MessageDeps, subject: string, item: string) {
  if (subject === 'query' || subject === 'reply') {
    const reply = subject === 'reply' ? await actions.queries.replies.get(asId(item)) : null;
    const id = reply?.query ?? asId<QueryId>(item);
    const query = await actions.queries.get(id);
    if (!query) throw gone(`query ${id}`);
    return { title: query.text.slice(0, LONGEST_TITLE), verb: 'query.read', id: query.id };
  }
  const contribution =
    subject === 'contribution' ? await actions.discussions.contributions.get(asId(item)) : null;
  const id = contribution?.discussion ?? asId<DiscussionId>(item);
  const discussion = await actions.discussions.get(id);
  if (!discussion) throw gone(`discussion ${id}`);
  return { title: discussion.title, verb: 'discussion.read', id: discussion.id };
}

/** As long as nobody else moderates there and nobody is asked. */
async function secondWanted(
  deps: MessageDeps,
  { community }: Of<'second-wanted'>,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const { actions } = deps;
  const who = await actions.people.actor(person);
  if (!moderates(who, community)) throw gone(`moderator of ${community}`);
  const [members, { asked }] = await Promise.all([
    actions.communities.members(community),
    actions.membership.roll(community),
  ]);
  const others = members.some((one) => one.role === 'moderator' && one.person !== person);
  const card = await drawSecond(deps, who, community, voice);
  return { card, stale: others || asked !== null };
}

/** What a moderator gives back, or writes to one person. */
export function moderatorsNews(
  deps: MessageDeps,
  message: Exclude<ModeratorsMessage, { kind: 'thread-linked' }>,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  switch (message.kind) {
    case 'moderator-note':
      return note(deps, message, voice);
    case 'contribution-returned':
      return returned(deps, message, voice);
    case 'turn-asked':
    case 'turn-settled':
      return turned(deps, message, voice);
    case 'reply-returned':
      return replyReturned(deps, message, voice);
    case 'second-wanted':
      return secondWanted(deps, message, person, voice);
  }
}
