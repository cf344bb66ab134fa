import type { ProposalVerb, Ranked } from '../features/discussions/proposals.ts';
import { AppError } from '../kernel/errors.ts';
import type { PersonId, TopicProposalId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf, UNKNOWN } from './names.ts';

/** A proposed topic with the names that its reader needs. */
export interface ProposalView {
  readonly proposal: Ranked;
  readonly actions: readonly ProposalVerb[];
  readonly communityName: string;
  readonly nameOf: (id: PersonId) => string;
  /** The proposal that it went into. */
  readonly into: Pick<Ranked, 'id' | 'title'> | null;
}

export function proposalViews({ communities, people, discussions }: ViewDeps) {
  async function list(who: Actor): Promise<readonly ProposalView[]> {
    const all = await discussions.proposals.list(who);
    const ids = all.flatMap(({ proposal: { by, answeredBy } }) =>
      answeredBy ? [by, answeredBy] : [by],
    );
    const [places, nameOf] = await Promise.all([communities.list(), namesOf(people, ids)]);
    const known = new Map(all.map(({ proposal }) => [proposal.id, proposal]));
    return all.map(({ proposal, actions }) => ({
      proposal,
      actions,
      communityName:
        places.find(({ id }) => id === proposal.community)?.names[who.language] ?? UNKNOWN,
      nameOf,
      into: (proposal.mergedInto && known.get(proposal.mergedInto)) ?? null,
    }));
  }

  return {
    /** Of the reader's communities, the open ones first, most backed first. */
    list,

    /** @throws AppError `not-found` */
    async read(who: Actor, id: TopicProposalId): Promise<ProposalView> {
      const found = (await list(who)).find(({ proposal }) => proposal.id === id);
      if (!found) throw new AppError('not-found', `no proposal ${id} for this reader`);
      return found;
    },
  };
}
