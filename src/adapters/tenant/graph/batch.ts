import { z } from 'zod';
import { json, readBody } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import type { Json } from '../odata/page.ts';

const batchSchema = z.object({
  requests: z
    .array(
      z.object({
        id: z.string().min(1),
        method: z.string().min(1),
        url: z.string().min(1),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
        dependsOn: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});
type Step = z.infer<typeof batchSchema>['requests'][number];

/** Answers one request as the server would, errors included. */
export type Answer = (call: Omit<Call, 'params'>) => Promise<Reply>;

const failed = (id: string): Json => ({
  id,
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: { error: { code: 'FailedDependency', message: 'A request this one depends on failed.' } },
});

/** @param answer the server's own dispatcher: a batched call is the same call */
export function batchRoutes(answer: Answer): Route[] {
  const run = async (call: Call): Promise<Reply> => {
    const { requests } = readBody(call, batchSchema);
    if (requests.length > 20) {
      throw badRequest(
        'Number of batch request steps exceeds the maximum value of 20.',
        'BadRequest',
      );
    }
    if (new Set(requests.map((step) => step.id)).size !== requests.length) {
      throw badRequest('Request Id values must be unique within a batch.', 'BadRequest');
    }
    const responses = new Map<string, Json>();
    for (const step of requests) {
      const broken = step.dependsOn?.some((id) => Number(responses.get(id)?.status ?? 424) >= 400);
      responses.set(step.id, broken ? failed(step.id) : await one(call, step));
    }
    return json({ responses: [...responses.values()] });
  };
  const one = async (call: Call, step: Step): Promise<Json> => {
    const url = new URL(`${call.tenant.url}/v1.0/${step.url.replace(/^\//, '')}`);
    const headers: Record<string, string> = Object.fromEntries(
      Object.entries(step.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    // A step acts for whoever sent the batch, unless it brings its own token.
    headers.authorization ??= call.headers.authorization ?? '';
    const body = step.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(step.body));
    const reply = await answer({
      ...call,
      method: step.method.toUpperCase(),
      url,
      query: url.searchParams,
      headers,
      body,
    });
    return {
      id: step.id,
      status: reply.status,
      headers: {
        ...(reply.json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...reply.headers,
      },
      ...(reply.json === undefined ? {} : { body: reply.json }),
      ...(reply.bytes ? { body: reply.bytes.toString('base64') } : {}),
    };
  };
  return [route('POST', '/$batch', run)];
}
