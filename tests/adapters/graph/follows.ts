import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChannelFeed } from '../../../src/adapters/graph/channel-feed.ts';
import type { Graph } from '../../../src/adapters/graph/client.ts';
import { createSubscriptions } from '../../../src/adapters/graph/subscriptions.ts';
import type { Channel, Followed } from '../../../src/ports/feed.ts';
import { makeCertificate } from '../tenant/certificate.ts';

/** Somebody who answers the question whether anybody is there, and takes what comes. */
export async function startListener() {
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '', 'http://listener').searchParams.get('validationToken');
    response.statusCode = token === null ? 202 : 200;
    response.setHeader('content-type', 'text/plain');
    response.end(token ?? '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    addresses: { notifications: `${url}/changes`, lifecycle: `${url}/lifecycle` },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const HOUR_MS = 3_600_000;

/** A channel and a library are subscribed to, found again, renewed, read up and let go. */
export async function follows(
  graph: Graph,
  addresses: { readonly notifications: string; readonly lifecycle: string },
  channel: Channel,
  driveId: string,
): Promise<boolean> {
  const subscriptions = createSubscriptions(graph, () => addresses);
  const certificate = { id: 'rights', text: makeCertificate().text };
  const until = (hours: number) =>
    new Date(performance.timeOrigin + performance.now() + hours * HOUR_MS);
  const both: readonly Followed[] = [channel, { kind: 'library', driveId }];
  const stood: boolean[] = [];
  for (const followed of both) {
    const made = await subscriptions.create(followed, 'secret', until(2), certificate);
    if (made.outcome !== 'standing') return false;
    const renewed = await subscriptions.renew(followed, made.graphId, until(3), certificate);
    const standing = await subscriptions.standing(followed);
    stood.push(renewed.outcome === 'standing' && standing.length === 1);
    await subscriptions.remove(made.graphId);
  }
  for await (const threads of createChannelFeed(graph, new Set()).threads(channel)) {
    stood.push(threads.length > 0);
  }
  return stood.every(Boolean);
}
