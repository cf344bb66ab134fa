import { createServer } from 'node:http';
import {
  Client,
  type Context,
  HTTPMessageHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import {
  type RunningTenant,
  startTenant,
  type TenantOptions,
} from '../../../src/adapters/tenant/server.ts';

export const KNOWLEDGE = '/sites/org.sharepoint.example:/sites/knowledge';
export const mailOf = (local: string): string => `${local}@org.example`;

/** A tenant in memory with a dozen documents: starts in a blink. */
export const smallTenant = (options: TenantOptions = {}): Promise<RunningTenant> =>
  startTenant({ seed: { documents: 24 }, retryMs: 5, ...options });

export async function tokenFor(url: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(`${url}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const body = (await response.json()) as { access_token?: string };
  if (!body.access_token) throw new Error(`no token: ${JSON.stringify(body)}`);
  return body.access_token;
}

export const appToken = (url: string): Promise<string> =>
  tokenFor(url, {
    grant_type: 'client_credentials',
    client_id: 'praxis',
    client_secret: 'local',
    scope: 'https://graph.microsoft.com/.default',
  });

/** A Graph token in a person's name, by way of a token for our own API. */
export async function personToken(url: string, person: string): Promise<string> {
  const assertion = await tokenFor(url, {
    grant_type: 'persona',
    person,
    audience: 'api://praxis',
  });
  return tokenFor(url, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    client_id: 'praxis',
    client_secret: 'local',
    assertion,
    scope: 'https://graph.microsoft.com/.default',
  });
}

/** The real client sends no token to http hosts by itself; this puts it on. */
class Token implements Middleware {
  private readonly token: string;
  private next: Middleware | undefined;

  constructor(token: string) {
    this.token = token;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers as Record<string, string> | undefined);
    headers.set('authorization', `Bearer ${this.token}`);
    // The client knows absolute links (paging, delta) only by https and takes others for a path.
    const link = /\/v1\.0\/(http:\/\/.+)$/.exec(String(context.request))?.[1];
    if (link) context.request = link;
    context.options = { ...context.options, headers: Object.fromEntries(headers.entries()) };
    await this.next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.next = next;
  }
}

/** The real Microsoft Graph client, pointed at the tenant. */
export function graphWith(url: string, token: string): Client {
  const first = new Token(token);
  first.setNext(new HTTPMessageHandler());
  return Client.initWithMiddleware({ baseUrl: url, defaultVersion: 'v1.0', middleware: first });
}

export const graphAsApp = async (url: string): Promise<Client> =>
  graphWith(url, await appToken(url));
export const graphAs = async (url: string, person: string): Promise<Client> =>
  graphWith(url, await personToken(url, person));

/** The Graph client's error for a call that must fail. */
export async function failure(
  call: Promise<unknown>,
): Promise<{ statusCode: number; code: string; body: string; headers?: Headers }> {
  try {
    await call;
  } catch (error) {
    return error as { statusCode: number; code: string; body: string; headers?: Headers };
  }
  throw new Error('the call succeeded, a refusal was expected');
}

export type Activity = Record<string, unknown> & {
  id: string;
  type: string;
  conversation: { id: string; conversationType: string };
};

export interface FakeBot {
  url: string;
  heard: Activity[];
  /** How to answer the next activities; 200 when empty. */
  answers: { status: number; body?: unknown }[];
  close(): Promise<void>;
}

/** A bot endpoint that remembers what it heard. */
export function startBot(): Promise<FakeBot> {
  const heard: Activity[] = [];
  const answers: FakeBot['answers'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Activity);
      const answer = answers.shift() ?? { status: 200 };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}/api/messages`,
        heard,
        answers,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}

/** A call to the local doors (connector, client, dev). */
export async function call<T>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
}
