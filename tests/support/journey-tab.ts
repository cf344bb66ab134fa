import { API } from '../../src/http/route.ts';

/** JSON of which a test says by its expectations what it takes it for. */
export interface Loose {
  readonly [key: string]: Loose | undefined;
}

export interface TabAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Loose;
}

/** A person's tab: the real server over the network, with their signed token. */
export interface Tab {
  get<T = Loose>(path: string): Promise<T>;
  post<T = Loose>(path: string, body?: unknown): Promise<T>;
  put<T = Loose>(path: string, body: unknown): Promise<T>;
  remove(path: string): Promise<void>;
  /** As the methods above, refusals included. `body` may be text that is no JSON. */
  asks(method: string, path: string, body?: unknown): Promise<TabAnswer>;
}

export function tabOf(url: string, token: () => Promise<string>, language: string): Tab {
  async function asks(method: string, path: string, body?: unknown): Promise<TabAnswer> {
    const response = await fetch(`${url}${API}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        'accept-language': language,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && text;
    const { status, headers } = response;
    return { status, headers, text, json: isJson ? (JSON.parse(text) as Loose) : {} };
  }

  async function answered<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await asks(method, path, body);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    }
    return answer.json as T;
  }

  return {
    asks,
    get: (path) => answered('GET', path),
    post: (path, body) => answered('POST', path, body),
    put: (path, body) => answered('PUT', path, body),
    remove: async (path) => {
      await answered('DELETE', path);
    },
  };
}
