import { decodeJwt } from 'jose';
import { z } from 'zod';
import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { startTenant } from '../../../src/adapters/tenant/server.ts';
import { localEntra } from '../../../src/world.ts';

export const SITE = 'org.sharepoint.example:/sites/knowledge';

const now = (): number => performance.timeOrigin + performance.now();

/** The gateway against a local tenant of its own, in memory, with a few documents. */
export async function localGraph(documents = 12) {
  const tenant = await startTenant({ port: 0, seed: { documents } });
  // More than the product asks for: some tests change people.
  tenant.tenant.consents.setApp('User.ReadWrite.All', true);
  const tokens = cachedTokens(createEntra(localEntra(tenant.url)), { now });
  const graph: Graph = createGraph({ tokens, baseUrl: tenant.url, random: () => 0, now });
  return { tenant, graph };
}

/** The gateway with the rights of a person, by a token that their client showed. */
export async function graphOf(
  { tenant, graph }: Awaited<ReturnType<typeof localGraph>>,
  person: string,
): Promise<Graph> {
  const assertion = await personaToken(tenant.url, person, 'api://praxis-local');
  const { oid } = z.object({ oid: z.string() }).parse(decodeJwt(assertion));
  const { token } = await createEntra(localEntra(tenant.url)).exchange(oid, assertion);
  return graph.as({ get: async () => token, reject: () => undefined });
}

/** The token that a person's tab or chat sends to our API. */
export async function personaToken(url: string, person: string, audience: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'persona', person, audience });
  const response = await fetch(`${url}/${TENANT_ID}/oauth2/v2.0/token`, { method: 'POST', body });
  const answer = (await response.json()) as { access_token: string };
  return answer.access_token;
}
