import { addItem, rootOf } from '../../src/adapters/tenant/files/store.ts';
import { driveItemIdOf } from '../../src/adapters/tenant/ids.ts';
import { personIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../src/adapters/tenant/seed/people.ts';
import { addLibrary, addSite, SYSTEM_ACTOR } from '../../src/adapters/tenant/seed/places.ts';
import type { RunningTenant } from '../../src/adapters/tenant/server.ts';

export interface OutsideFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A site with a library that Praxis knows nothing of, and files in it.
 * @param readers names of the people who may open it; null for everybody
 * @returns the files' item ids, in their order, and their drive
 */
export function outsideLibrary(
  { tenant }: RunningTenant,
  site: string,
  readers: readonly string[] | null,
  files: readonly OutsideFile[],
): { readonly driveId: string; readonly itemIds: readonly string[] } {
  const siteId = addSite(tenant, { name: site, title: site, description: '' });
  const ref = JSON.stringify((readers ?? []).map((name) => personIdOf(localPart(name))));
  const audience = readers === null ? { kind: 'all', ref: '' } : { kind: 'named', ref };
  const drive = addLibrary(tenant, {
    siteId,
    name: 'Documents',
    audience: audience as { kind: 'all' | 'named'; ref: string },
  });
  const itemIds = files.map(({ name, text }) => {
    const id = driveItemIdOf(`${site}:${name}`);
    const content = { bytes: new TextEncoder().encode(text), text };
    const parent = rootOf(tenant, drive.id);
    addItem(tenant, { id, drive, parent, name, folder: false, actor: SYSTEM_ACTOR, content });
    return id;
  });
  return { driveId: drive.id, itemIds };
}
