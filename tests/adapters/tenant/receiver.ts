import { createServer, type IncomingMessage } from 'node:http';

export interface Told {
  id?: string;
  subscriptionId: string;
  subscriptionExpirationDateTime: string;
  clientState: string | null;
  tenantId: string;
  changeType?: string;
  resource?: string;
  resourceData?: { id?: string; '@odata.type': string; '@odata.id'?: string };
  lifecycleEvent?: string;
  encryptedContent?: {
    data: string;
    dataSignature: string;
    dataKey: string;
    encryptionCertificateId: string;
    encryptionCertificateThumbprint: string;
  };
}
export interface Post {
  path: string;
  query: URLSearchParams;
  /** Was it answered with 2xx? */
  accepted: boolean;
  value: Told[];
  validationTokens?: string[];
}
/** status: answers so. hang: never answers. */
export type Manner = number | 'hang';

export interface Receiver {
  url: string;
  /** Notifications, in the order in which they came; hand shakes are not among them. */
  posts: Post[];
  handshakes: { path: string; query: URLSearchParams; contentType: string }[];
  /** How to answer the next POSTs; 202 when empty. */
  manners: Manner[];
  /** How to answer everything once `manners` is empty. */
  manner: Manner;
  /** How a hand shake is answered; as Graph wants it by default. */
  shake: (token: string) => { status: number; type: string; body: string } | 'hang';
  all(): Told[];
  /** Resolves when that many POSTs have come, whether answered or not. */
  came(count: number): Promise<void>;
  /** Resolves when more POSTs than that were left without an answer since the last `clear`. */
  hung(more: number): Promise<void>;
  clear(): void;
  close(): Promise<void>;
}

const politely = (token: string) => ({ status: 200, type: 'text/plain', body: token });

/** A subscriber on this machine that remembers what it was told. */
export function startReceiver(): Promise<Receiver> {
  const waiting = new Set<() => void>();
  let hanging = 0;
  const until = (reached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!reached()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const receiver: Receiver = {
    url: '',
    posts: [],
    handshakes: [],
    manners: [],
    manner: 202,
    shake: politely,
    all: () => receiver.posts.flatMap((post) => post.value),
    came: (count) => until(() => receiver.posts.length >= count),
    hung: (more) => until(() => hanging > more),
    clear: () => {
      hanging = 0;
      waiting.clear();
      receiver.posts.length = 0;
      receiver.handshakes.length = 0;
      receiver.manners.length = 0;
      receiver.manner = 202;
      receiver.shake = politely;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', receiver.url);
      const token = url.searchParams.get('validationToken');
      if (token !== null) {
        receiver.handshakes.push({
          path: url.pathname,
          query: url.searchParams,
          contentType: request.headers['content-type'] ?? '',
        });
        const answer = receiver.shake(token);
        if (answer === 'hang') return;
        // Not chained: restify, where a test of the same process loads it, makes writeHead answer nothing.
        response.writeHead(answer.status, { 'content-type': answer.type });
        response.end(answer.body);
        return;
      }
      const parsed = JSON.parse(body) as Pick<Post, 'value' | 'validationTokens'>;
      const manner = receiver.manners.shift() ?? receiver.manner;
      const accepted = manner !== 'hang' && manner < 300;
      receiver.posts.push({ path: url.pathname, query: url.searchParams, accepted, ...parsed });
      if (manner === 'hang') hanging += 1;
      else {
        response.statusCode = manner;
        response.end();
      }
      for (const look of [...waiting]) look();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      receiver.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
      resolve(receiver);
    });
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
