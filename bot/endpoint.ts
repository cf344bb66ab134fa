import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../src/ports/log.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Bot } from './bot.ts';

/** Teams sends at most about 100 KB; more is not from there. */
const MOST_BYTES = 256 * 1024;

const ifText = z.string().optional().catch(undefined);

const account = z
  .looseObject({ id: z.string(), name: ifText, aadObjectId: ifText, role: ifText })
  .optional()
  .catch(undefined);

/**
 * What an activity cannot do without; the rest is read, leniently, by the turn. What the SDK copies into its answers
 * has the type it should have or is left out: its own client refuses to send anything else, so that nobody would be
 * answered.
 */
const envelope = z.looseObject({
  type: z.string().min(1),
  id: ifText,
  channelId: z.string().optional(),
  serviceUrl: z.string().min(1),
  conversation: z.looseObject({
    id: z.string().min(1),
    name: ifText,
    conversationType: ifText,
    tenantId: ifText,
    aadObjectId: ifText,
    role: ifText,
    isGroup: z.boolean().optional().catch(undefined),
  }),
  from: account,
  recipient: account,
  locale: ifText,
  replyToId: ifText,
});

/** The request as a server has it: some have read its body already. */
type Request = IncomingMessage & { readonly body?: unknown };

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message },
});

const TOO_LARGE = problem(413, 'too-large', 'An activity has at most 256 KB.');
const MALFORMED = problem(400, 'malformed', 'The body is not a Bot Framework activity in JSON.');
const STRANGER = problem(401, 'unauthenticated', 'The activity is not signed for this bot.');
const ELSEWHERE = problem(
  403,
  'forbidden',
  'In local mode only services on this machine are answered.',
);
const FAILED = problem(500, 'internal', 'The turn failed and may be sent again.');

/** The body as bytes; null where it is over the limit. */
async function bytesOf(request: Request): Promise<Buffer | null> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MOST_BYTES) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MOST_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function jsonOf(request: Request): Promise<unknown> {
  if (typeof request.body === 'object' && request.body !== null && !Buffer.isBuffer(request.body)) {
    return request.body;
  }
  const given = request.body;
  const bytes =
    typeof given === 'string' || Buffer.isBuffer(given)
      ? Buffer.from(given)
      : await bytesOf(request);
  if (bytes === null || bytes.length > MOST_BYTES) return TOO_LARGE;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // Not JSON is a malformed request, whatever the parser has to say about it.
    return MALFORMED;
  }
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The SDK works with dates where the wire has strings. */
function dated(activity: Record<string, unknown>): Partial<Activity> {
  const dates = ['timestamp', 'localTimestamp', 'expiration'].flatMap((name) => {
    const value = activity[name];
    return typeof value === 'string' ? [[name, new Date(value)] as const] : [];
  });
  return { ...activity, ...Object.fromEntries(dates) } as Partial<Activity>;
}

const isStranger = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AuthenticationError' ||
    ('statusCode' in error && error.statusCode === 401 && !('response' in error)));

/** The handler of POST /api/messages, for any server that hands over Node's request and response. */
export function botEndpoint(adapter: TeamsAdapter, bot: Pick<Bot, 'run'>, log: Log) {
  async function answer(request: Request): Promise<Answer> {
    const body = await jsonOf(request);
    if (body === TOO_LARGE || body === MALFORMED) return body as Answer;
    const parsed = envelope.safeParse(body);
    if (!parsed.success) return MALFORMED;
    const activity = dated(parsed.data);
    if (adapter.local && !isLoopback(parsed.data.serviceUrl)) return ELSEWHERE;
    try {
      const authorization = request.headers.authorization ?? '';
      const invoked = await adapter.receive(authorization, activity as Activity, (context) =>
        bot.run(context),
      );
      return invoked ? { status: invoked.status, body: invoked.body as unknown } : { status: 200 };
    } catch (error) {
      if (isStranger(error)) return STRANGER;
      log.error({ err: error, activity: activity.id }, 'turn not answered');
      return FAILED;
    }
  }

  return async (request: Request, response: ServerResponse): Promise<void> => {
    const { status, body } = await answer(request);
    const text = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, {
      ...(text ? { 'content-type': 'application/json; charset=utf-8' } : {}),
      'content-length': Buffer.byteLength(text),
      // What is left of a body that was refused is not read.
      ...(status === 413 ? { connection: 'close' } : {}),
    });
    response.end(text);
  };
}
