import { createServer } from 'node:http';
import { call } from './support.ts';

export type Heard = Record<string, unknown> & { id: string; type: string };

export interface Ear {
  url: string;
  heard: Heard[];
  /** How to answer the next activities; 200 when empty. `null` never answers. */
  answers: ({ status: number; body?: unknown } | null)[];
  /** Resolves once so many activities were heard in all. */
  hears(count: number): Promise<Heard[]>;
  close(): Promise<void>;
}

/** A bot that listens, and answers what it is told to, or nothing at all. */
export async function startEar(): Promise<Ear> {
  const heard: Heard[] = [];
  const answers: Ear['answers'] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Heard);
      const answer = answers.length > 0 ? answers.shift() : { status: 200 };
      if (answer) {
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
      }
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    heard,
    answers,
    hears: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (heard.length < count) return;
          waiting.delete(look);
          resolve(heard);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Turns of the loop until it is so: for what happens on the other side of a socket of this same process. */
export async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
}

export interface Refusal {
  error: { code: string; message: string };
}

export interface Shown {
  seq: number;
  id: string;
  from: { kind: string; id: string; name: string };
  mine: boolean;
  text: string;
  replyTo: string | null;
  edited: boolean;
  deleted: boolean;
  refresh?: boolean;
  reactions: { type: string; people: { id: string; name: string }[] }[];
}

/** The client door of a tenant, as a page uses it. */
export function clientOf(url: string) {
  const post = <T = { status: number; attempts: number; activityId: string }>(
    path: string,
    body: object,
    method = 'POST',
  ) => call<T & Partial<Refusal>>(url, method, path, body);
  return {
    post,
    get: <T>(path: string) => call<T & Partial<Refusal>>(url, 'GET', path),
    say: (body: object) => post('/client/say', body),
    read: async (as: string, place = 'personal', after = 0) =>
      (
        await call<{ messages: Shown[]; last: number }>(
          url,
          'GET',
          `/client/messages?as=${as}&in=${encodeURIComponent(place)}&after=${after}`,
        )
      ).body,
    connector: <T = { id: string; activityId: string }>(
      method: string,
      path: string,
      body?: unknown,
    ) => call<T & Partial<Refusal>>(url, method, `/connector/v3/${path}`, body),
  };
}

export const activities = (conversation: string, id = ''): string =>
  `conversations/${encodeURIComponent(conversation)}/activities${id === '' ? '' : `/${id}`}`;

export const CARD = 'application/vnd.microsoft.card.adaptive';
export const card = (text: string, more: object = {}) => ({
  contentType: CARD,
  content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }], ...more },
});
