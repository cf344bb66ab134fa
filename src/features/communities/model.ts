import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { CommunityRole } from '../../kernel/person.ts';
import type { ChannelKind, Charter } from '../../ports/registers.ts';

export interface Community extends Charter {
  readonly id: CommunityId;
  readonly names: Readonly<Record<Language, string>>;
  readonly purpose: Readonly<Record<Language, string>>;
  readonly topics: readonly string[];
  readonly languages: readonly Language[];
  readonly teamId: string;
  readonly channelId: string;
  /** A private or shared channel has members and moderators of its own, and so has its community. */
  readonly channelKind: ChannelKind;
  /** The library whose audience is this community. */
  readonly driveId: string;
  /** Contributions wait for a moderator before they are seen. */
  readonly premoderated: boolean;
}

export interface Membership {
  readonly community: CommunityId;
  readonly person: PersonId;
  readonly role: CommunityRole;
}

/** `wanted` where the community works in it, otherwise its first working language. */
export const spokenIn = (community: Community, wanted: Language): Language =>
  community.languages.includes(wanted) ? wanted : (community.languages[0] ?? 'en');

/** The community that has most of these topics, of equals the first; null where none has any. */
export function themeOf(all: readonly Community[], topics: readonly string[]): CommunityId | null {
  let best: CommunityId | null = null;
  let most = 0;
  for (const { id, topics: own } of all) {
    const shared = topics.filter((topic) => own.includes(topic)).length;
    if (shared > most) [best, most] = [id, shared];
  }
  return best;
}
