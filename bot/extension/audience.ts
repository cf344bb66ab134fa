import type { Call } from '../command.ts';
import { EVERYBODY } from '../commands/group.ts';

/**
 * What everybody in this conversation may open. In a community's own channel that is also what the community may; in
 * any other channel, group or chat it is what the whole organization may, since nothing is known of who reads there: a
 * chat with a colleague and the one with the bot look alike, and another channel of the team may be a shared one.
 */
export async function audiencesHere({ deps, place }: Call): Promise<ReadonlySet<string>> {
  if (place.kind !== 'channel') return EVERYBODY;
  const community = await deps.actions.communities.byChannel(place.channelId);
  return community ? deps.actions.knowledge.audiencesIn(community.id) : EVERYBODY;
}
