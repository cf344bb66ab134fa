import { expect, test } from '@jest/globals';
import { createGraph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { consents, unlisted } from '../../../src/adapters/graph/needs.ts';
import { provision } from '../../../src/adapters/graph/provision/provision.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import { addSite } from '../../../src/adapters/tenant/seed/places.ts';
import { startTenant } from '../../../src/adapters/tenant/server.ts';
import { localEntra } from '../../../src/world.ts';
import { consentOnly } from '../../support/consents.ts';

const now = (): number => performance.timeOrigin + performance.now();

test('a site is made with the rights of the table, and nothing outside it is asked', async () => {
  const running = await startTenant({ port: 0, seed: { documents: 1 } });
  try {
    addSite(running.tenant, { name: 'fresh', title: 'Fresh', description: '' });
    const { application, team, tools } = consents();
    consentOnly(running.tenant, { application: [...application, ...tools], team });
    const source = createEntra(localEntra(running.url));
    const asked = new Set<string>();
    const refused = new Set<string>();
    const graph = createGraph({
      tokens: cachedTokens(source, { now }),
      baseUrl: running.url,
      random: () => 0,
      now,
      onCall({ method, route, status }) {
        asked.add(`${method} ${route}`);
        if (status === 403) refused.add(`${method} ${route}`);
      },
    });
    const made = await provision(
      graph,
      {
        site: 'org.sharepoint.example:/sites/fresh',
        openLibrary: 'Published knowledge',
        communities: [],
        handoversClosed: true,
      },
      () => undefined,
    );
    expect(made.steps).toEqual([]);
    expect(asked).toContain('POST /sites/{site}/lists');
    expect(unlisted(asked)).toEqual([]);
    expect([...refused]).toEqual([]);
  } finally {
    await running.close();
  }
});
