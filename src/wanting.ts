import type { AlertActions } from './features/alerts/actions.ts';
import type { Concern } from './features/alerts/levels.ts';
import type { CaptureActions } from './features/capture/actions.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import { placesOf } from './features/discussions/elsewhere.ts';
import type { Message } from './features/notifications/model.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { QueryActions } from './features/queries/actions.ts';
import type { CommunityId, PersonId } from './kernel/ids.ts';

interface Around {
  readonly alerts: Pick<AlertActions, 'levels'>;
  readonly discussions: Pick<DiscussionActions, 'get' | 'proposals'>;
  readonly queries: Pick<QueryActions, 'get'>;
  readonly capture: { readonly prompts: Pick<CaptureActions['prompts'], 'holds'> };
  readonly people: Pick<PeopleActions, 'people'>;
}

/** Told to everybody who wants it, or to one person as who they are; all else is theirs to do or their own. */
const CONCERN: Partial<Record<Message['kind'], Concern>> = {
  'community-post': 'general',
  topic: 'addressed',
  'contribution-used': 'addressed',
  'synthesis-sent': 'addressed',
  'reply-used': 'addressed',
  'expert-asked': 'addressed',
  'query-for-you': 'addressed',
  'ask-settled': 'addressed',
  'gap-closed': 'addressed',
};

/** Asked to speak early they are spoken to; the other nudges are for those who run the discussion. */
const TO_STARTERS: ReadonlySet<string> = new Set(['starter-asked', 'starter-late']);

const concernOf = (message: Message): Concern =>
  message.kind === 'discussion-nudge' && TO_STARTERS.has(message.about)
    ? 'addressed'
    : (CONCERN[message.kind] ?? 'due');

/**
 * Whether a message still has somebody who hears it: their account is open, what it asks is still asked, and they want
 * it, by what they chose for the communities that it comes from.
 */
export const wantedBy = ({ alerts, discussions, queries, capture, people }: Around) => {
  async function communitiesOf(message: Message): Promise<readonly CommunityId[]> {
    const about = message.kind === 'community-post' ? message.post : message;
    if ('discussion' in about) {
      const found = await discussions.get(about.discussion);
      return found ? placesOf(found) : [];
    }
    if ('query' in about && about.query) {
      const found = await queries.get(about.query);
      return found?.community ? [found.community] : [];
    }
    if (message.kind !== 'topic') return [];
    const found = await discussions.proposals.get(message.proposal);
    return found ? [found.community] : [];
  }

  return async (person: PersonId, message: Message): Promise<boolean> => {
    const [known] = await people.people([person]);
    if (known?.active === false) return false;
    if (message.kind === 'prompt' || message.kind === 'prompt-overdue') {
      return capture.prompts.holds(person, message);
    }
    const concern = concernOf(message);
    if (concern === 'due') return true;
    return alerts.levels.goes(person, await communitiesOf(message), concern);
  };
};
