import type {
  ChannelList,
  CheckedPlace,
  LibraryList,
  Placed as PlacedShape,
} from '../../contract/places.ts';
import type { Placed } from '../../features/communities/actions/places.ts';
import { hinders, isSeen, type Trouble } from '../../features/communities/places.ts';
import type { Actor } from '../../kernel/person.ts';
import type { ChannelChoice, LibraryChoice, PlaceLine, Seen, Survey } from '../../ports/places.ts';

/** The community's name in the reader's language, or whatever the line has of it. */
export const nameOf = ({ language }: Actor, { names, slug }: PlaceLine): string =>
  names[language] ?? names.en ?? names.fr ?? names.es ?? slug ?? '';

const roster = (survey: Survey | null) =>
  survey && isSeen(survey.roster) ? { ...survey.roster } : null;

export function placed(who: Actor, { line, survey, troubles }: Placed): PlacedShape {
  const libraries = survey && isSeen(survey.libraries) ? survey.libraries : [];
  const library = libraries.find(({ driveId }) => driveId === line.place.driveId);
  return {
    slug: line.slug,
    name: nameOf(who, line),
    tag: line.tag,
    place: { ...line.place },
    team: survey && isSeen(survey.team) ? survey.team.name : null,
    channel:
      survey && isSeen(survey.channel)
        ? { name: survey.channel.name, kind: survey.channel.kind }
        : null,
    roster: roster(survey),
    library: library ? { name: library.name, url: library.url } : null,
    troubles: [...troubles],
  };
}

export const channels = (found: Seen<readonly ChannelChoice[]>): ChannelList =>
  isSeen(found)
    ? { state: 'seen', items: found.map((one) => ({ ...one })) }
    : { state: found, items: [] };

export const libraries = (found: Seen<readonly LibraryChoice[]>): LibraryList =>
  isSeen(found)
    ? { state: 'seen', items: found.map(({ driveId, name, url }) => ({ id: driveId, name, url })) }
    : { state: found, items: [] };

export function checked(found: {
  readonly survey: Survey | null;
  readonly troubles: readonly Trouble[];
}): CheckedPlace {
  const { survey, troubles } = found;
  return {
    troubles: [...troubles],
    ready: !troubles.some((trouble) => hinders(trouble, true)),
    confirm: troubles.includes('library-untold'),
    roster: roster(survey),
  };
}
