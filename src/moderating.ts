import type { AllStores } from './adapters/database/stores/all.ts';
import type { Hands } from './features/moderation/actions/deps.ts';
import { noteActions } from './features/moderation/actions/notes.ts';
import { type ModerationActions, moderationActions } from './features/moderation/actions.ts';
import type { Subject } from './features/moderation/moves.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { TaxonomyActions } from './features/taxonomy/actions.ts';
import type { Hand, Owners } from './moderating/hand.ts';
import { discussionHand, queryHand } from './moderating/threads.ts';
import { contributionHand, replyHand } from './moderating/words.ts';
import type { PersonalRights } from './ports/personal.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/** The moderators' hands: each subject is moved by the feature that owns it, under that feature's own rules. */
export function handsOf(owners: Owners): Hands {
  const hands: Readonly<Record<Subject, Hand>> = {
    contribution: contributionHand(owners),
    reply: replyHand(owners),
    discussion: discussionHand(owners),
    query: queryHand(owners),
  };
  return {
    standing: (who, target) => hands[target.subject].standing(who, target),
    make: (who, target, ...rest) => hands[target.subject].make(who, target, ...rest),
  };
}

interface Around extends Omit<Owners, 'notes' | 'tags'> {
  readonly work: UnitOfWork<AllStores>;
  readonly personal: PersonalRights;
  readonly taxonomy: Pick<TaxonomyActions, 'talk'>;
  readonly people: Pick<PeopleActions, 'people'>;
}

/** Moderation over the features whose items it moves. */
export const moderationOf = (around: Around): ModerationActions => {
  const { work, clock, personal, people, communities, taxonomy } = around;
  const notes = noteActions({ work, clock });
  const hands = handsOf({ ...around, notes, tags: taxonomy.talk });
  const { members } = communities;
  return moderationActions({
    ...{ work, clock, personal, hands, people: people.people, members, notes },
  });
};
