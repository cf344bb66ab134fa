import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import type { Json } from '../odata/page.ts';

const MOST = 20;

const batchSchema = z.object({
  requests: z
    .array(
      z.object({
        id: z.string().min(1),
        method: z.string().min(1),
        url: z.string().min(1),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
        dependsOn: z.array(z.string()).nullish(),
      }),
    )
    .min(1),
});
type Step = z.infer<typeof batchSchema>['requests'][number];

/** Answers one request as the server would, errors included. */
export type Answer = (call: Omit<Call, 'params'>) => Promise<Reply>;

const JSON_TYPE = 'application/json';
const invalid = (message: string): Error => badRequest(message, 'BadRequest');
const refused = (id: string, status: number, code: string, message: string): Json => ({
  id,
  status,
  headers: { 'Content-Type': JSON_TYPE },
  body: { error: { code, message } },
});

/** @throws ODataError 400 for a batch that is not one: too many steps, ids twice, ways Graph does not go */
function checkBatch(steps: readonly Step[]): void {
  if (steps.length > MOST)
    throw invalid(`Number of batch request steps exceeds the maximum value of ${MOST}.`);
  if (new Set(steps.map((step) => step.id)).size !== steps.length)
    throw invalid('Request Id values must be unique within a batch.');
  for (const { id, url } of steps) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.startsWith('//'))
      throw invalid(`Invalid batch payload format: the URL of request '${id}' must be relative.`);
  }
  const odd = steps.find((step, index) => !dependsWell(steps, step, index));
  if (odd)
    throw invalid(
      `Invalid batch payload format: request '${odd.id}' depends on others in a way that is not supported.`,
    );
}

const dependsOf = (step: Step): readonly string[] => step.dependsOn ?? [];

/** All at once, each on the one before it, or all others on the same one: Graph knows no other ways. */
function dependsWell(steps: readonly Step[], step: Step, index: number): boolean {
  const depends = dependsOf(step);
  if (depends.length === 0) return true;
  const [on] = depends;
  if (depends.length > 1 || !steps.slice(0, index).some(({ id }) => id === on)) return false;
  const others = steps.filter((one) => dependsOf(one).length > 0);
  const same = others.every((one) => dependsOf(one)[0] === on);
  const serial = steps.every((one, at) => at === 0 || dependsOf(one)[0] === steps[at - 1]?.id);
  return same || serial;
}

/** The step's body as the server would get it: JSON as such, everything else as base 64. */
function bodyOf(step: Step, type: string | undefined): Buffer | undefined {
  if (step.body === undefined || step.body === null) return Buffer.alloc(0);
  if (type === undefined) return undefined;
  if (/\bjson\b/i.test(type)) return Buffer.from(JSON.stringify(step.body));
  return typeof step.body === 'string' ? Buffer.from(step.body, 'base64') : undefined;
}

function responseOf(id: string, reply: Reply): Json {
  const isJson = reply.json !== undefined;
  return {
    id,
    status: reply.status,
    headers: { ...(isJson ? { 'Content-Type': JSON_TYPE } : {}), ...reply.headers },
    ...(isJson ? { body: reply.json } : {}),
    ...(reply.bytes ? { body: reply.bytes.toString('base64') } : {}),
  };
}

/** @param answer the server's own dispatcher: a batched call is the same call, limits and errors included */
export function batchRoutes(answer: Answer): Route[] {
  const one = async (call: Call, step: Step): Promise<Json> => {
    const url = new URL(`${call.tenant.url}/v1.0/${step.url.replace(/^\//, '')}`);
    const inside = url.pathname.startsWith('/v1.0/') && !/^\/v1\.0\/\$batch\b/i.test(url.pathname);
    if (!inside) return refused(step.id, 400, 'BadRequest', 'Invalid request URL in a batch.');
    const headers: Record<string, string> = Object.fromEntries(
      Object.entries(step.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const body = bodyOf(step, headers['content-type']);
    if (!body) {
      const why = 'The request has a body; its Content-Type header must say of what kind.';
      return refused(step.id, 400, 'BadRequest', why);
    }
    // A step acts for whoever sent the batch, unless it brings its own token.
    headers.authorization ??= call.headers.authorization ?? '';
    const method = step.method.toUpperCase();
    const query = url.searchParams;
    return responseOf(step.id, await answer({ ...call, method, url, query, headers, body }));
  };
  const run = async (call: Call): Promise<Reply> => {
    const { requests } = readBody(call, batchSchema);
    checkBatch(requests);
    const pending = new Map<string, Promise<Json>>();
    const answered: Json[] = [];
    for (const step of requests) {
      const before = dependsOf(step).map((id) => pending.get(id));
      const work = Promise.all(before).then(async (done) => {
        const broken = done.some((response) => Number(response?.status) >= 400);
        const response = broken
          ? refused(step.id, 424, 'FailedDependency', 'A request this one depends on failed.')
          : await one(call, step);
        answered.push(response);
        return response;
      });
      pending.set(step.id, work);
    }
    await Promise.all(pending.values());
    // In the order in which they were done, which need not be the order asked for.
    return json({ responses: answered });
  };
  return [route('POST', '/$batch', run)];
}
