import { app, free, inTeam } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** What is notified of changes, and read where a notification may have been missed. */
export const FOLLOWING: readonly FeatureNeeds[] = [
  {
    feature: 'following',
    name: 'Channels and libraries are followed: what the bot was not told of is heard, what is new is found in a minute',
    without:
      'A channel is heard by the bot alone, and what is new in libraries waits for the regular reading; /healthz says so.',
    calls: [
      inTeam(
        'POST /subscriptions',
        'ChannelMessage.Read',
        'to a channel, its content encrypted for us; one for each',
      ),
      app(
        'POST /subscriptions',
        'Sites.ReadWrite.All',
        'to a library as the list that it is; a right to read is not enough for it',
      ),
      app('GET /drives/{drive}/list', 'Sites.Read.All', 'which list a library is'),
      free('GET /subscriptions', 'our own, to find one whose receipt got lost'),
      free(
        'PATCH /subscriptions/{subscription}',
        'ahead of its end, by the right it was made with',
      ),
      free('DELETE /subscriptions/{subscription}', 'what is no longer wanted, or nobody remembers'),
      inTeam(
        'GET /teams/{team}/channels/{channel}/messages',
        'ChannelMessage.Read',
        'what was missed: once after a gap, never by a timer',
      ),
      inTeam(
        'GET /teams/{team}/channels/{channel}/messages/{root}/replies',
        'ChannelMessage.Read',
        'of a thread with more than a thousand',
      ),
    ],
  },
];
