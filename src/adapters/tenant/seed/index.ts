import { addItem, addListItem, type DriveRow, rootOf } from '../files/store.ts';
import {
  channelIdOf,
  driveItemIdOf,
  guidOf,
  newGuid,
  personalChatIdOf,
  teamsUserId,
} from '../ids.ts';
import { seedGroups } from '../teams/groups.ts';
import type { Tenant } from '../tenant.ts';
import {
  COMMUNITIES,
  CONFIDENTIAL_READERS,
  type CommunitySeed,
  communityFields,
} from './communities.ts';
import { addGuest, GUESTS, guestIdOf } from './guests.ts';
import { seedNotes } from './notes.ts';
import { localPart, OFFICES, PEOPLE, type Persona } from './people.ts';
import {
  AUDIENCE_COLUMNS,
  addDrive,
  addList,
  addSite,
  COMMUNITY_COLUMNS,
  MISSION_COLUMNS,
  PROJECT_COLUMNS,
  SYSTEM_ACTOR,
} from './places.ts';
import { loadProducts, type Product, textOfProduct } from './products.ts';
import { addMissions, addProjects, dayFromNow, personIdOf } from './register-rows.ts';
import { renderProduct } from './render.ts';
import { installInTeams } from './team-apps.ts';
import { seedTerms } from './terms.ts';
import { seedTypes } from './types.ts';

export { exchangeIdOf } from './communities.ts';
export { personIdOf } from './register-rows.ts';

export interface SeedOptions {
  /** At most this many documents, spread over the seed files; all, and the list of notes, without it. */
  documents?: number;
}

export const teamIdOf = (slug: string): string => guidOf(`team:${slug}`);

/** Fills an empty tenant; a seeded one is left as it is. */
export async function seedTenant(tenant: Tenant, options: SeedOptions): Promise<void> {
  if (!tenant.db.meta('seeded')) await fillEmpty(tenant, options);
  installInTeams(tenant.db);
  seedGroups(tenant.db);
  seedTerms(tenant);
}

async function fillEmpty(tenant: Tenant, options: SeedOptions): Promise<void> {
  const { db } = tenant;
  const products = spread(loadProducts(), options.documents);
  const rendered = await Promise.all(products.map((product) => renderProduct(product)));
  db.tx(() => {
    // A first seed cut short left nothing: everything below is one transaction.
    db.wipe();
    db.setMeta('epoch', newGuid());
    for (const person of PEOPLE) addPerson(tenant, person);
    for (const person of GUESTS) addGuest(tenant, person);
    const drives = addPlaces(tenant);
    products.forEach((product, index) => {
      addProduct(tenant, product, rendered[index] ?? Buffer.alloc(0), drives);
    });
    seedTypes(tenant);
    if (options.documents === undefined) seedNotes(tenant);
    db.setMeta('seeded', tenant.clock.iso());
  });
}

function spread(products: Product[], limit: number | undefined): Product[] {
  if (limit === undefined || limit >= products.length) return products;
  const step = products.length / limit;
  return Array.from({ length: limit }, (_, index) => products[Math.floor(index * step)]).filter(
    (product) => product !== undefined,
  );
}

function addPerson(tenant: Tenant, person: Persona): void {
  const local = localPart(person.name);
  const id = personIdOf(local);
  const mail = `${local}@org.example`;
  const words = person.name.split(' ');
  const office = OFFICES[person.office];
  const locale = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' }[person.lang];
  const props = {
    displayName: person.name,
    givenName: words.slice(0, -1).join(' '),
    surname: words.at(-1),
    jobTitle: person.title,
    mail,
    mobilePhone: null,
    businessPhones: [],
    officeLocation: person.office,
    preferredLanguage: locale,
    userPrincipalName: mail,
    department: person.unit,
    country: office?.country ?? null,
    city: person.office,
    companyName: 'The Organization',
    accountEnabled: true,
    userType: 'Member',
    employeeId: id.slice(0, 6),
    employeeLeaveDateTime: person.leaves === undefined ? null : dayFromNow(tenant, person.leaves),
    mailboxSettings: {
      timeZone: office?.timeZone ?? 'UTC',
      language: { locale, displayName: locale },
      dateFormat: 'yyyy-MM-dd',
      timeFormat: 'HH:mm',
    },
  };
  tenant.db.run(
    'INSERT INTO users VALUES(?, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?, ?)',
    id,
    mail,
    mail,
    words[0] ?? '',
    JSON.stringify(props),
    person.boss === '' ? null : personIdOf(person.boss),
    tenant.db.nextSeq(),
    personalChatIdOf(id),
    teamsUserId(id),
    JSON.stringify(person.hints),
  );
}

/** Site, libraries and lists of the organization, then the communities. @returns drives by audience */
function addPlaces(tenant: Tenant): Map<string, DriveRow> {
  const siteId = addSite(tenant, {
    name: 'knowledge',
    title: 'Knowledge',
    description: 'What the Organization knows: published products, projects, communities.',
  });
  const projects = addList(tenant, siteId, 'Projects', PROJECT_COLUMNS);
  const missions = addList(tenant, siteId, 'Missions', MISSION_COLUMNS);
  const communities = addList(tenant, siteId, 'Communities', COMMUNITY_COLUMNS);
  addList(tenant, siteId, 'Audiences', AUDIENCE_COLUMNS);
  const drives = new Map<string, DriveRow>();
  drives.set(
    'all',
    addDrive(tenant, { siteId, name: 'Published knowledge', audience: { kind: 'all', ref: '' } }),
  );
  const people = CONFIDENTIAL_READERS.map(personIdOf);
  const named = { kind: 'named' as const, ref: JSON.stringify(people), people };
  drives.set('named', addDrive(tenant, { siteId, name: 'Confidential', audience: named }));
  // Nobody's as a whole: what is put there is shared file by file.
  const nobody = { kind: 'named' as const, ref: '[]', people: [] };
  addDrive(tenant, { siteId, name: 'Handovers', audience: nobody });
  for (const community of COMMUNITIES) {
    drives.set(`community:${community.slug}`, addCommunity(tenant, community, communities));
  }
  addProjects(tenant, projects);
  addMissions(tenant, missions);
  return drives;
}

