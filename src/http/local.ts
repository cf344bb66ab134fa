import { z } from 'zod';
import { id } from '../contract/common.ts';
import { readJson } from './body.ts';
import { type HttpDeps, type LocalPowers, STEPS } from './deps.ts';
import { devPage } from './dev/page.ts';
import { type Exchange, json, type Mount, nothing, type Reply } from './exchange.ts';
import { mischiefCalls } from './local-mischief.ts';
import { onlyOurPages } from './loopback.ts';
import { InvalidInput } from './problem.ts';

async function given<T>({ req }: Exchange, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(req));
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.map(({ path }) => path.join('.') || 'body'),
    parsed.error.message,
  );
}

const person = z.object({ person: id });
const move = z.object({ step: z.enum(STEPS) });

function api(powers: LocalPowers): readonly Mount[] {
  const at = (
    method: Mount['method'],
    path: string,
    handle: (exchange: Exchange) => Promise<Reply>,
  ): Mount => ({
    method,
    path: `/dev/api${path}`,
    handle: (exchange) => {
      onlyOurPages(exchange);
      return handle(exchange);
    },
  });
  return [
    at('GET', '/people', async () => json({ items: await powers.people() })),
    at('POST', '/token', async (exchange) =>
      json({ token: await powers.token((await given(exchange, person)).person) }),
    ),
    at('GET', '/clock', async () => json(await powers.clock())),
    at('POST', '/clock', async (exchange) =>
      json(await powers.advance((await given(exchange, move)).step)),
    ),
    at('GET', '/mail', async () => json({ items: await powers.mail() })),
    at('GET', '/state', async () => json(await powers.state())),
    at('POST', '/reset', async (exchange) => {
      await given(exchange, z.object({ confirm: z.literal(true) }));
      await powers.reset();
      return nothing;
    }),
    ...mischiefCalls(powers.mischief, given).map(({ method, path, handle }) =>
      at(method, path, handle),
    ),
  ];
}

/** What the local mode can do besides. No mount at all in production: nothing there could be switched on. */
export function localMounts({ local, words, tab }: HttpDeps): readonly Mount[] {
  if (!local) return [];
  return [...devPage(words, `${tab.localHosts?.[0] ?? ''}/teams/`), ...api(local)];
}
