import { z } from 'zod';
import type { NewCommunity } from '../../src/features/communities/wish.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { AUDIENCE_KINDS, JOININGS } from '../../src/ports/registers.ts';
import type { CommunityLine } from '../../src/views/communities.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { alikeCard, communityListCard, makingCard } from '../cards/communities.ts';
import { communityForm, EVERYWHERE } from '../cards/community-form.ts';
import { joinListCard, leaveCard, requestForm } from '../cards/joining.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { createOpening } from '../openings.ts';

const id = z.string().min(1).max(200);
const community = z.object({
  community: id.transform((value) => asId<CommunityId>(value)),
  note: z.string().trim().max(500).default(''),
  successor: z.string().trim().max(200).default(''),
});
const named = z.object({ id });
const several = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
const words = z.string().trim().max(1_000).default('').transform(several);
const form = z.object({
  name: z.string().trim().min(1).max(80),
  purpose: z.string().trim().min(1).max(1_000),
  topics: words,
  region: z.string().max(60).default(EVERYWHERE),
  gtt: z.string().trim().max(100).default(''),
  outcomes: words,
  languages: z.string().default('en').transform(several),
  moderators: words,
  audience: z.enum(AUDIENCE_KINDS).default('staff'),
  audienceReason: z.string().trim().max(500).default(''),
  joining: z.enum(JOININGS).default('open'),
  lifetime: z.enum(['permanent', 'bounded']).default('permanent'),
  endsOn: z.string().max(10).default(''),
  plan: z.string().trim().max(1_000).default(''),
});

const url =
  ({ deps }: Call) =>
  (path: string): string | null =>
    deps.tabUrl?.(path) ?? null;

/** What stands behind the command's words: `communities about skills` asks for `skills`. */
const behind = ({ deps, text }: Call, name: 'about' | 'create'): string =>
  createOpening(deps.words, `communities.openings.${name}`)(text) ?? '';

async function list(call: Call, about = call.data.about ?? ''): Promise<Card> {
  const found = await call.deps.views.communities.list(call.who, about);
  return communityListCard(found, { about, url: url(call) }, call.voice);
}

async function people(
  { deps }: Call,
  mails: readonly string[],
  field: string,
): Promise<PersonId[]> {
  const found = await deps.actions.people.named(mails);
  return mails.map((mail) => {
    const person = found.get(mail);
    if (person) return person;
    throw new AppError('invalid-input', 'nobody has this address', { field });
  });
}

/** The form as the feature needs it. @throws AppError `invalid-input` naming the field */
async function wish(call: Call): Promise<NewCommunity> {
  const { lifetime, region, topics, languages, moderators, endsOn, ...rest } = read(
    form,
    call.data,
  );
  return {
    ...rest,
    topics: call.deps.actions.taxonomy.vocabulary.topicsIn(topics.join('; ')).slice(0, 10),
    region: region === EVERYWHERE ? null : region,
    languages: LANGUAGES.filter((language) => languages.includes(language)),
    moderators: await people(call, moderators, 'moderators'),
    bounded: lifetime === 'bounded',
    endsOn: endsOn || null,
  };
}

/** Begun with the words behind the command as its name; what was entered before is kept. */
const formCard = (call: Call, name?: string): Card =>
  communityForm(
    { ...(name ? { name: name.slice(0, 80) } : {}), ...call.data },
    call.deps.ids.next(),
    call.voice,
  );

async function progress(call: Call, which: string): Promise<Card> {
  const { making, actions } = await call.deps.views.communities.making(call.who, which);
  return makingCard(making, actions, url(call), call.voice);
}

async function make(call: Call): Promise<Answer> {
  const asked = await wish(call);
  const key = formKey(call, asked.name, asked.purpose);
  const { making } = await call.deps.actions.communities.making.ask(call.who, asked, key);
  return { card: await progress(call, making.id) };
}

/** What looks like it comes first; where nothing does, it is made. */
async function look(call: Call): Promise<Answer> {
  const asked = await wish(call);
  const alike = await call.deps.views.communities.alike(call.who, asked);
  if (alike.length === 0) return make(call);
  return { card: alikeCard(alike, call.data, url(call), call.voice) };
}

