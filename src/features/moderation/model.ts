import type { CommunityId } from '../../kernel/ids.ts';
import type { ChannelMessageRef, Unable } from '../../ports/personal.ts';

/** Something that somebody wrote, as far as taking its message out of a channel goes. */
export interface Removable {
  readonly kind: 'contribution' | 'reply';
  readonly id: string;
  readonly hidden: boolean;
  readonly community: CommunityId;
  readonly teamId: string;
  /** `<channel>;messageid=<root>|<message>` of what was said in a channel; anything else of what was not. */
  readonly sourceKey: string;
}

/** How it ended: it is gone now, was gone before, Teams refused, or nothing could be done in this person's name. */
export type RemovalResult = 'removed' | 'gone' | 'refused' | Unable;

export interface Removal {
  readonly result: RemovalResult;
  /** Leads to the message, for whoever removes it by hand; null where it is not there any more. */
  readonly url: string | null;
}

const IN_CHANNEL = /^([^;|]+);messageid=([^;|]+)\|([^|]+)$/;

/** The message that it came from; null where it came another way. */
export function messageOf({ teamId, sourceKey }: Removable): ChannelMessageRef | null {
  const [, channelId, rootId, messageId] = IN_CHANNEL.exec(sourceKey) ?? [];
  return channelId && rootId && messageId ? { teamId, channelId, rootId, messageId } : null;
}

/** The address by which Teams opens a message. */
export function addressOf({ teamId, channelId, rootId, messageId }: ChannelMessageRef): string {
  const query = new URLSearchParams({
    groupId: teamId,
    parentMessageId: rootId,
    createdTime: messageId,
  });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${messageId}?${query}`;
}
