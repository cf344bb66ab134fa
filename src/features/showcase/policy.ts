import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId } from '../../kernel/ids.ts';
import type { Machine } from '../../kernel/machine.ts';
import { type Actor, belongs, moderates } from '../../kernel/person.ts';
import { SHOWING_TRANSITIONS, type Showing, type ShowingState, type ShowingVerb } from './model.ts';

export type Who = Actor | 'clock';

/** What is shown in a community is chosen by its moderators. */
export const mayChoose = (community: CommunityId, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';

const author = ({ author: of }: Showing, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === of ? null : 'not-yours';
const moderator = ({ community }: Showing, who: Who): ErrorCode | null =>
  who === 'clock' ? 'forbidden' : mayChoose(community, who);

export const showingMachine: Machine<Showing, ShowingState, ShowingVerb, Who> = {
  transitions: SHOWING_TRANSITIONS,
  policy: {
    agree: author,
    decline: author,
    'take-back': author,
    drop: moderator,
    expire: (_showing, who) => (who === 'clock' ? null : 'forbidden'),
  },
};

/** That it was chosen is between its author and the moderators until it is shown. */
export const concerns = ({ author: of, community }: Showing, who: Actor): boolean =>
  who.id === of || moderates(who, community);

/** What is shown is for its members; guests learn of it where they read it anyway. */
export const maySee = (community: CommunityId, who: Actor): ErrorCode | null =>
  belongs(who, community) ? null : 'not-found';
