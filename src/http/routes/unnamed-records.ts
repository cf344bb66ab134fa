import { bySecret } from '../../contract/anonymity.ts';
import {
  unnamedBefore,
  unnamedBegun,
  unnamedRecord,
  unnamedWritten,
  writeUnnamed,
} from '../../contract/unnamed-records.ts';
import type { BecameRecord } from '../../features/capture/actions/unnamed-records.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

/** Of none of these calls is anything written down, nor of a refusal: docs/anonymity.md says against whom. */
const UNRECORDED = { method: 'POST', unrecorded: true } as const;

const shown = (became: BecameRecord) => ({ ...became, actions: [...became.actions] });

/** Writing something down without a name, and what its author may do with it later. */
export function unnamedRecordRoutes({ actions, views }: HttpDeps): Route[] {
  const { unnamedRecords: unnamed } = actions;
  return [
    route({
      ...UNRECORDED,
      path: '/anonymous/records',
      summary:
        'Write a record without a name; it is published later, at an hour that chance chooses',
      body: writeUnnamed,
      answer: unnamedWritten,
      run: (who, { body }) => unnamed.write(who, body),
    }),
    route({
      ...UNRECORDED,
      path: '/anonymous/records/before',
      summary: 'Among how many one is hidden, and what may give one away; nothing is kept of it',
      body: unnamedBegun,
      answer: unnamedBefore,
      run: async (_who, { body }) => {
        const { among, hints } = await views.unnamedRecords.before(body);
        return { among: { ...among, rare: [...among.rare] }, hints: [...hints] };
      },
    }),
    route({
      ...UNRECORDED,
      path: '/anonymous/records/look',
      summary: 'What became of a record without a name, by its secret',
      body: bySecret,
      answer: unnamedRecord,
      run: async (_who, { body }) => shown(await unnamed.look(body.secret)),
    }),
    route({
      ...UNRECORDED,
      path: '/anonymous/records/withdraw',
      summary: 'Take it back, by its secret',
      body: bySecret,
      answer: unnamedRecord,
      run: async (_who, { body }) => shown(await unnamed.withdraw(body.secret)),
    }),
    route({
      ...UNRECORDED,
      path: '/anonymous/records/claim',
      summary: 'Put one’s own name to it for all to see, by its secret',
      body: bySecret,
      answer: unnamedRecord,
      run: async (who, { body }) => shown(await unnamed.claim(who, body.secret)),
    }),
  ];
}
