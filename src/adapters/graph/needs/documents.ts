import { app, free, inTeam, rowsOf } from './rows.ts';
import type { FeatureNeeds } from './types.ts';

/** What is read from SharePoint and Teams, and put there. */
export const DOCUMENTS: readonly FeatureNeeds[] = [
  {
    feature: 'knowledge',
    name: 'Documents of SharePoint in search, and beside discussions and questions',
    without: 'What is in the libraries is not found, or only as it was last read.',
    calls: [
      ...rowsOf('Audiences'),
      app('GET /drives/{drive}/root/delta', 'Files.Read.All', 'what is new in a library'),
      app('GET /sites/{site}/lists/{list}/items/delta', 'Sites.Read.All', 'what is new in a list'),
      app(
        'GET /sites/{site}/lists/{list}/items/{item}',
        'Sites.Read.All',
        'words of an item, inside $batch, where the change feed gives none',
      ),
      app(
        'GET /drives/{drive}/items/{item}/listItem',
        'Sites.Read.All',
        'columns of a file, inside $batch, where the change feed gives none',
      ),
      free('POST /$batch', 'carries columns and permissions; each is judged on its own'),
      app(
        'GET /drives/{drive}/items/{item}/permissions',
        'Files.Read.All',
        'whether a shared document still has the readers of its library, inside $batch',
      ),
      app('GET /drives/{drive}/items/{item}/content', 'Files.Read.All', 'text of a document'),
      free('GET download', 'the bytes, at the address that Graph gave for them'),
    ],
  },
  {
    feature: 'publishing',
    name: 'Syntheses, consolidated replies, lessons and handovers become files',
    without: 'What was approved waits and is tried again; reading, search and discussions go on.',
    calls: [
      app('PUT /drives/{drive}/root:/{path}:/content', 'Files.ReadWrite.All', 'up to 4 MB'),
      app(
        'POST /drives/{drive}/root:/{path}:/createUploadSession',
        'Sites.ReadWrite.All',
        'above 4 MB; for an application no right to files alone will do',
      ),
      free('PUT upload session', 'a range of a large file, at the address of its session'),
      free('GET upload session', 'which ranges have arrived, when an answer got lost'),
      app('GET /drives/{drive}/root:/{path}', 'Files.Read.All', 'whether the last range arrived'),
      app(
        'PATCH /drives/{drive}/items/{item}/listItem/fields',
        'Sites.ReadWrite.All',
        'title, type, language and topics as columns, and the content type',
      ),
      app('GET /drives/{drive}/list', 'Sites.Read.All', 'which list a library is'),
      app(
        'GET /sites/{site}/lists/{list}/contentTypes',
        'Sites.Read.All',
        'which content types a library has',
      ),
      app(
        'GET /sites/{site}/lists/{list}/columns',
        'Sites.Read.All',
        'which columns a library has that refused ours',
      ),
      app('GET /drives/{drive}/items/{item}', 'Files.Read.All', 'the file as it came out'),
    ],
  },
  {
    feature: 'sharing',
    name: 'A handover is opened to supervisor and successor alone',
    without:
      'Supervisor and successor read the handover in Praxis only; a warning in the log says why.',
    calls: [
      ...rowsOf('Audiences'),
      app('POST /drives/{drive}/items/{item}/invite', 'Files.ReadWrite.All', 'reading, by name'),
    ],
  },
  {
    feature: 'receipts',
    name: 'A channel post whose receipt got lost is looked for before it is sent again',
    without: 'Such a post waits and is tried again rather than stand twice; all others are posted.',
    calls: [
      inTeam('GET /teams/{team}/channels/{channel}/messages', 'ChannelMessage.Read', 'threads'),
      inTeam(
        'GET /teams/{team}/channels/{channel}/messages/{root}/replies',
        'ChannelMessage.Read',
        'replies of a thread',
      ),
    ],
  },
];
