import type { Graph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { createMicrosoftSearch } from '../../../src/adapters/graph/microsoft-search.ts';
import { createPersonalRights } from '../../../src/adapters/graph/personal-rights.ts';
import type { PersonGraphs } from '../../../src/adapters/graph/persons.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Elsewhere } from '../../../src/ports/elsewhere.ts';
import { itemKey, type PersonalRights } from '../../../src/ports/personal.ts';
import { localEntra } from '../../../src/world.ts';
import { personaToken } from './local.ts';
import { remembering } from './scripted.ts';

const now = (): number => performance.timeOrigin + performance.now();

/** Whoever asks, by tokens that their clients show at this moment. */
const personsOver = (url: string, graph: Graph): PersonGraphs => ({
  async of(person) {
    const entra = createEntra(localEntra(url));
    const assertion = await personaToken(url, person, 'api://praxis-local');
    const { token } = await entra.exchange(person, assertion);
    return graph.as({ get: async () => token, reject: () => undefined });
  },
});

export const personalRightsOver = (url: string, graph: Graph): PersonalRights =>
  createPersonalRights({ persons: personsOver(url, graph), log: remembering(), now });

export const searchOver = (url: string, graph: Graph): Elsewhere =>
  createMicrosoftSearch({ persons: personsOver(url, graph), log: remembering() });

/** Anything that everybody may read: what is found is not asked here. */
export async function searchesInPerson(search: Elsewhere, person: PersonId): Promise<boolean> {
  const query = { words: ['work', 'workers', 'employment', 'training'], phrases: [], limit: 1 };
  return typeof (await search.find(person, query)) !== 'string';
}

/** A file of the library of all staff. */
export async function readsInPerson(
  { tenant }: RunningTenant,
  personal: PersonalRights,
  person: PersonId,
): Promise<boolean> {
  const file = tenant.db.get<{ id: string; drive_id: string }>(
    `SELECT i.id, i.drive_id FROM items i JOIN drives d ON d.id = i.drive_id
     WHERE i.folder = 0 AND i.deleted = 0 AND d.audience = 'all' LIMIT 1`,
  );
  const item = { driveId: file?.drive_id ?? '', itemId: file?.id ?? '' };
  const readable = await personal.readable(person, [item]);
  return typeof readable !== 'string' && readable.has(itemKey(item));
}

/** A reply and then the post that it stands under, by an owner of the team. */
export async function removesInPerson(
  { tenant }: RunningTenant,
  personal: PersonalRights,
  place: { readonly teamId: string; readonly channelId: string },
  rootId: string,
  replyId: string,
): Promise<boolean> {
  const owner = tenant.db.get<{ user_id: string }>(
    'SELECT user_id FROM memberships WHERE team_id = ? AND owner = 1',
    place.teamId,
  );
  const person = asId<PersonId>(owner?.user_id ?? '');
  const reply = await personal.removeMessage(person, { ...place, rootId, messageId: replyId });
  const root = await personal.removeMessage(person, { ...place, rootId, messageId: rootId });
  return reply === 'removed' && root === 'removed';
}

/** Tells of the members of a batch that were refused: the batch itself is answered as if all were well. */
export const watchingBatches =
  (send: typeof fetch, refused: (call: string) => void): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init);
    if (!String(input).endsWith('/$batch') || !response.ok) return response;
    const { responses } = (await response.clone().json()) as { responses: { status: number }[] };
    if (responses.some(({ status }) => status === 403)) refused('inside POST /$batch');
    return response;
  };
