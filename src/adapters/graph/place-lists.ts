import { z } from 'zod';
import type { AudienceLine, Places } from '../../ports/places.ts';
import type { Graph } from './client.ts';
import { optionalText } from './columns.ts';
import { isFault } from './faults.ts';
import { createListLines } from './list-lines.ts';

export interface PlaceListOptions {
  /** `<host>:/sites/<name>` of the site that holds the lists. */
  readonly site: string;
}

const COMMUNITIES = 'Communities';
const AUDIENCES = 'Audiences';

/** Every line, however much is missing: whoever fills it has to see it. */
const communityLine = z.object({
  Slug: optionalText,
  TitleEn: optionalText,
  TitleFr: optionalText,
  TitleEs: optionalText,
  TeamId: optionalText,
  ChannelId: optionalText,
  DriveId: optionalText,
});
const audienceLine = z.object({ DriveId: optionalText, Kind: optionalText, Slug: optionalText });

/** The lists that say where communities are: read, and written where an administrator binds one. */
export function createPlaceLists(
  graph: Graph,
  { site }: PlaceListOptions,
): Pick<Places, 'lines' | 'audiences' | 'bind' | 'tell'> {
  const lists = createListLines(graph, site);

  async function audiences(): Promise<readonly AudienceLine[]> {
    const lines = await lists.read(AUDIENCES, audienceLine);
    return lines.map(({ fields: { DriveId, Kind, Slug } }) => ({
      driveId: DriveId,
      kind: Kind,
      slug: Slug,
    }));
  }
  const isTold = async (drive: string): Promise<boolean> =>
    (await audiences()).some(({ driveId }) => driveId === drive);

  return {
    async lines() {
      const lines = await lists.read(COMMUNITIES, communityLine);
      return lines.map(({ id, tag, fields }) => ({
        line: id,
        tag,
        slug: fields.Slug,
        names: { en: fields.TitleEn, fr: fields.TitleFr, es: fields.TitleEs },
        place: { teamId: fields.TeamId, channelId: fields.ChannelId, driveId: fields.DriveId },
      }));
    },

    audiences,

    bind: (line, tag, { teamId, channelId, driveId }) =>
      lists.change(
        COMMUNITIES,
        { id: line, tag },
        { TeamId: teamId, ChannelId: channelId, DriveId: driveId },
      ),

    async tell({ driveId, name }, slug) {
      if (await isTold(driveId)) return;
      try {
        await lists.add(AUDIENCES, {
          Title: name,
          DriveId: driveId,
          Kind: 'community',
          Slug: slug,
        });
      } catch (error) {
        // Where no answer came the line may stand: it is looked for before anybody writes it again.
        if (!isFault(error) || isFault(error, 400, 401, 403, 404)) throw error;
        if (!(await isTold(driveId))) throw error;
      }
    },
  };
}
