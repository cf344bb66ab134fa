import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import { LANGUAGES } from '../../kernel/language.ts';
import type { Log } from '../../ports/log.ts';
import {
  AUDIENCE_KINDS,
  type Charter,
  type CommunityRecord,
  JOININGS,
  type Registers,
} from '../../ports/registers.ts';
import type { Graph } from './client.ts';
import { optionalDay, optionalText, requiredText, textList } from './columns.ts';
import { isFault } from './faults.ts';
import { createSiteLists } from './lists.ts';
import { type Roster, rosterOf } from './rosters.ts';

export interface RegisterOptions {
  /** `<host>:/sites/<name>` of the site that holds the lists. */
  readonly site: string;
  readonly log: Log;
  /** Display names of the lists. */
  readonly lists?: { readonly communities?: string };
}

export const communityRow = z.object({
  Slug: requiredText,
  TitleEn: requiredText,
  TitleFr: optionalText,
  TitleEs: optionalText,
  PurposeEn: optionalText,
  PurposeFr: optionalText,
  PurposeEs: optionalText,
  Topics: textList,
  Languages: textList,
  TeamId: requiredText,
  ChannelId: requiredText,
  DriveId: requiredText,
  PreModeration: z.boolean().nullish(),
  Region: optionalText,
  OwnerId: optionalText,
  Gtt: optionalText,
  Outcomes: textList,
  Audience: optionalText,
  AudienceReason: optionalText,
  Joining: optionalText,
  EndDate: optionalDay,
  Plan: optionalText,
  MadeBy: optionalText,
});
type CommunityRow = z.infer<typeof communityRow>;

const columnsOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape);

/** The organization's lists "Projects" and "Communities", and the members of teams and channels. Only read, never written. */
export function createRegisters(graph: Graph, options: RegisterOptions): Registers {
  const { log, lists: names = {} } = options;
  const lists = createSiteLists(graph, options.site, log);

  /** Null where team or channel is gone or not ours to read. */
  async function rosterIn({ TeamId, ChannelId }: CommunityRow): Promise<Roster | null> {
    try {
      return await rosterOf(graph, TeamId, ChannelId);
    } catch (error) {
      if (isFault(error, 403, 404)) return null;
      throw error;
    }
  }

  return {
    async communities(only) {
      const rows = await lists.rows(
        names.communities ?? 'Communities',
        columnsOf(communityRow),
        communityRow,
      );
      const records: CommunityRecord[] = [];
      for (const row of rows) {
        if (only !== undefined && row.Slug !== only) continue;
        const roster = await rosterIn(row);
        if (roster) records.push(toCommunity(row, roster));
        else log.warn({ community: row.Slug }, 'community left out: its team cannot be read');
      }
      return records;
    },
  };
}

/** A name or purpose that lacks a translation is shown in English rather than not at all. */
function toCommunity(row: CommunityRow, { kind, members, guests }: Roster): CommunityRecord {
  const purpose = row.PurposeEn ?? '';
  const languages = LANGUAGES.filter((language) => row.Languages.includes(language));
  return {
    slug: row.Slug,
    names: { en: row.TitleEn, fr: row.TitleFr ?? row.TitleEn, es: row.TitleEs ?? row.TitleEn },
    purpose: { en: purpose, fr: row.PurposeFr ?? purpose, es: row.PurposeEs ?? purpose },
    topics: row.Topics,
    languages: languages.length === 0 ? ['en'] : languages,
    teamId: row.TeamId,
    channelId: row.ChannelId,
    channelKind: kind,
    driveId: row.DriveId,
    premoderated: row.PreModeration ?? false,
    members,
    ...(guests ? { guests } : {}),
    ...charterOf(row),
  };
}

/** One of `words` as somebody wrote it by hand, in whatever capitals. */
const oneOf = <T extends string>(words: readonly T[], written: string | null): T | null =>
  words.find((word) => word === written?.toLowerCase()) ?? null;

/**
 * Columns that are missing or empty say the most open thing, with one exception: where the audience is narrow nobody
 * is let in without being asked for, whatever the line says of joining.
 */
function charterOf(row: CommunityRow): Charter {
  const audience = oneOf(AUDIENCE_KINDS, row.Audience) ?? 'staff';
  return {
    region: row.Region,
    owner: row.OwnerId ? asId<PersonId>(row.OwnerId) : null,
    gtt: row.Gtt,
    outcomes: row.Outcomes,
    audience,
    audienceReason: row.AudienceReason,
    joining: audience === 'narrow' ? 'request' : (oneOf(JOININGS, row.Joining) ?? 'open'),
    endsOn: row.EndDate,
    plan: row.Plan,
    madeBy: row.MadeBy?.toLowerCase() === 'praxis' ? 'praxis' : 'hand',
  };
}
