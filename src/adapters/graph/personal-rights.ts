import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import type { Log } from '../../ports/log.ts';
import {
  type ChannelMessageRef,
  type ItemRef,
  itemKey,
  type PersonalRights,
} from '../../ports/personal.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { inName, within } from './in-name.ts';
import { answersKept, type KeptAnswers } from './personal-answers.ts';
import type { PersonGraphs } from './persons.ts';
import { type Target, to } from './route.ts';

export interface PersonalRightsOptions {
  readonly persons: PersonGraphs;
  readonly log: Log;
  /** Milliseconds of the machine's own clock, however the product's is set: what is kept is a security matter. */
  readonly now: () => number;
  /** After this many milliseconds a person has waited enough for others' answers; default 8 seconds. */
  readonly patienceMs?: number;
}

/** Of a `$batch`, by Graph. */
const AT_ONCE = 20;
const PATIENCE_MS = 8_000;
const COVER = 'cover';

/** What Microsoft 365 lets a person do, asked with that person's own token. */
export function createPersonalRights(options: PersonalRightsOptions): PersonalRights {
  const { now, patienceMs = PATIENCE_MS } = options;
  const kept = answersKept({ now });
  const personally = inName(options);

  return {
    readable: (person, items, cover) =>
      personally(person, 'Files.Read.All', async (graph) => {
        const unknown = items.filter((item) => kept.of(person, item) === null);
        const asked = await within(patienceMs, ask(graph, unknown, cover));
        if (asked === 'late') return 'unavailable';
        kept.keep(person, asked);
        return openOf(person, items, kept, asked);
      }),

    removeMessage: (person, message) =>
      personally(person, 'ChannelMessage.ReadWrite', (graph) => remove(graph, message)),
  };
}

/** Item key to whether it opens; what could not be asked is not in it. */
type Asked = ReadonlyMap<string, boolean>;

function openOf(
  person: PersonId,
  items: readonly ItemRef[],
  kept: KeptAnswers,
  asked: Asked,
): ReadonlySet<string> {
  // Just asked goes first: what is kept has a bound and may have lost it again.
  const opens = (item: ItemRef): boolean =>
    asked.get(itemKey(item)) ?? kept.of(person, item) ?? false;
  return new Set(items.filter(opens).map(itemKey));
}

const targetOf = ({ driveId, itemId }: ItemRef): Target =>
  to('/drives/{drive}/items/{item}', { drive: driveId, item: itemId }, { $select: 'id' });

/** All of it in `$batch`es of twenty side by side. @throws GraphFault */
async function ask(
  graph: Graph,
  items: readonly ItemRef[],
  cover: ItemRef | undefined,
): Promise<Asked> {
  const calls = [...new Map(items.map((item) => [itemKey(item), item]))].map(([id, item]) => ({
    id,
    target: targetOf(item),
  }));
  if (cover) calls.unshift({ id: COVER, target: targetOf(cover) });
  const parts = Array.from({ length: Math.ceil(calls.length / AT_ONCE) }, (_, part) =>
    calls.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  const found = new Map<string, boolean>();
  for (const answers of await Promise.all(parts.map((part) => graph.batch(part)))) {
    for (const [id, { status }] of answers) {
      const opens = meaning(status);
      if (id !== COVER && opens !== null) found.set(id, opens);
    }
  }
  return found;
}

/** Null: neither yes nor no, to be asked again another time. */
function meaning(status: number): boolean | null {
  if (status >= 200 && status <= 299) return true;
  // Of the refusals these say nothing about the item: signed out meanwhile, too slow, too often.
  if (status === 401 || status === 408 || status === 429 || status >= 500) return null;
  return false;
}

const MESSAGE = '/teams/{team}/channels/{channel}/messages/{message}';

async function remove(
  graph: Graph,
  { teamId, channelId, rootId, messageId }: ChannelMessageRef,
): Promise<'removed' | 'gone' | 'refused'> {
  const place = { team: teamId, channel: channelId, message: rootId };
  const target =
    messageId === rootId
      ? to(`${MESSAGE}/softDelete`, place)
      : to(`${MESSAGE}/replies/{reply}/softDelete`, { ...place, reply: messageId });
  try {
    await graph.post(target, {}, z.unknown(), { repeatable: true });
    return 'removed';
  } catch (error) {
    if (isFault(error, 404, 410)) return 'gone';
    // Teams' own rules: who is no owner may not remove what others wrote.
    if (isFault(error, 400, 403, 405, 409, 412)) return 'refused';
    throw error;
  }
}
