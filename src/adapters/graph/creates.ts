/**
 * What becomes of a call that makes something when its answer gets lost. The gateway sends such a call again only
 * where the service has surely refused it (`mayRepeat`); whatever may have happened is settled as it says here:
 * `looked-up`: what is there is read, and only what is missing is made. `harmless`: done twice it is as done once.
 * `counted`: nothing can be read afterwards; a second one is possible in this window alone, and /metrics counts it.
 */
export interface Settled {
  readonly after: 'looked-up' | 'harmless' | 'counted';
  readonly how: string;
}

const lookedUp = (how: string): Settled => ({ after: 'looked-up', how });
const harmless = (how: string): Settled => ({ after: 'harmless', how });

/** Every POST and PUT of the product and its tools, as the table of rights names them. */
export const SETTLED: Readonly<Record<string, Settled>> = {
  'POST /$batch': harmless('carries reads alone; a batch with a POST inside is not sent again'),
  'POST /drives/{drive}/items/{item}/invite': harmless('the same readers of the same file'),
  'POST /drives/{drive}/root:/{path}:/createUploadSession': harmless(
    'a session that is never used ends by itself',
  ),
  'PUT /drives/{drive}/root:/{path}:/content': harmless('the same name is replaced'),
  'PUT upload session': lookedUp(
    'the session says which range it waits for, the path what arrived',
  ),
  'POST /search/query': harmless('it asks, and makes nothing'),
  'POST /sites/{site}/lists': lookedUp('lists of the site by name'),
  'POST /sites/{site}/lists/{list}/columns': lookedUp('columns of the list by name'),
  'POST /sites/{site}/lists/{list}/items': lookedUp('rows of the list by what makes them one'),
  'POST /sites/{site}/contentTypes': lookedUp('content types of the site by name'),
  'POST /sites/{site}/lists/{list}/contentTypes/addCopy': lookedUp('those of the list by name'),
  'POST /subscriptions': lookedUp('subscriptions that call our address, by their resource'),
  'POST /teams': lookedUp('teams of that name, before a second is asked for'),
  'POST /teams/{team}/channels': lookedUp('channels of the team by name'),
  'POST /teams/{team}/members': harmless('somebody who is there already'),
  'POST /teams/{team}/installedApps': lookedUp('apps of the team by the id of the manifest'),
  'POST /users/{id}/teamwork/installedApps': lookedUp('apps of the person by that id'),
  'POST /teams/{team}/channels/{channel}/messages/{message}/softDelete': harmless(
    'what is deleted stays deleted',
  ),
  'POST /teams/{team}/channels/{channel}/messages/{message}/replies/{reply}/softDelete': harmless(
    'what is deleted stays deleted',
  ),
  'POST /users/{id}/sendMail': {
    after: 'counted',
    how: 'intended, sending, sent, as a personal message: the answer names no mail to look for',
  },
};
