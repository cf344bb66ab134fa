import type { Received } from '../src/features/discussions/actions/contributions.ts';
import type { Said, Subject } from '../src/features/notifications/model.ts';
import type { ReplyReceived } from '../src/features/queries/actions/replies.ts';
import { isAppError } from '../src/kernel/errors.ts';
import type { Actor } from '../src/kernel/person.ts';
import type { BotDeps } from './deps.ts';

/** Something said in a thread of ours, by whichever way it was heard: as an activity, by notification, or read there. */
export interface Heard {
  readonly channelId: string;
  /** `<channel>;messageid=<root>|<message>`: the same by every way. */
  readonly sourceKey: string;
  readonly text: string;
  /** Absent: just now. */
  readonly saidAt?: Date;
  /** When its author last changed the words; null where never. */
  readonly editedAt: Date | null;
}

export type Taken =
  | { readonly kind: 'discussion'; readonly received: Received }
  | { readonly kind: 'query'; readonly received: ReplyReceived };

type Deps = Pick<BotDeps, 'actions' | 'deletions'>;

export const saidOf = (taken: Taken): Said => {
  if (taken.kind === 'query') {
    const { query, reply } = taken.received;
    return { kind: 'query', query: query.id, reply: reply.id };
  }
  const { discussion, contribution } = taken.received;
  return { kind: 'discussion', discussion: discussion.id, contribution: contribution.id };
};

/** It was taken, and nobody sees it where it was said: its author should hear why. */
export function isUnseen(taken: Taken): boolean {
  const { state } = taken.kind === 'query' ? taken.received.reply : taken.received.contribution;
  return state === 'held' || state === 'late';
}

/**
 * What was said becomes a contribution or a reply, once, in its author's last words. The order in which news of one
 * message comes does not matter: each is dated, and what is deleted stays deleted.
 * @throws AppError where the author may not, or the thread takes nothing (any more)
 */
export async function take(deps: Deps, who: Actor, subject: Subject, heard: Heard): Promise<Taken> {
  const taken = await place(deps, who, subject, heard);
  const { duplicate } = taken.received;
  if (duplicate && heard.editedAt) await reword(deps, who, { ...heard, editedAt: heard.editedAt });
  // Looked at last: whoever notes a deletion looks for what was made of the message after that, so one sees the other.
  if (await deps.deletions.has(heard.sourceKey)) await takeBack(deps, who, heard.sourceKey);
  return taken;
}

async function place(deps: Deps, who: Actor, subject: Subject, heard: Heard): Promise<Taken> {
  const { communities, discussions, queries } = deps.actions;
  const community = await communities.byChannel(heard.channelId);
  const said = {
    text: heard.text,
    consent: 'paraphrase',
    surface: 'channel',
    sourceKey: heard.sourceKey,
    premoderated: community?.premoderated ?? true,
    ...(heard.saidAt ? { saidAt: heard.saidAt } : {}),
    wordsAt: heard.editedAt,
  } as const;
  if (subject.kind === 'query') {
    const received = await queries.replies.give(who, { ...said, query: subject.query });
    return { kind: 'query', received };
  }
  const { discussion } = subject;
  const received = await discussions.contributions.contribute(who, {
    ...said,
    discussion,
    question: null,
  });
  return { kind: 'discussion', received };
}

/** Two ways bring news of one message at once, and the later one must not give way: what it brings is dated. */
const MOST_TRIES = 8;

async function insisting<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const lost = isAppError(error) && error.code === 'changed-meanwhile';
      if (!lost || tries >= MOST_TRIES) throw error;
    }
  }
}

/** `<conversation>|<message>`: the same message, however its thread is named. */
export const sourceOf = (sourceKey: string): string => sourceKey.replace(/;messageid=[^|]*/, '');

/** False where nothing was made of that message. @throws AppError where other words are not taken (any more) */
export async function reword(
  deps: Pick<BotDeps, 'actions'>,
  who: Actor,
  { channelId, sourceKey, text, editedAt }: Heard & { readonly editedAt: Date },
): Promise<boolean> {
  const { communities, discussions, queries } = deps.actions;
  const community = await communities.byChannel(channelId);
  const words = { sourceKey, text, premoderated: community?.premoderated ?? true, at: editedAt };
  return insisting(async () => {
    if (await discussions.contributions.reword(who, words)) return true;
    return (await queries.replies.reword(who, words)) !== null;
  });
}

/** The message is gone: so is what was made of it, and what would be made of older news of it. True where there was. */
export async function forget(deps: Deps, who: Actor, sourceKey: string): Promise<boolean> {
  await deps.deletions.note(sourceKey);
  return takeBack(deps, who, sourceKey);
}

const takeBack = ({ actions }: Deps, who: Actor, sourceKey: string): Promise<boolean> =>
  insisting(async () => {
    if (await actions.discussions.contributions.takeBack(who, sourceKey)) return true;
    return (await actions.queries.replies.takeBack(who, sourceKey)) !== null;
  });
