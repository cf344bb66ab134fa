import type { News } from '../live.ts';
import type { Message } from '../shapes.ts';

/** Everything a person has read or could read: by place, then by id, each as it stands now. */
export type Talk = ReadonlyMap<string, ReadonlyMap<string, Message>>;

export const NO_TALK: Talk = new Map();

/** The same with what has come; an older state of a message never replaces a newer one. */
export function heard(talk: Talk, news: readonly News[]): Talk {
  const next = new Map(talk);
  const copied = new Map<string, Map<string, Message>>();
  for (const { in: place, message } of news) {
    const messages = copied.get(place) ?? new Map(next.get(place));
    copied.set(place, messages);
    next.set(place, messages);
    if ((messages.get(message.id)?.seq ?? -1) < message.seq) messages.set(message.id, message);
  }
  return next;
}

/** Ids of messages are times. */
const byId = (a: Message, b: Message): number => Number(a.id) - Number(b.id);

export const inOrder = (talk: Talk, place: string): readonly Message[] =>
  [...(talk.get(place)?.values() ?? [])].toSorted(byId);

export interface Thread {
  readonly root: Message;
  readonly replies: readonly Message[];
}

/** Oldest first by when each began, as they were posted. */
export function threads(messages: readonly Message[]): readonly Thread[] {
  const replies = Map.groupBy(messages, ({ replyTo }) => replyTo ?? '');
  return (replies.get('') ?? []).map((root) => ({ root, replies: replies.get(root.id) ?? [] }));
}

/** Whether a message is something to read: a pressed button without words is not. */
export const hasWords = (message: Message): boolean =>
  message.deleted || message.text.trim() !== '' || message.attachments.length > 0;

/** By place, the id of the newest message that was on the screen. */
export type Seen = Readonly<Record<string, string>>;

const newest = (messages: readonly Message[]): number =>
  messages.reduce((id, message) => Math.max(id, Number(message.id)), 0);

/** How many messages of others came after what was seen. */
export function unread(talk: Talk, seen: Seen, place: string, me: string): number {
  const messages = inOrder(talk, place);
  const known = Number(seen[place] ?? '0');
  // Kept from an organization that has begun anew since: its times are none of this one.
  const after = known > newest(messages) ? 0 : known;
  return messages.filter(
    (message) => Number(message.id) > after && message.from.id !== me && hasWords(message),
  ).length;
}

export const newestId = (talk: Talk, place: string): string =>
  String(newest([...(talk.get(place)?.values() ?? [])]));
