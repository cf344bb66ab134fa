import { SHAREPOINT_HOST } from '../address.ts';
import { addItem, addListItem, type DriveRow, type Fields } from '../files/store.ts';
import type { Column } from '../graph/show.ts';
import { driveIdOf, driveItemIdOf, guidOf } from '../ids.ts';
import type { Tenant } from '../tenant.ts';

export const SYSTEM_ACTOR = JSON.stringify({ user: { displayName: 'System Account' } });

export const column = (name: string, kind: Column['kind'] = 'text', indexed = false): Column => ({
  name,
  displayName: name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
  kind,
  indexed,
});

const choice = (name: string, ...choices: string[]): Column => ({
  ...column(name, 'choice', true),
  choices,
});

/** Metadata of a document, as its list item carries it. */
export const DOCUMENT_COLUMNS: Column[] = [
  column('Title'),
  column('KnowledgeType', 'choice', true),
  column('Language', 'choice', true),
  column('PublishedDate', 'dateTime', true),
  column('ReviewDate', 'dateTime', true),
  column('Unit', 'choice', true),
  column('Countries'),
  column('Region', 'choice'),
  column('Topics'),
  column('TopicIds'),
  column('TopicLabels'),
  column('Goals'),
  column('Drivers'),
  column('Confidentiality'),
  column('TermIds'),
  column('Stage'),
  column('Abstract'),
  column('OwnerId', 'text', true),
  column('Audience'),
  column('SeedKey', 'text', true),
  column('PraxisId', 'text', true),
  column('PraxisState', 'text', true),
];

export const PROJECT_COLUMNS: Column[] = [
  column('Title'),
  column('Code', 'text', true),
  column('ManagerId', 'text', true),
  column('ManagerMail'),
  column('StartDate', 'dateTime'),
  column('EndDate', 'dateTime', true),
  column('Donor'),
  column('Countries'),
  column('Outcomes'),
  column('Milestones'),
  choice('State', 'active', 'closed', 'cancelled'),
];

export const MISSION_COLUMNS: Column[] = [
  column('Title'),
  column('MissionId', 'text', true),
  column('PersonId', 'text', true),
  column('Country'),
  column('StartDate', 'dateTime'),
  column('EndDate', 'dateTime', true),
  choice('State', 'planned', 'cancelled'),
];

export const COMMUNITY_COLUMNS: Column[] = [
  column('Title'),
  column('Slug', 'text', true),
  ...['TitleEn', 'TitleFr', 'TitleEs', 'PurposeEn', 'PurposeFr', 'PurposeEs', 'Topics'].map(
    (name) => column(name),
  ),
  ...['TeamId', 'ChannelId', 'DriveId', 'SiteId'].map((name) => column(name, 'text', true)),
  column('Languages'),
  column('PreModeration', 'boolean'),
  column('Region'),
  column('OwnerId', 'text', true),
  ...['Gtt', 'Outcomes', 'AudienceReason', 'Plan', 'MadeBy'].map((name) => column(name)),
  choice('Audience', 'staff', 'guests', 'narrow'),
  choice('Joining', 'open', 'request'),
  column('EndDate', 'dateTime', true),
];

export const AUDIENCE_COLUMNS: Column[] = [
  column('Title'),
  column('DriveId', 'text', true),
  column('ListId'),
  choice('Kind', 'all', 'community', 'named', 'checked'),
  column('Slug'),
  column('PeopleIds'),
];

export function addSite(
  tenant: Tenant,
  site: { name: string; title: string; description: string; teamId?: string },
): string {
  const id = `${SHAREPOINT_HOST},${guidOf(`site:${site.name}`)},${guidOf(`web:${site.name}`)}`;
  tenant.db.run(
    'INSERT INTO sites VALUES(?, ?, ?, ?, ?, ?)',
    id,
    `/sites/${site.name}`,
    site.title,
    site.description,
    site.teamId ?? null,
    tenant.clock.iso(),
  );
  return id;
}

export function addList(
  tenant: Tenant,
  siteId: string,
  name: string,
  columns: Column[],
  driveId?: string,
): string {
  const id = guidOf(`list:${siteId}:${name}`);
  tenant.db.run(
    'INSERT INTO lists VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    siteId,
    name,
    name,
    driveId ? 'documentLibrary' : 'genericList',
    JSON.stringify(columns),
    driveId ?? null,
    tenant.clock.iso(),
  );
  return id;
}

export interface Audience {
  kind: 'all' | 'community' | 'channel' | 'named';
  /** Team id, channel id, or a JSON array of person ids. */
  ref: string;
  /** What the list "Audiences" says beside the kind. */
  slug?: string;
  people?: string[];
}

interface NewDrive {
  siteId: string;
  name: string;
  audience: Audience;
  source?: string;
}

/** A library with its list, its root folder and its line in the list "Audiences". */
export function addDrive(tenant: Tenant, drive: NewDrive): DriveRow {
  const row = addLibrary(tenant, drive);
  tellAudience(tenant, row, drive.audience);
  return row;
}

/** A library with its list and its root folder. */
export function addLibrary(tenant: Tenant, drive: NewDrive): DriveRow {
  const { db } = tenant;
  const key = `${drive.siteId}:${drive.source ?? drive.name}`;
  const id = driveIdOf(key);
  const listId = addList(tenant, drive.siteId, drive.name, DOCUMENT_COLUMNS, id);
  db.run(
    'INSERT INTO drives VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    drive.siteId,
    listId,
    drive.name,
    drive.audience.kind,
    drive.audience.ref,
    drive.source ?? null,
    tenant.clock.iso(),
  );
  const row = db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', id);
  if (!row) throw new Error('a drive just written cannot be read');
  addItem(tenant, {
    id: driveItemIdOf(`root:${key}`),
    drive: row,
    parent: undefined,
    name: 'root',
    folder: true,
    actor: SYSTEM_ACTOR,
  });
  return row;
}

function tellAudience(tenant: Tenant, drive: DriveRow, audience: Audience): void {
  const list = tenant.db.get<{ id: string }>("SELECT id FROM lists WHERE name = 'Audiences'");
  if (!list) return;
  const fields: Fields = {
    Title: drive.name,
    DriveId: drive.id,
    Kind: audience.kind,
    ...(audience.slug ? { Slug: audience.slug } : {}),
    ...(audience.people ? { PeopleIds: audience.people.join(';') } : {}),
  };
  addListItem(tenant, { listId: list.id, fields, actor: SYSTEM_ACTOR });
}
