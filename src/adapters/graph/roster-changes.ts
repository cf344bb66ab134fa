import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { RosterChange, RosterPlace, Rosters } from '../../ports/rosters.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

const V1 = 'https://graph.microsoft.com/v1.0';
const memberSchema = z.object({ id: z.string(), userId: z.string().nullish() });

const member = (person: PersonId, roles: readonly string[]) => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles,
  'user@odata.bind': `${V1}/users('${person}')`,
});

const isOwn = ({ channelKind }: RosterPlace): boolean => channelKind !== 'standard';
const at = ({ teamId, channelId }: RosterPlace) => ({ team: teamId, channel: channelId });

/** A refusal is an answer; silence is not. */
async function settled(change: () => Promise<RosterChange | undefined>): Promise<RosterChange> {
  try {
    return (await change()) ?? 'done';
  } catch (error) {
    if (!isFault(error)) throw error;
    if (isFault(error, 400, 401, 403, 404)) return 'refused';
    throw new AppError('unavailable', 'the roster of a channel', {}, { cause: error });
  }
}

/** Adds people to teams and private channels and takes them out: TeamMember.ReadWrite.All, ChannelMember.ReadWrite.All. */
export function createRosters(graph: Graph): Rosters {
  /** The id of a membership, which is not the person's. Null where they are not there. */
  async function ofTeam(place: RosterPlace, person: PersonId): Promise<string | null> {
    const target = to('/teams/{team}/members', at(place), { $top: '999' });
    for await (const page of graph.pages(target, memberSchema)) {
      const found = page.find(({ userId }) => userId === person);
      if (found) return found.id;
    }
    return null;
  }
  async function ofChannel(place: RosterPlace, person: PersonId): Promise<string | null> {
    const target = to('/teams/{team}/channels/{channel}/allMembers', at(place));
    for await (const page of graph.pages(target, memberSchema)) {
      const found = page.find(({ userId }) => userId === person);
      if (found) return found.id;
    }
    return null;
  }

  /** Adding somebody again changes nothing; an owner who is added as a member would lose the role, and is not. */
  async function add(place: RosterPlace, person: PersonId): Promise<undefined> {
    if ((await ofTeam(place, person)) === null) {
      const target = to('/teams/{team}/members', at(place));
      await graph.post(target, member(person, []), z.unknown(), { repeatable: true });
    }
    if (!isOwn(place) || (await ofChannel(place, person)) !== null) return;
    const target = to('/teams/{team}/channels/{channel}/members', at(place));
    await graph.post(target, member(person, []), z.unknown(), { repeatable: true });
  }

  /** Out of a private channel only: what else they have in its team is not ours to take. */
  async function remove(place: RosterPlace, person: PersonId): Promise<undefined> {
    const own = isOwn(place);
    const found = await (own ? ofChannel : ofTeam)(place, person);
    if (found === null) return;
    const where = { ...at(place), member: found };
    await graph.remove(
      own
        ? to('/teams/{team}/channels/{channel}/members/{member}', where)
        : to('/teams/{team}/members/{member}', where),
    );
  }

  async function promote(place: RosterPlace, person: PersonId): Promise<RosterChange> {
    const own = isOwn(place);
    const found = await (own ? ofChannel : ofTeam)(place, person);
    if (found === null) return 'refused';
    const where = { ...at(place), member: found };
    const target = own
      ? to('/teams/{team}/channels/{channel}/members/{member}', where)
      : to('/teams/{team}/members/{member}', where);
    const body = { '@odata.type': '#microsoft.graph.aadUserConversationMember', roles: ['owner'] };
    await graph.patch(target, body, z.unknown());
    return 'done';
  }

  return {
    add: (place, person) => settled(() => add(place, person)),
    remove: (place, person) => settled(() => remove(place, person)),
    promote: (place, person) => settled(() => promote(place, person)),
  };
}
