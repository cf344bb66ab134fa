import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import { checkedChoice, narrowing, type Widths } from '../../kernel/narrowing.ts';
import { type Actor, isGuestOf } from '../../kernel/person.ts';
import { AUDIENCES, type Audience, type Contribution } from './contribution.ts';

export interface Readers {
  readonly audience: Audience;
  /** With `named`. */
  readonly readers: readonly PersonId[];
}

export const EVERY_MEMBER: Readers = { audience: 'community', readers: [] };

/** Members and guests. */
export const EVERYBODY: Readers = { audience: 'guests', readers: [] };

type Read = Pick<Contribution, 'audience' | 'readers' | 'surface' | 'author' | 'state'>;

/** What is said in a channel is read by all who can open it, guests of the team included. */
export const audienceOf = ({ audience, surface }: Pick<Read, 'audience' | 'surface'>): Audience =>
  surface === 'channel' ? 'guests' : (audience ?? 'community');

/** Open to all members: what may stand in a channel, a synthesis and its counts. */
export const isForAll = (item: Pick<Read, 'audience' | 'surface'>): boolean => {
  const audience = audienceOf(item);
  return audience === 'community' || audience === 'guests';
};

/** Published, and read by guests too. */
export const isForGuests = (item: Pick<Read, 'audience' | 'surface' | 'state'>): boolean =>
  item.state === 'published' && audienceOf(item) === 'guests';

/** Published, and open to all members. */
export const isOpen = (item: Pick<Read, 'audience' | 'surface' | 'state'>): boolean =>
  item.state === 'published' && isForAll(item);

/** Whether somebody who is neither its author nor a moderator is among those it is for. */
export function isFor(item: Read, who: Pick<Actor, 'id'>, guest: boolean): boolean {
  switch (audienceOf(item)) {
    case 'guests':
      return true;
    case 'community':
      return !guest;
    case 'named':
      return item.readers?.includes(who.id) ?? false;
    case 'moderators':
      return false;
  }
}

/** A guest's words are not kept from guests: there are no others among whom they would stand. */
export const readersFor = (who: Actor, community: CommunityId, wanted: Readers): Readers =>
  isGuestOf(who, community) && wanted.audience !== 'moderators' ? EVERYBODY : wanted;

const WIDTH: Widths<Audience> = { guests: 3, community: 2, named: 1, moderators: 0 };

type Chosen = Pick<Contribution, 'audience' | 'surface' | 'readers'>;

const chosenOf = (item: Chosen): Readers => ({
  audience: audienceOf(item),
  readers: item.readers ?? [],
});

const choosing = narrowing(WIDTH, AUDIENCES, chosenOf);

export const { sameReaders } = choosing;

/**
 * Nobody reads it who did not before. What stands in the channel is read by whoever opens it: there it can only be
 * taken back.
 */
export const narrows = (item: Chosen, to: Readers): boolean =>
  item.surface !== 'channel' && choosing.narrows(item, to);

/** What its author may choose instead, the widest first; `named`: fewer of those who are named. */
export const narrowerThan = (item: Chosen): readonly Audience[] =>
  item.surface === 'channel' ? [] : choosing.narrowerThan(item);

/** @throws AppError `invalid-input` for named people who are not there, or too many */
export const checkedReaders = (readers: Readers, members: ReadonlySet<PersonId>): Readers =>
  checkedChoice(readers, members);
