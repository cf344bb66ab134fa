import type { z } from 'zod';
import { type audienceRow, SHARED_BY_FILE } from '../library.ts';
import type { WRITTEN_COLUMNS } from '../metadata.ts';
import type { missionRow } from '../missions.ts';
import type { projectRow } from '../projects.ts';
import type { communityRow } from '../registers.ts';

/**
 * text: one line. note: several lines, for what outgrows 255 characters. `built-in`: SharePoint makes it by itself.
 * Ids and labels lie in text of our own: managed metadata columns cannot be written through Graph.
 */
export type ColumnKind = 'text' | 'note' | 'choice' | 'date' | 'boolean' | 'built-in';

export interface DesiredColumn {
  /** The internal name, by which readers ask for it. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly indexed: boolean;
  readonly choices: readonly string[];
  /** Shown by SharePoint to whoever fills the column. */
  readonly help: string;
}

export interface DesiredList {
  readonly title: string;
  readonly library: boolean;
  /** Says what it is for; a library that bears it was made by this command. */
  readonly description: string;
  readonly columns: readonly DesiredColumn[];
}

type Wish = Omit<DesiredColumn, 'name'>;

const wish = (kind: ColumnKind, indexed = false, help = ''): Wish => ({
  kind,
  indexed,
  help,
  choices: [],
});
const title = wish('built-in');
const text = (help = ''): Wish => wish('text', false, help);
const key = (help = ''): Wish => wish('text', true, help);
const note = (help = ''): Wish => wish('note', false, help);
const several = note('Several values are separated by ;');
const oneOf = (...choices: string[]): Wish => ({ ...wish('choice', true), choices });

const named = (columns: Readonly<Record<string, Wish>>): DesiredColumn[] =>
  Object.entries(columns).map(([name, rest]) => ({ name, ...rest }));

// Each table names exactly what its reader asks for: a column that is missing here, or too much, does not compile.
const communities: Record<keyof z.infer<typeof communityRow>, Wish> = {
  Slug: key('Short name in addresses: small letters and hyphens, never changed'),
  TitleEn: text(),
  TitleFr: text('The English name is shown where this is empty'),
  TitleEs: text('The English name is shown where this is empty'),
  PurposeEn: note(),
  PurposeFr: note(),
  PurposeEs: note(),
  Topics: several,
  Languages: text('en, fr, es, separated by ;'),
  TeamId: key('Object id of the team: groupId= in the link to the team'),
  ChannelId: key('Id of the channel for discussions: 19:… in the link to the channel'),
  DriveId: key('Id of the community’s library: filled by npm run provision -- --community <slug>'),
  PreModeration: wish('boolean', false, 'Yes: a moderator sees contributions before the members'),
  Region: text('Empty: all regions'),
  OwnerId: key('Object id of the owner in Microsoft Entra'),
  Gtt: text('The global technical team that it is bound to'),
  Outcomes: several,
  Audience: {
    ...oneOf('staff', 'guests', 'narrow'),
    help: 'Empty: all staff. guests: staff and guests. narrow: a part of the staff, for the reason beside it',
  },
  AudienceReason: note('Why it is not open to all staff; governance sees it'),
  Joining: { ...oneOf('open', 'request'), help: 'Empty: at once. request: a moderator says yes' },
  EndDate: { ...wish('date', true), help: 'The last day of a bounded community' },
  Plan: note('What becomes of its knowledge and people at its end'),
  MadeBy: text('praxis, or empty where somebody filled the line by hand'),
};

const projects: Record<keyof z.infer<typeof projectRow>, Wish> = {
  Code: key('The project’s code, once in the list'),
  Title: title,
  ManagerId: key('Object id of the manager in Microsoft Entra'),
  StartDate: wish('date'),
  EndDate: wish('date', true),
  Donor: text(),
  Countries: several,
  Outcomes: several,
  Milestones: wish(
    'note',
    false,
    'Days and names, separated by semicolons: 2026-03-01 Baseline; 2026-09-01 Mid-term',
  ),
  State: oneOf('active', 'closed', 'cancelled'),
};

const missions: Record<keyof z.infer<typeof missionRow>, Wish> = {
  MissionId: key('The mission’s number, once in the list and never changed'),
  PersonId: key('Object id of the traveller in Microsoft Entra'),
  Country: text(),
  StartDate: wish('date'),
  EndDate: wish('date', true),
  Title: title,
  State: oneOf('planned', 'cancelled'),
};

const audiences: Record<keyof z.infer<typeof audienceRow>, Wish> = {
  Title: title,
  DriveId: key('Id of the library'),
  ListId: text(
    'For a list, instead of DriveId: <site id>/<list id> or <host>:/sites/<site>/<list name>; its items must all have the same readers',
  ),
  Kind: {
    ...oneOf('all', 'community', 'named', 'checked'),
    help: 'checked: readers are not known; each item is shown to whom Microsoft 365 lets open it',
  },
  Slug: text('For the kind community: its Slug in the list Communities'),
  PeopleIds: note('For the kind named: object ids of the readers, separated by ;'),
};

const documents: Record<(typeof WRITTEN_COLUMNS)[number], Wish> = {
  Title: title,
  KnowledgeType: key(),
  Language: key('en, fr or es'),
  PublishedDate: wish('date', true),
  ReviewDate: wish('date', true),
  Unit: key(),
  Countries: several,
  Region: text(),
  Topics: several,
  TopicIds: note('Ids of the topics, separated by ;: Praxis reads them first'),
  TopicLabels: note('Names of the topics in the language of the document, separated by ;'),
  Abstract: note(),
  OwnerId: key('Object id of the owner in Microsoft Entra'),
  Goals: note('Sustainable Development Goals and targets, by number or name, separated by ;'),
  Drivers: note('Cross-cutting drivers, separated by ;'),
  Confidentiality: text('Who may read it; what Praxis shows follows the rights in SharePoint'),
  TermIds: note(
    'Ids of the terms of all lists but topics, separated by ;: Praxis reads them first',
  ),
  Stage: text('How far a good practice has come: Praxis writes it at each decision'),
};

const list = (
  name: string,
  description: string,
  columns: Readonly<Record<string, Wish>>,
): DesiredList => ({ title: name, library: false, description, columns: named(columns) });

export const COMMUNITIES = list('Communities', 'Praxis: communities of practice', communities);
export const PROJECTS = list('Projects', 'Praxis: projects and when they end', projects);
export const MISSIONS = list('Missions', 'Praxis: missions and who is on them', missions);
export const AUDIENCES = list('Audiences', 'Praxis: who may read which library', audiences);
/** In this order: the lists are there before a library needs its line in one of them. */
export const LISTS: readonly DesiredList[] = [COMMUNITIES, PROJECTS, MISSIONS, AUDIENCES];

/** A library with the metadata of documents; whatever its content type, an item has all of them. */
const library = (name: string, description: string): DesiredList => ({
  title: name,
  library: true,
  description,
  columns: named(documents),
});

export const openLibrary = (name: string): DesiredList =>
  library(name, 'Praxis: published knowledge for all staff');
export const HANDOVERS = library(
  SHARED_BY_FILE,
  'Praxis: handovers, each shared with its readers alone',
);
/** Lies in the site of the community's team: who is in the team reads it, and nobody else. */
export const COMMUNITY_LIBRARY = library(
  'Community library',
  'Praxis: knowledge of the community, for its team',
);