function addCommunity(tenant: Tenant, community: CommunitySeed, listId: string): DriveRow {
  const { db, clock } = tenant;
  const { slug, title, purpose } = community;
  const teamId = teamIdOf(slug);
  const siteId = addSite(tenant, { name: slug, title: title.en, description: purpose.en, teamId });
  db.run(
    'INSERT INTO teams VALUES(?, ?, ?, ?, ?, ?)',
    teamId,
    slug,
    title.en,
    purpose.en,
    siteId,
    clock.iso(),
  );
  const channel = (name: string, description: string): void => {
    db.run(
      'INSERT INTO channels VALUES(?, ?, ?, ?, ?)',
      channelIdOf(`${slug}/${name}`),
      teamId,
      name,
      description,
      clock.iso(),
    );
  };
  channel('General', purpose.en);
  channel('Exchange', `Discussions and questions: ${title.en}`);
  for (const local of community.moderators) {
    db.run('INSERT INTO memberships VALUES(?, ?, 1)', teamId, personIdOf(local));
  }
  for (const local of community.members) {
    db.run('INSERT INTO memberships VALUES(?, ?, 0)', teamId, personIdOf(local));
  }
  for (const person of GUESTS.filter((one) => one.community === slug)) {
    db.run('INSERT INTO memberships VALUES(?, ?, 0)', teamId, guestIdOf(person));
  }
  const drive = addDrive(tenant, {
    siteId,
    name: 'Community library',
    audience: { kind: 'community', ref: teamId, slug },
  });
  const ownerId = personIdOf(community.moderators[0] ?? '');
  const fields = communityFields(community, { teamId, siteId, driveId: drive.id, ownerId });
  addListItem(tenant, { listId, fields, actor: SYSTEM_ACTOR });
  return drive;
}

function addProduct(
  tenant: Tenant,
  product: Product,
  bytes: Buffer,
  drives: Map<string, DriveRow>,
): void {
  const drive = drives.get(product.audience) ?? drives.get('all');
  const parent = drive ? rootOf(tenant, drive.id) : undefined;
  if (!drive || !parent) throw new Error(`no library for the audience '${product.audience}'`);
  const owner = ownerOf(product);
  const ownerId = personIdOf(localPart(owner.name));
  const review = `${Number(product.date.slice(0, 4)) + 3}${product.date.slice(4).replace('-02-29', '-02-28')}`;
  addItem(tenant, {
    id: driveItemIdOf(`product:${product.key}`),
    drive,
    parent,
    name: fileName(product),
    folder: false,
    actor: JSON.stringify({
      user: { id: ownerId, displayName: owner.name, email: `${localPart(owner.name)}@org.example` },
    }),
    at: `${product.date}T09:00:00Z`,
    content: { bytes, text: textOfProduct(product) },
    fields: {
      Title: product.title,
      KnowledgeType: product.type,
      Language: product.language,
      PublishedDate: `${product.date}T00:00:00Z`,
      ReviewDate: `${review}T00:00:00Z`,
      Unit: product.unit,
      Countries: product.countries.join(';'),
      Region: product.region,
      Topics: product.topics.join(';'),
      Abstract: product.abstract,
      OwnerId: ownerId,
      Audience: product.audience,
      SeedKey: product.key,
    },
  });
}

const fileName = (product: Product): string => {
  const stem = product.title
    .replace(/["*:<>?/\\|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .trim();
  return `${stem} (${product.key}).${product.format}`;
};

/** Somebody who could have written it: of the unit and language, else the region, else the language;
 * always one who may read it. The key spreads documents over those who fit equally. */
function ownerOf(product: Product): Persona {
  const readers = PEOPLE.filter((person) => mayRead(person, product.audience));
  const scored = readers.map((person) => ({
    person,
    score:
      (person.lang === product.language ? 4 : 0) +
      (person.unit === product.unit ? 3 : 0) +
      (OFFICES[person.office]?.region === product.region ? 2 : 0),
  }));
  const best = Math.max(...scored.map((one) => one.score));
  const fitting = scored.filter((one) => one.score >= best - 1).map((one) => one.person);
  const turn = Number.parseInt(guidOf(`owner:${product.key}`).slice(0, 6), 16);
  const owner = fitting[turn % fitting.length];
  if (!owner) throw new Error(`nobody may read '${product.key}'`);
  return owner;
}

function mayRead(person: Persona, audience: string): boolean {
  if (audience === 'all') return true;
  const local = localPart(person.name);
  if (audience === 'named') return CONFIDENTIAL_READERS.includes(local);
  const community = COMMUNITIES.find((one) => audience === `community:${one.slug}`);
  return community ? [...community.moderators, ...community.members].includes(local) : false;
}
