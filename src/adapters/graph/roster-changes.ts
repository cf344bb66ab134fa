import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { RosterChange, RosterPlace, Rosters } from '../../ports/rosters.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

const V1 = 'https://graph.microsoft.com/v1.0';
const memberSchema = z.object({ id: z.string(), userId: z.string().nullish() });

const MEMBER = '#microsoft.graph.aadUserConversationMember';
const member = (person: PersonId) => ({
  '@odata.type': MEMBER,
  roles: [],
  'user@odata.bind': `${V1}/users('${person}')`,
});

/** A private or shared channel has people of its own: its owners let them in, in Teams. */
const isTeams = ({ channelKind }: RosterPlace): boolean => channelKind === 'standard';

/** A refusal is an answer; silence is not. */
async function settled(change: () => Promise<RosterChange>): Promise<RosterChange> {
  try {
    return await change();
  } catch (error) {
    if (!isFault(error)) throw error;
    if (isFault(error, 400, 401, 403, 404)) return 'refused';
    throw new AppError('unavailable', 'the roster of a channel', {}, { cause: error });
  }
}

/** Adds people to the teams of communities and takes them out: TeamMember.ReadWrite.All. */
export function createRosters(graph: Graph): Rosters {
  /** The id of a membership, which is not the person's. Null where they are not there. */
  async function memberIn({ teamId }: RosterPlace, person: PersonId): Promise<string | null> {
    const target = to('/teams/{team}/members', { team: teamId }, { $top: '999' });
    for await (const page of graph.pages(target, memberSchema)) {
      const found = page.find(({ userId }) => userId === person);
      if (found) return found.id;
    }
    return null;
  }

  /** An owner who is added as a member would lose the role: whoever is there is left as they are. */
  async function add(place: RosterPlace, person: PersonId): Promise<RosterChange> {
    if (!isTeams(place)) return 'refused';
    if ((await memberIn(place, person)) !== null) return 'done';
    const target = to('/teams/{team}/members', { team: place.teamId });
    await graph.post(target, member(person), z.unknown(), { repeatable: true });
    return 'done';
  }

  async function remove(place: RosterPlace, person: PersonId): Promise<RosterChange> {
    if (!isTeams(place)) return 'refused';
    const found = await memberIn(place, person);
    if (found === null) return 'done';
    await graph.remove(to('/teams/{team}/members/{member}', { team: place.teamId, member: found }));
    return 'done';
  }

  async function promote(place: RosterPlace, person: PersonId): Promise<RosterChange> {
    const found = isTeams(place) ? await memberIn(place, person) : null;
    if (found === null) return 'refused';
    const target = to('/teams/{team}/members/{member}', { team: place.teamId, member: found });
    await graph.patch(target, { '@odata.type': MEMBER, roles: ['owner'] }, z.unknown());
    return 'done';
  }

  return {
    add: (place, person) => settled(() => add(place, person)),
    remove: (place, person) => settled(() => remove(place, person)),
    promote: (place, person) => settled(() => promote(place, person)),
  };
}
