import type { PersonId } from '../../kernel/ids.ts';
import { type ChosenAmong, narrowing, type Widths } from '../../kernel/narrowing.ts';
import { type Actor, belongs, moderates } from '../../kernel/person.ts';
import { isForFew, QUERY_AUDIENCES, type Query, type QueryAudience } from './model.ts';

export type QueryReaders = ChosenAmong<QueryAudience>;

export const WHOLE_COMMUNITY: QueryReaders = { audience: 'community', readers: [] };

type Chosen = Pick<Query, 'audience' | 'readers'>;

export const audienceOf = ({ audience = 'community' }: Chosen): QueryAudience => audience;

/** Those whom it is for; its asker and the moderators of its community are among them, whoever was chosen. */
export function isForReader(query: Query, who: Actor): boolean {
  const { community, also, invited, readers = [] } = query;
  if (community === null) return false;
  if (moderates(who, community)) return true;
  const inPlace = belongs(who, community) || also.some((place) => belongs(who, place));
  switch (audienceOf(query)) {
    case 'staff':
      return who.external !== true || inPlace || invited.includes(who.id);
    case 'community':
      return inPlace || invited.includes(who.id);
    case 'named':
      return readers.includes(who.id) || (who.id === query.asker && inPlace);
    case 'moderators':
      return who.id === query.asker && inPlace;
  }
}

const WIDTH: Widths<QueryAudience> = { staff: 3, community: 2, named: 1, moderators: 0 };

const chosenOf = (query: Chosen): QueryReaders => ({
  audience: audienceOf(query),
  readers: query.readers ?? [],
});

export const { sameReaders, narrows, narrowerThan } = narrowing(WIDTH, QUERY_AUDIENCES, chosenOf);

/** Those who are told of it in person, since nothing else leads to it. */
export const toldOf = (query: Query, moderators: readonly PersonId[]): readonly PersonId[] => {
  if (!isForFew(query)) return [];
  const people = audienceOf(query) === 'named' ? (query.readers ?? []) : moderators;
  return people.filter((person) => person !== query.asker);
};
