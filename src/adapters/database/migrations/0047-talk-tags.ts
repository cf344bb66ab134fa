import { type Kysely, sql } from 'kysely';

/** Words that moderators wrote of talk and that no list has yet: they count once they are accepted. */
const STATEMENTS = [
  `alter table talk_tags add column proposals text[] not null default '{}'`,
  'create index talk_tags_proposals on talk_tags using gin (proposals)',
];

export const talkTags = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
