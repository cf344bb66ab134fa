import type { PersonId } from '../kernel/ids.ts';

/**
 * Why nothing can be done in a person's name now. `sign-in`: no client of theirs has shown us who they are, or too
 * long ago. `consent`: the organization has not consented to the right. `unavailable`: Microsoft does not answer.
 */
export type Unable = 'sign-in' | 'consent' | 'unavailable';

export interface ItemRef {
  readonly driveId: string;
  readonly itemId: string;
}

export const itemKey = ({ driveId, itemId }: ItemRef): string => `${driveId}/${itemId}`;

/** A message of a channel as Teams names it; `rootId` is its own id where it begins the thread. */
export interface ChannelMessageRef {
  readonly teamId: string;
  readonly channelId: string;
  readonly rootId: string;
  readonly messageId: string;
}

/** What is done in Microsoft 365 with a person's own rights, never with the application's. */
export interface PersonalRights {
  /**
   * Keys (`itemKey`) of those items that the person can open. What could not be asked is not among them: unresolved
   * means hidden. Answers are kept for 15 minutes at most. For no items it says whether anything could be asked.
   * @param cover asked of Microsoft every time, whatever is known of the others and even where there are none: so
   *   neither the time that an answer takes nor its failure tells that there was something to ask about
   */
  readable(
    person: PersonId,
    items: readonly ItemRef[],
    cover?: ItemRef,
  ): Promise<ReadonlySet<string> | Unable>;
  /** Takes a message out of a channel (soft delete). Repeating it changes nothing. */
  removeMessage(
    person: PersonId,
    message: ChannelMessageRef,
  ): Promise<'removed' | 'gone' | 'refused' | Unable>;
}
