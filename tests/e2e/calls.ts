import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { World } from './world.ts';

/** A token of the server's own API, as Teams or Entra would hand out for this person. */
export async function tokenOf({ product }: World, person: string): Promise<string> {
  const answer = await fetch(new URL('/dev/api/token', product.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}

/** What must be there before a check begins and is not what it is about. @throws Error with the server's answer */
async function call(world: World, name: string, path: string, body?: unknown): Promise<unknown> {
  const { id } = await world.person(name);
  const answer = await fetch(new URL(`/api/v1/${path}`, world.product.url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(world, id)}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Begins a form that nobody asked for. @returns the record's id */
export async function beginFormAs(world: World, name: string, template: string): Promise<string> {
  const blank = { nonce: randomUUID(), template, prompt: null };
  const sheet = z.object({ capture: z.object({ id: z.string() }) });
  return sheet.parse(await call(world, name, 'captures', blank)).capture.id;
}

/** Says something in a discussion of the person's community. @param discussion its id */
export async function contributeAs(
  world: World,
  name: string,
  discussion: string,
  text: string,
): Promise<void> {
  await call(world, name, `discussions/${discussion}/contributions`, {
    ...{ nonce: randomUUID(), text, question: 0, consent: 'quote' },
  });
}

const DAY_MS = 86_400_000;

/** An open discussion with these questions. @param moderator of the community */
export async function openDiscussionAs(
  world: World,
  moderator: string,
  community: string,
  title: string,
  questions: readonly string[],
): Promise<void> {
  // The product's clock, which checks before this one may have moved.
  const { now } = z.object({ now: z.string() }).parse(await call(world, moderator, 'me'));
  await call(world, moderator, 'discussions', {
    ...{ nonce: randomUUID(), community, title, questions },
    background: 'Opened for a meeting.',
    startsAt: now,
    endsAt: new Date(Date.parse(now) + 7 * DAY_MS).toISOString(),
  });
}