async function lineOf({ deps, who, data }: Call): Promise<CommunityLine> {
  const line = await deps.views.communities.one(who, read(community, data).community);
  if (line) return line;
  throw new AppError('not-found', 'no such community');
}

async function join(call: Call): Promise<Answer> {
  const given = read(community, call.data);
  const { kind, community: one } = await call.deps.actions.communities.join(
    call.who,
    given.community,
    given.note,
  );
  const after = { ...call, who: await call.deps.actions.people.actor(call.who.id), data: {} };
  const said = call.voice.say(`communities.done.${kind}`, { name: one.names[call.voice.language] });
  return { card: withNotice(await list(after, ''), said, 'good') };
}

async function leaveForm(call: Call): Promise<Card> {
  const line = await lineOf(call);
  const members = await call.deps.actions.communities.members(line.community.id);
  const moderators = members.filter(({ role }) => role === 'moderator');
  const isLast = line.role === 'moderator' && moderators.length === 1;
  return leaveCard(line, isLast, call.data, call.voice);
}

async function leave(call: Call): Promise<Answer> {
  const { community: which, successor } = read(community, call.data);
  const [person = null] = successor ? await people(call, [successor], 'successor') : [];
  const left = await call.deps.actions.communities.leave(call.who, which, person);
  const after = { ...call, who: await call.deps.actions.people.actor(call.who.id), data: {} };
  const said = call.voice.say('communities.done.left', { name: left.names[call.voice.language] });
  return { card: withNotice(await list(after, ''), said, 'good') };
}

async function requests(call: Call): Promise<Card> {
  const { joinRequests } = call.deps.actions.communities;
  const waiting = await call.deps.views.communities.named(await joinRequests.waiting(call.who));
  return joinListCard(waiting, call.voice);
}

/** A request answered, and those that are left. */
async function answer(call: Call, verb: 'accept' | 'decline'): Promise<Answer> {
  const { id: which } = read(named, call.data);
  const reason = call.data[`reason-${which}`] ?? '';
  await call.deps.actions.communities.joinRequests[verb](call.who, which, reason);
  const said = call.voice.say(`communities.done.${verb}`);
  return { card: withNotice(await requests(call), said, 'good') };
}

async function withdraw(call: Call): Promise<Answer> {
  await call.deps.actions.communities.joinRequests.withdraw(call.who, read(named, call.data).id);
  const said = call.voice.say('communities.done.withdraw');
  return { card: withNotice(await list(call, ''), said, 'good') };
}

const moved = (verb: 'retry' | 'drop') => ({
  run: async (call: Call): Promise<Answer> => {
    const { id: which } = read(named, call.data);
    await call.deps.actions.communities.making[verb](call.who, which);
    return { card: await progress(call, which) };
  },
  again: (call: Call) => progress(call, read(named, call.data).id),
});

const drawn = (draw: (call: Call) => Promise<Card>) => ({
  run: async (call: Call): Promise<Answer> => ({ card: await draw(call) }),
});

export const communityCommands: readonly Command[] = [
  {
    name: 'communities',
    words: async (call) => ({ card: await list(call, behind(call, 'about')) }),
    verbs: {
      'community.list': drawn((call) => list(call)),
      'community.join': { run: join, again: (call) => list(call, '') },
      'community.request-form': drawn(async (call) =>
        requestForm(await lineOf(call), call.data, call.voice),
      ),
      'community.request': { run: join, again: (call) => list(call, '') },
      'community.leave': drawn(leaveForm),
      'community.leave-now': { run: leave, again: leaveForm },
      'join.list': drawn(requests),
      'join.accept': { run: (call) => answer(call, 'accept'), again: requests },
      'join.decline': { run: (call) => answer(call, 'decline'), again: requests },
      'join.withdraw': { run: withdraw, again: (call) => list(call, '') },
    },
  },
  {
    name: 'community-new',
    words: async (call) => ({ card: formCard(call, behind(call, 'create')) }),
    verbs: {
      'community.form': drawn(async (call) => formCard(call)),
      'community.look': { run: look, again: async (call) => formCard(call) },
      'community.make': { run: make, again: async (call) => formCard(call) },
      'community.progress': drawn((call) => progress(call, read(named, call.data).id)),
      'community.retry': moved('retry'),
      'community.drop': moved('drop'),
    },
  },
];
