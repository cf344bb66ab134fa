import type { Health, HttpDeps } from './deps.ts';
import { json, type Mount } from './exchange.ts';

/** What operators and load balancers ask. */
export function operationMounts({ health, metrics, log }: HttpDeps): Mount[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: async ({ reference }) => {
        const found = await health().catch((error: unknown): Health => {
          log.error({ err: error, reference }, 'health could not be told');
          return { status: 'down', parts: {} };
        });
        return json(found, found.status === 'down' ? 503 : 200);
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async () => {
        const { contentType, body } = await metrics();
        const headers = { 'Content-Type': contentType, 'Cache-Control': 'no-store' };
        return { status: 200, headers, body };
      },
    },
  ];
}
