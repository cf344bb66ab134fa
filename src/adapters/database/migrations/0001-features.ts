import { type Kysely, sql } from 'kysely';

/**
 * What the features keep. Dates are instants (timestamptz); calendar days that come from SharePoint stay text,
 * since a library may hold any; lists are text[], structures jsonb. No foreign keys between features: each
 * owns its tables, and a person or product may vanish from the organization while its traces stay.
 */
const STATEMENTS = [
  `create table people (
    id text primary key,
    name text not null,
    name_folded text not null,
    mail text not null,
    directory_language text not null,
    chosen_language text,
    job_title text,
    unit text,
    office text,
    country text,
    region text,
    zone text not null,
    manager_id text,
    active boolean not null,
    seen_at timestamptz not null
  )`,
  'create index people_mail on people (lower(mail))',
  `create table role_grants (
    person text not null,
    role text not null,
    primary key (person, role)
  )`,
  `create table communities (
    id text primary key,
    names jsonb not null,
    purpose jsonb not null,
    topics text[] not null,
    languages text[] not null,
    team_id text not null,
    channel_id text not null,
    drive_id text not null,
    premoderated boolean not null
  )`,
  'create index communities_channel on communities (channel_id)',
  `create table memberships (
    community text not null references communities (id) on delete cascade,
    person text not null,
    role text not null,
    primary key (community, person)
  )`,
  'create index memberships_person on memberships (person)',

  `create table discussions (
    id text primary key,
    version integer not null,
    key text not null unique,
    community text not null,
    title text not null,
    background text not null,
    questions text[] not null,
    language text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    state text not null,
    created_by text not null,
    created_at timestamptz not null,
    related jsonb not null
  )`,
  'create index discussions_community on discussions (community, starts_at desc)',
  `create table contributions (
    id text primary key,
    version integer not null,
    discussion text not null references discussions (id),
    author text not null,
    text text not null,
    language text not null,
    question integer,
    consent text not null,
    surface text not null,
    source_key text not null unique,
    state text not null,
    reason text,
    created_at timestamptz not null
  )`,
  'create index contributions_discussion on contributions (discussion, created_at, id)',
  `create index contributions_waiting on contributions (discussion)
    where state in ('held', 'late')`,
  `create table syntheses (
    discussion text primary key references discussions (id),
    version integer not null,
    community text not null,
    state text not null,
    languages text[] not null,
    statements jsonb not null,
    set_aside jsonb not null,
    named text[] not null,
    contributors integer not null,
    product text,
    web_url text,
    created_at timestamptz not null,
    approved_by text
  )`,
  `create index syntheses_drafts on syntheses (community, created_at) where state = 'draft'`,

  `create table products (
    id text primary key,
    drive_id text not null,
    item_id text not null,
    name text not null,
    title text not null,
    type text not null,
    abstract text not null,
    body text not null,
    language text not null,
    topics text[] not null,
    countries text[] not null,
    region text,
    unit text,
    owner_id text,
    published_on text,
    review_on text,
    audience jsonb not null,
    web_url text not null,
    content_tag text,
    unreadable text,
    unique (drive_id, item_id)
  )`,
  'create index products_unreadable on products (id desc) where unreadable is not null',
  `create table library_cursors (
    drive_id text primary key,
    cursor text not null
  )`,

  `create table projects (
    code text primary key,
    title text not null,
    manager_id text,
    starts_on timestamptz not null,
    ends_on timestamptz not null,
    donor text,
    countries text[] not null,
    outcomes text[] not null,
    state text not null
  )`,
  `create table prompts (
    id text primary key,
    version integer not null,
    series text not null unique,
    person text not null,
    project text not null,
    project_title text not null,
    ends_on timestamptz not null,
    state text not null,
    step integer,
    snoozed_until timestamptz,
    reason text,
    handed_over_from text,
    capture text
  )`,
  `create index prompts_open on prompts (person, ends_on)
    where state in ('asked', 'snoozed', 'accepted')`,
  `create table captures (
    id text primary key,
    version integer not null,
    key text not null unique,
    template text not null,
    template_version integer not null,
    owner text not null,
    language text not null,
    project text,
    prompt text,
    answers jsonb not null,
    answered_at jsonb not null,
    state text not null,
    product text,
    web_url text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index captures_owner on captures (owner, updated_at desc)',

  `create table postings (
    id text primary key,
    key text not null unique,
    target jsonb not null,
    person text,
    message jsonb not null,
    opens_discussion text,
    unasked boolean not null,
    urgency integer not null,
    state text not null,
    not_before timestamptz not null,
    attempts integer not null,
    conversation_id text,
    activity_id text,
    created_at timestamptz not null
  )`,
  `create index postings_due on postings (not_before) where state in ('intended', 'sending')`,
  `create index postings_unasked on postings (person, urgency)
    where unasked and state in ('intended', 'sending')`,
  `create index postings_opening on postings (opens_discussion)
    where opens_discussion is not null`,
  `create index postings_activity on postings (activity_id) where opens_discussion is not null`,
  `create table unasked_budget (
    person text not null,
    day text not null,
    key text not null,
    primary key (person, day)
  )`,

  `create table settings (
    key text primary key,
    value jsonb not null,
    changed_by text,
    changed_at timestamptz not null
  )`,
];

export const features = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
