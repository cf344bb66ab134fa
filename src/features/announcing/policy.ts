import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine } from '../../kernel/machine.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import {
  type Announcement,
  type AnnouncementState,
  type AnnouncementVerb,
  TRANSITIONS,
} from './model.ts';

const moderator = ({ community }: Announcement, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';

export const announcementMachine: Machine<
  Announcement,
  AnnouncementState,
  AnnouncementVerb,
  Actor
> = {
  transitions: TRANSITIONS,
  policy: { announce: moderator, decline: moderator },
};
