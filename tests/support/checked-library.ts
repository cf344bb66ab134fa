import { createLibrary } from '../../src/adapters/graph/library.ts';
import { quiet } from './database/quiet-log.ts';
import { personId } from './journey.ts';
import type { JourneyTenant } from './journey-tenant.ts';

const LIBRARY = 'Confidential';
const SITE = 'org.sharepoint.example:/sites/knowledge';

interface Row {
  readonly id: string;
  readonly fields: { readonly Title?: string; readonly DriveId?: string };
}

export interface CheckedLibrary {
  readonly driveId: string;
  /** Item ids of what was put into it; `reader` was given the first. */
  readonly files: readonly string[];
}

/** Makes of the confidential library one of which nobody has said who reads it, and puts four documents into it. */
export async function checkedLibrary(
  tenant: JourneyTenant,
  reader: string,
): Promise<CheckedLibrary> {
  const site = await tenant.get<{ id: string }>(`/sites/${SITE}`);
  const list = `/sites/${site.id}/lists/Audiences/items`;
  const { value } = await tenant.get<{ value: Row[] }>(`${list}?$expand=fields&$top=200`);
  const line = value.find(({ fields }) => fields.Title === LIBRARY);
  if (!line) throw new Error(`no line of ${LIBRARY}`);
  const driveId = line.fields.DriveId ?? '';
  await tenant.patch(`${list}/${line.id}/fields`, { Kind: 'checked', PeopleIds: '' });
  const library = createLibrary(tenant.graph, { site: SITE, log: quiet });
  const files: string[] = [];
  for (const number of [1, 2, 3, 4]) {
    const text = `The quixotic restructuring number ${number}: domestic workers registered by telephone.`;
    const metadata = {
      title: `Restructuring ${number}`,
      type: 'guide',
      abstract: text,
      language: 'en',
      topics: ['domestic-work'],
      countries: [],
      region: null,
      unit: null,
      ownerId: null,
      publishedOn: '2026-02-01',
      reviewOn: null,
    } as const;
    const name = `restructuring-${number}.txt`;
    const bytes = new TextEncoder().encode(text);
    const file = await library.publish({ driveId, folder: '', name, bytes, metadata });
    files.push(file.itemId);
  }
  await library.share(driveId, files[0] ?? '', [personId(reader)]);
  return { driveId, files };
}
