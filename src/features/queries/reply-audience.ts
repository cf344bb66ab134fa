import type { PersonId } from '../../kernel/ids.ts';
import { type ChosenAmong, narrowing, type Widths } from '../../kernel/narrowing.ts';
import { REPLY_AUDIENCES, type Reply, type ReplyAudience } from './reply.ts';

export type ReplyReaders = ChosenAmong<ReplyAudience>;

export const EVERY_READER: ReplyReaders = { audience: 'community', readers: [] };

type Chosen = Pick<Reply, 'audience' | 'surface' | 'readers'>;

/** What is said in a channel is read by all who can open it. */
export const audienceOf = ({ audience = 'community', surface }: Chosen): ReplyAudience =>
  surface === 'channel' ? 'community' : audience;

/** For all who read the question: what may stand in a channel, a consolidated reply, and its counts. */
export const isForAll = (reply: Chosen): boolean => audienceOf(reply) === 'community';

/** Published, and for all who read the question. */
export const isOpen = (reply: Chosen & Pick<Reply, 'state'>): boolean =>
  reply.state === 'published' && isForAll(reply);

/** Whether somebody who neither wrote it nor moderates is among those it is for. */
export function isForReader(reply: Chosen, who: PersonId, asker: PersonId): boolean {
  switch (audienceOf(reply)) {
    case 'community':
      return true;
    case 'named':
      return who === asker || (reply.readers?.includes(who) ?? false);
    case 'asker':
      return who === asker;
    case 'moderators':
      return false;
  }
}

/** The asker is among those who read what is for people who are named. */
const WIDTH: Widths<ReplyAudience> = { community: 3, named: 2, asker: 1, moderators: 0 };

const chosenOf = (reply: Chosen): ReplyReaders => ({
  audience: audienceOf(reply),
  readers: reply.readers ?? [],
});

const choosing = narrowing(WIDTH, REPLY_AUDIENCES, chosenOf);

export const { sameReaders } = choosing;

/** What stands in the channel is read by whoever opens it: there it can only be taken back. */
export const narrows = (reply: Chosen, to: ReplyReaders): boolean =>
  reply.surface !== 'channel' && choosing.narrows(reply, to);

export const narrowerThan = (reply: Chosen): readonly ReplyAudience[] =>
  reply.surface === 'channel' ? [] : choosing.narrowerThan(reply);
