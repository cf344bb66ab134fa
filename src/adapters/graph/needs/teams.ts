import type { TeamsNeed } from './types.ts';

/** What Teams and the registration give, beside Graph's calls. */
export const TEAMS_NEEDS: readonly TeamsNeed[] = [
  {
    right: 'bot scope personal',
    given: 'by installing the app for a person (bots[].scopes)',
    why: 'forms, questions and news in the personal chat',
    without: 'nobody can be written to; the tab alone remains',
  },
  {
    right: 'bot scope team',
    given: 'by installing the app in a team (bots[].scopes)',
    why: 'discussions and questions are posted in the channel, replies to them read there',
    without: 'the community has no channel: chat and tab remain',
  },
  {
    right: 'ChannelMessage.Read.Group',
    given: 'by installing the app in a team (authorization.permissions.resourceSpecific)',
    why: 'a reply that does not name Praxis reaches it; no organization-wide right gives this',
    without: 'only replies that name Praxis count',
  },
  {
    right: 'access_as_user',
    given: 'a scope of the app’s own registration, for the Teams clients (webApplicationInfo)',
    why: 'the tab knows who looks at it, and what is done in a person’s name begins from it',
    without: 'the tab cannot sign anybody in; chat and channel remain',
  },
];
