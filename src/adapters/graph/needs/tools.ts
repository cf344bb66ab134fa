import { app } from './rows.ts';
import type { ToolNeeds } from './types.ts';

/** Asked only while somebody runs a tool: consent may be taken back afterwards. */
export const TOOL_NEEDS: readonly ToolNeeds[] = [
  {
    name: 'npm run provision: the site with its lists, columns and libraries is made',
    without:
      'Columns that an existing list lacks are added by hand; lists that are missing are made without Sites.Manage.All too.',
    calls: [
      app('GET /sites/{host}:/{path}', 'Sites.Read.All', 'the site that is given'),
      app('GET /groups/{team}/sites/root', 'Sites.Read.All', "the site of a community's team"),
      app('GET /sites/{site}/lists', 'Sites.Read.All', 'which lists there are'),
      app('POST /sites/{site}/lists', 'Sites.Manage.All', 'a list or library that is missing'),
      app('GET /sites/{site}/lists/{list}', 'Sites.Read.All', 'the drive of a library'),
      app('GET /sites/{site}/lists/{list}/columns', 'Sites.Read.All', 'which columns there are'),
      app('POST /sites/{site}/lists/{list}/columns', 'Sites.Manage.All', 'a missing column'),
      app('PATCH /sites/{site}/lists/{list}/columns/{column}', 'Sites.Manage.All', 'an index'),
      app('GET /sites/{site}/lists/{list}/items', 'Sites.Read.All', 'lines that are there'),
      app('POST /sites/{site}/lists/{list}/items', 'Sites.ReadWrite.All', 'a missing line'),
      app(
        'PATCH /sites/{site}/lists/{list}/items/{item}/fields',
        'Sites.ReadWrite.All',
        'what a line leaves open',
      ),
    ],
  },
];
