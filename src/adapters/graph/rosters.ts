import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { ChannelKind, CommunityRecord } from '../../ports/registers.ts';
import type { Graph } from './client.ts';
import { to } from './route.ts';

type Members = CommunityRecord['members'];

export interface Roster {
  readonly kind: ChannelKind;
  readonly members: Members;
  /** People of other organizations whom the directory knows; absent: none. */
  readonly guests?: readonly PersonId[];
}

/** Without it Graph says `unknownFutureValue` of a shared channel. */
export const ALL_KINDS = { headers: { prefer: 'include-unknown-enum-members' } } as const;

export const channelSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  membershipType: z.string().nullish(),
  isArchived: z.boolean().nullish(),
  tenantId: z.string().nullish(),
});

/** A kind that is not known yet has a roster of its own until told otherwise: never more readers than it has. */
export function kindOf({ membershipType }: z.infer<typeof channelSchema>): ChannelKind {
  if (!membershipType || membershipType === 'standard') return 'standard';
  return membershipType === 'private' ? 'private' : 'shared';
}

const memberSchema = z.object({
  userId: z.string().nullish(),
  roles: z.array(z.string()).nullish(),
  tenantId: z.string().nullish(),
});

/**
 * Who is in a channel: everybody of the team, or those let into a private or shared one, whoever else is in the
 * team. Owners moderate. @throws GraphFault 403 and 404 where it is gone or not ours to read
 */
export async function rosterOf(graph: Graph, team: string, channel: string): Promise<Roster> {
  const place = { team, channel };
  const found = await graph.get(
    to('/teams/{team}/channels/{channel}', place),
    channelSchema,
    ALL_KINDS,
  );
  const kind = kindOf(found);
  const target =
    kind === 'standard'
      ? to('/teams/{team}/members', { team }, { $top: '999' })
      : to('/teams/{team}/channels/{channel}/allMembers', place);
  const members = new Map<PersonId, boolean>();
  const guests = new Set<PersonId>();
  for await (const page of graph.pages(target, memberSchema)) {
    for (const { userId, roles, tenantId } of page) {
      // Somebody of another organization in a shared channel is nobody of the directory.
      if (!userId) continue;
      if (tenantId && found.tenantId && tenantId !== found.tenantId) continue;
      const id = asId<PersonId>(userId);
      if (roles?.includes('guest')) {
        guests.add(id);
        continue;
      }
      members.set(id, (roles?.includes('owner') ?? false) || members.get(id) === true);
    }
  }
  return {
    kind,
    members: [...members].map(([id, moderator]) => ({ id, moderator })),
    ...(guests.size > 0 ? { guests: [...guests] } : {}),
  };
}
