import { AppError } from '../../kernel/errors.ts';
import type { DiscussionId } from '../../kernel/ids.ts';
import { availableActions } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import { alike } from './actions/alike.ts';
import { anonymous } from './actions/anonymous.ts';
import { synthesisAttribution } from './actions/attributing.ts';
import { catchingUp } from './actions/catching-up.ts';
import { contributions } from './actions/contributions.ts';
import type { DiscussionDeps } from './actions/deps.ts';
import { discussionDocuments } from './actions/documents.ts';
import { synthesisDoubts } from './actions/doubting.ts';
import { elsewhere } from './actions/elsewhere.ts';
import { forGuests } from './actions/guests.ts';
import { interims } from './actions/interims.ts';
import { lifeCycle } from './actions/life-cycle.ts';
import { merging } from './actions/merging.ts';
import { narrowing } from './actions/narrowing.ts';
import { ordering } from './actions/ordering.ts';
import { ownWords } from './actions/own-words.ts';
import { plans } from './actions/plan.ts';
import { proposals } from './actions/proposals.ts';
import { reading } from './actions/reading.ts';
import { returning } from './actions/returning.ts';
import { syntheses } from './actions/syntheses.ts';
import { takingBack } from './actions/taking-back.ts';
import { urgent } from './actions/urgent.ts';
import { synthesisWording } from './actions/wording.ts';
import { isForGuests } from './contribution-audience.ts';
import { discussionMachine, isGuestIn, mayReadDiscussion } from './policy.ts';

/** E-discussions: their life cycle, what people contribute, and the synthesis that comes of it. */
export function discussionActions(deps: DiscussionDeps) {
  const { work } = deps;
  const items = contributions(deps);
  return {
    ...lifeCycle(deps),
    ...alike(deps),
    plan: plans(deps),
    ...forGuests(deps),
    proposals: proposals(deps),
    elsewhere: elsewhere(deps),
    ...ordering(deps),
    ...merging(deps),
    contributions: {
      ...items,
      ...reading(deps),
      ...ownWords(deps, items),
      ...returning(deps),
      ...takingBack(deps, items),
      ...narrowing(deps),
    },
    anonymous: anonymous(deps),
    syntheses: { ...syntheses(deps), ...synthesisDoubts(deps) },
    wording: synthesisWording(deps),
    attribution: synthesisAttribution(deps),
    documents: discussionDocuments(deps),
    interims: interims(deps),
    catchUp: catchingUp(deps),
    urgent: urgent(deps),

    /** From what a discussion may begin. */
    templates: () => deps.templates.all,

    /** Without a reader's eyes: for the community's own channel and for jobs. */
    get: (id: DiscussionId) => work.run((tx) => tx.discussions.get(id)),

    /** The discussion with the moves open to this reader. @throws AppError `not-found` */
    async read(who: Actor, id: DiscussionId) {
      const discussion = await work.run((tx) => tx.discussions.get(id));
      if (!discussion || mayReadDiscussion(discussion, who)) {
        throw new AppError('not-found', `no discussion ${id} for this reader`);
      }
      return { discussion, actions: availableActions(discussionMachine, discussion, who) };
    },

    /** The discussions of the reader's communities, newest start first, with their published contributions counted. */
    async list(who: Actor) {
      return work.run(async (tx) => {
        const communities = [...who.memberships.keys(), ...(who.guestOf ?? [])];
        const all = await tx.discussions.list({ communities });
        const found = all.filter((discussion) => mayReadDiscussion(discussion, who) === null);
        const counts = new Map(await tx.contributions.countPublished(found.map(({ id }) => id)));
        for (const { id } of found.filter((one) => isGuestIn(one, who)))
          counts.set(id, (await tx.contributions.headsOf(id)).filter(isForGuests).length);
        return found.map((discussion) => ({
          discussion,
          contributions: counts.get(discussion.id) ?? 0,
        }));
      });
    },
  };
}

export type DiscussionActions = ReturnType<typeof discussionActions>;
