import { z } from 'zod';
import { connect } from '../lib/client.ts';
import type { Product } from '../lib/product.ts';
import { whoIs } from '../lib/wire.ts';

const tokenShape = z.object({ token: z.string() });
const clockShape = z.object({ now: z.string() });
const withId = z.object({ id: z.string() });

/** The API as one person calls it. Each throws with the server's words where it refuses. */
export interface Caller {
  readonly id: string;
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>;
  does(path: string, body: unknown, method?: 'POST' | 'PUT'): Promise<unknown>;
  /** @returns the id of what is made */
  makes(path: string, body: unknown): Promise<string>;
}

export interface Callers {
  as(name: string): Promise<Caller>;
  now(): Promise<Date>;
  /** Moves the clock; what became due on the way is done. */
  pass(step: 'day' | 'week'): Promise<void>;
}

async function sent(url: URL, method: string, token: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url.pathname}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** People of the local tenant who call the product's API. @param language in which they read and write */
export async function callersOf(product: Product, language: string): Promise<Callers> {
  const people = await connect(product.tenantUrl).people();
  const known = new Map<string, Promise<Caller>>();
  const dev = (path: string) => new URL(`/dev/api/${path}`, product.url);

  async function caller(name: string): Promise<Caller> {
    const { id } = whoIs(people, name);
    const { token } = tokenShape.parse(await sent(dev('token'), 'POST', '', { person: id }));
    const call = (method: string, path: string, body?: unknown) =>
      sent(new URL(`/api/v1${path}`, product.url), method, token, body);
    await call('POST', '/me/language', { language });
    return {
      id,
      get: async (path, shape) => shape.parse(await call('GET', path)),
      does: (path, body, method = 'POST') => call(method, path, body),
      makes: async (path, body) => withId.parse(await call('POST', path, body)).id,
    };
  }
  return {
    as: (name) => {
      const found = known.get(name) ?? caller(name);
      known.set(name, found);
      return found;
    },
    now: async () => new Date(clockShape.parse(await sent(dev('clock'), 'GET', '', undefined)).now),
    pass: async (step) => {
      await sent(dev('clock'), 'POST', '', { step });
    },
  };
}
