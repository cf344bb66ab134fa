/** Consents that an owner gives for one team when the app is added there: resource-specific ones. */
export interface TeamRight {
  readonly name: string;
  readonly why: string;
  /** The calls of Graph that need it, where the right for all teams was not granted instead. */
  readonly calls: readonly RegExp[];
}

/** All that may stand in the manifest. A right that no code uses is not asked for: owners would have to trust it. */
export const TEAM_RIGHTS: readonly TeamRight[] = [
  {
    name: 'ChannelMessage.Read.Group',
    why: 'replies to a discussion or question count without naming the bot, and what was missed is read again',
    calls: [/^\/teams\/\{team\}\/channels\/\{channel\}\/messages/],
  },
  {
    name: 'TeamMember.Read.Group',
    why: 'members of the team are members of the community, its owners moderate',
    calls: [/^\/teams\/\{team\}\/members$/],
  },
];
