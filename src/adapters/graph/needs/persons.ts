import { free, person } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** What is done with a person's own rights: the application could do more than that person may. */
export const IN_PERSON: readonly FeatureNeeds[] = [
  {
    feature: 'own-reading',
    name: 'Documents whose readers nobody has said, found by whoever may open them',
    without:
      'Search goes on without them, and says in words that the organization has not allowed to look.',
    calls: [
      person(
        'GET /drives/{drive}/items/{item}',
        'Files.Read.All',
        'whether this person can open it, inside $batch; nothing but its id is read',
      ),
      free('POST /$batch', 'carries the questions by twenties; each is judged on its own'),
    ],
  },
  {
    feature: 'elsewhere',
    name: 'Documents elsewhere in SharePoint that the person who searches may open, by Microsoft Search',
    without:
      'Search shows what the libraries of Praxis hold, and says in words that the rest of SharePoint was not searched.',
    calls: [
      person(
        'POST /search/query',
        'Files.Read.All',
        'what this person searches, with their own rights; MICROSOFT_SEARCH=off and nothing is asked',
      ),
    ],
  },
  {
    feature: 'removing',
    name: 'A moderator who hides a contribution takes its message out of the channel too',
    without: 'It is hidden in Praxis; the message stays, with a link to remove it by hand.',
    calls: [
      person(
        'POST /teams/{team}/channels/{channel}/messages/{message}/softDelete',
        'ChannelMessage.ReadWrite',
        'a message that began a thread; no application may do it',
      ),
      person(
        'POST /teams/{team}/channels/{channel}/messages/{message}/replies/{reply}/softDelete',
        'ChannelMessage.ReadWrite',
        'a reply in a thread',
      ),
    ],
  },
];
