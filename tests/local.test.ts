import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { movableClock } from '../src/adapters/system/clock.ts';
import { createLocalPowers, type LocalDeps } from '../src/local.ts';

let tenant: Server;
let tenantUrl = '';
beforeAll(async () => {
  tenant = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => tenant.listen(0, '127.0.0.1', resolve));
  tenantUrl = `http://127.0.0.1:${(tenant.address() as AddressInfo).port}`;
});
afterAll(() => {
  tenant.closeAllConnections();
  tenant.close();
});

test('no month passes while another process has something in hand: its end comes first', async () => {
  const steps: string[] = [];
  let offset = 0;
  const clock = await movableClock({
    load: async () => offset,
    save: async (ms) => {
      offset = ms;
      steps.push('clock moved');
    },
  });
  // A process was killed with work in hand; at the third look its lease has ended, and this one takes the work up.
  let looks = 0;
  let left = true;
  const powers = createLocalPowers({
    app: {
      pump: {
        settle: async () => {
          if (looks < 2 || !left) return;
          left = false;
          steps.push('work taken up');
        },
      },
    },
    clock,
    tenantUrl,
    tokenUrl: '',
    audience: '',
    takeDone: () => [],
    nextDue: async () => new Date(clock.now().getTime() + 1_000),
    inHand: async () => {
      looks += 1;
      return left;
    },
    state: async () => ({ events: 0, due: [], postings: [] }),
    readOutside: () => undefined,
    wipe: async () => undefined,
  } as unknown as LocalDeps);
  await powers.advance('next-due');
  expect(steps).toEqual(['work taken up', 'clock moved']);
});
