import { z } from 'zod';
import { LANGUAGES } from '../../kernel/language.ts';
import type { Log } from '../../ports/log.ts';
import type { CommunityRecord, Registers } from '../../ports/registers.ts';
import type { Graph } from './client.ts';
import { optionalText, requiredText, textList } from './columns.ts';
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
function toCommunity(row: CommunityRow, { kind, members }: Roster): CommunityRecord {
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
  };
}
