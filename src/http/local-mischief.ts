import { z } from 'zod';
import { id } from '../contract/common.ts';
import { type Exchange, json, nothing, type Reply } from './exchange.ts';
import { FAULT_KINDS, FAULT_SIDES, type LocalMischief } from './mischief.ts';

const DAY_S = 86_400;
const fault = z.object({
  side: z.enum(FAULT_SIDES),
  kind: z.enum(FAULT_KINDS),
  call: z.string().min(1).max(500).nullable().default(null),
  times: z.number().int().min(0).max(1_000).default(1),
  seconds: z.number().int().min(0).max(DAY_S).default(1),
  status: z.number().int().min(400).max(599).default(500),
});
const scope = z.string().min(1).max(200);
const right = z.object({ whose: z.enum(['app', 'everyone']), scope, granted: z.boolean() });

type Given = <T>(exchange: Exchange, schema: z.ZodType<T>) => Promise<T>;
export interface LocalCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (exchange: Exchange) => Promise<Reply>;
}

/** The calls of the page of the local powers by which things go wrong on purpose. @param given reads and checks */
export function mischiefCalls(mischief: LocalMischief, given: Given): readonly LocalCall[] {
  const post = (path: string, handle: (exchange: Exchange) => Promise<void>): LocalCall => ({
    method: 'POST',
    path,
    handle: async (exchange) => {
      await handle(exchange);
      return nothing;
    },
  });
  return [
    { method: 'GET', path: '/faults', handle: async () => json(await mischief.faults()) },
    post('/faults', async (exchange) => mischief.add(await given(exchange, fault))),
    post('/faults/remove', async (exchange) =>
      mischief.remove((await given(exchange, z.object({ id }))).id),
    ),
    { method: 'GET', path: '/rights', handle: async () => json(await mischief.rights()) },
    post('/rights', async (exchange) => {
      const { whose, ...rest } = await given(exchange, right);
      await mischief.consent(whose, rest);
    }),
    post('/uninstall', async (exchange) =>
      mischief.uninstall((await given(exchange, z.object({ person: id }))).person),
    ),
  ];
}
