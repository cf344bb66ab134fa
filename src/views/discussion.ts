import type { Community } from '../features/communities/model.ts';
import type { ReadContribution } from '../features/discussions/actions/reading.ts';
import { isForGuests, isOpen } from '../features/discussions/contribution-audience.ts';
import type { DiscussionDocument } from '../features/discussions/documents.ts';
import type { Discussion, DiscussionVerb, RelatedProduct } from '../features/discussions/model.ts';
import { isGuestIn } from '../features/discussions/policy.ts';
import { planOf } from '../features/discussions/steps.ts';
import type { Statement, Synthesis } from '../features/discussions/synthesis.ts';
import { FIRST_PART, type Part, type WantedPart } from '../features/discussions/thread.ts';
import { mayWriteOutput, outputOf } from '../features/discussions/urgent.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import type { CommunityId, ContributionId, DiscussionId, PersonId } from '../kernel/ids.ts';
import { closestLanguage } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { Words } from '../ports/words.ts';
import { type AnonymityDeps, anonymityView, type HiddenAmong } from './anonymity.ts';
import { asReadBy } from './as-read.ts';
import { choosingViews } from './choosing.ts';
import type { ViewDeps } from './deps.ts';
import { besideForGuests, byItself, planForGuests } from './for-guests.ts';
import { authorsOf, namesOf } from './names.ts';
import { otherDiscussionViews } from './other-discussions.ts';
import { proposalViews } from './proposals.ts';
import { type RelatedView, relatedViews } from './related.ts';
import type { ContributionView, DiscussionSummary } from './said.ts';
import { summaryViews } from './summaries.ts';
import { synthesisDraft } from './synthesis-draft.ts';

export type { ContributionView, DiscussionSummary } from './said.ts';

/** A part of what was said, and what is counted over all that this reader sees. */
export interface ThreadPart extends Part<ContributionView> {
  /** What moderators pinned, of what this reader sees, the one pinned last first. */
  readonly pinned: readonly ContributionId[];
  /** However many of it are in this part. */
  readonly seen: number;
  /** Some of it is this reader's own. */
  readonly wrote: boolean;
}

export interface DiscussionPage extends DiscussionSummary {
  readonly actions: readonly DiscussionVerb[];
  readonly moderator: boolean;
  readonly thread: ThreadPart;
  readonly related: readonly RelatedView[];
  readonly synthesis: Pick<Synthesis, 'state' | 'webUrl'> | null;
  /** The reader was asked to be among the first to speak, and has not answered. */
  readonly askedToBegin: boolean;
  /** May write the page of what has come of it. */
  readonly mayWriteOutput: boolean;
  /** Sees what is for guests and nothing that would tell of more. */
  readonly guest: boolean;
  /** Of writing without a name; null where this reader could not. */
  readonly anonymous: HiddenAmong | null;
  /** Of everybody whom the plan names. */
  readonly nameOf: (id: PersonId) => string;
}

/** A moderator chose it: that it is in the language of the discussion, or new, is no reason beside that. */
const ofPinned = (reasons: RelatedProduct['reasons']): RelatedProduct['reasons'] =>
  reasons.every(({ kind }) => kind === 'language' || kind === 'recent') ? [] : reasons;

/** What is pinned stands first; what is pinned and related stands once. */
function beside(discussion: Discussion): RelatedProduct[] {
  const { pinned } = planOf(discussion);
  const why = new Map(discussion.related.map((one) => [one.product, one]));
  return [
    ...pinned.map((product) => ({ product, reasons: ofPinned(why.get(product)?.reasons ?? []) })),
    ...discussion.related.filter(({ product }) => !pinned.includes(product)),
  ];
}

/** The lead first, and nobody twice. */
export function peopleOf(discussion: Discussion): PersonId[] {
  const { lead, deputies, resourcePersons, seeds } = planOf(discussion);
  const others = [...resourcePersons, ...seeds].map(({ person }) => person);
  const wrote = outputOf(discussion)?.by;
  return [
    ...new Set([lead ?? discussion.createdBy, ...deputies, ...others, ...(wrote ? [wrote] : [])]),
  ];
}

/** What of a part is pinned, and the rest of it. */
export function parted({ items, pinned }: Pick<ThreadPart, 'items' | 'pinned'>): {
  readonly top: readonly ContributionView[];
  readonly rest: readonly ContributionView[];
} {
  const isPinned = ({ contribution }: ContributionView) => pinned.includes(contribution.id);
  return { top: items.filter(isPinned), rest: items.filter((view) => !isPinned(view)) };
}

export interface StatementView extends Statement {
  readonly evidence: readonly ContributionView[];
}

export interface SynthesisPage {
  readonly discussion: Discussion;
  readonly synthesis: Synthesis;
  readonly statements: readonly StatementView[];
  readonly namedPeople: readonly string[];
  /** What was made of it, in the reader's own language first. */
  readonly documents: readonly DiscussionDocument[];
  /** Published contributions: what a statement may be linked to. */
  readonly sources: readonly ContributionView[];
}

interface DiscussionViewDeps extends ViewDeps, Pick<AnonymityDeps, 'governance'> {
  readonly words: Words;
}

function ownFirst({ language }: Actor, all: readonly DiscussionDocument[]) {
  const own = closestLanguage(language);
  const rank = (one: DiscussionDocument) => (one.language === own ? 0 : 1);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

export function discussionViews(deps: DiscussionViewDeps) {
  const { communities, people, discussions, knowledge } = deps;
  const related = relatedViews(deps);
  const hiddenAmong = anonymityView(deps);

  async function communityOf(id: CommunityId): Promise<Community> {
    const community = await communities.get(id);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    return community;
  }

  async function viewsOf(
    who: Actor,
    items: readonly ReadContribution[],
  ): Promise<readonly ContributionView[]> {
    const nameOf = await authorsOf(
      deps,
      who.language,
      items.map(({ author }) => author),
    );
    return items.map(({ actions, ...contribution }) => ({
      contribution: asReadBy(who, contribution),
      authorName: nameOf(contribution.author),
      mine: contribution.author === who.id,
      actions,
    }));
  }

  async function threadPart(who: Actor, id: DiscussionId, wanted: WantedPart) {
    const { discussion, open, ...found } = await discussions.contributions.part(who, id, wanted);
    const part: ThreadPart = { ...found, items: await viewsOf(who, found.items) };
    return { discussion, open, part };
  }

  const relatedForGuests = async (discussion: Discussion): Promise<readonly RelatedView[]> =>
    byItself(
      await related(besideForGuests(discussion), await knowledge.audiencesIn(discussion.community)),
    );

  async function synthesisState(who: Actor, id: DiscussionId) {
    return discussions.syntheses
      .read(who, id)
      .then(({ state, webUrl }) => ({ state, webUrl }))
      .catch((error: unknown) => {
        if (isAppError(error) && error.code === 'not-found') return null;
        throw error;
      });
  }

  return {
    /** What is shown beside discussions, and beside other texts. */
    choosing: choosingViews(deps),
    proposals: proposalViews(deps),
    ...otherDiscussionViews(deps, communityOf),
    ...synthesisDraft(deps),
    summaries: summaryViews(deps, viewsOf),

    /** A part of its thread, for whoever reads on. @throws AppError `not-found` */
    async part(who: Actor, id: DiscussionId, wanted: WantedPart) {
      const { discussion, part } = await threadPart(who, id, wanted);
      return { discussion, part };
    },

    /** One contribution that this reader sees. @throws AppError `not-found` */
    async said(who: Actor, id: DiscussionId, contribution: ContributionId) {
      const found = await discussions.contributions.one(who, id, contribution);
      const [view] = await viewsOf(who, [found.contribution]);
      if (!view) throw new AppError('not-found', `no contribution ${contribution}`);
      return { discussion: found.discussion, view };
    },

    /** @param wanted which part of its thread; absent: the first. @throws AppError `not-found` */
    async page(
      who: Actor,
      id: DiscussionId,
      wanted: WantedPart = FIRST_PART,
    ): Promise<DiscussionPage> {
      const { discussion, actions } = await discussions.read(who, id);
      const guest = isGuestIn(discussion, who);
      const [community, { open, part }, items, synthesis, nameOf, anonymous] = await Promise.all([
        communityOf(discussion.community),
        threadPart(who, id, wanted),
        guest
          ? relatedForGuests(discussion)
          : related(beside(discussion), knowledge.audiencesOf(who)),
        synthesisState(who, id),
        namesOf(people, peopleOf(discussion)),
        hiddenAmong(who, discussion),
      ]);
      return {
        discussion: guest ? planForGuests(discussion, items) : discussion,
        guest,
        community,
        contributions: open,
        actions,
        moderator: moderates(who, discussion.community),
        thread: part,
        related: items,
        synthesis,
        askedToBegin: planOf(discussion).seeds.some(
          ({ person, state }) => person === who.id && state === 'asked',
        ),
        mayWriteOutput: mayWriteOutput(discussion, who) === null,
        anonymous,
        nameOf,
      };
    },

    async list(who: Actor): Promise<readonly DiscussionSummary[]> {
      const found = await discussions.list(who);
      const known = new Map(
        (await communities.list()).map((community) => [community.id, community]),
      );
      return found.flatMap(({ discussion, contributions }) => {
        const community = known.get(discussion.community);
        return community ? [{ discussion, community, contributions }] : [];
      });
    },

    /** For the community's own channel: what all its members may see, without a reader. Null where it is gone. */
    async inChannel(
      id: DiscussionId,
    ): Promise<(DiscussionSummary & { readonly related: readonly RelatedView[] }) | null> {
      const discussion = await discussions.get(id);
      if (!discussion) return null;
      const community = await communityOf(discussion.community);
      const all = await discussions.contributions.publishedHeads(id);
      // What is in its channel the team's guests read too.
      const guests = community.audience === 'guests';
      const said = guests ? all.filter(isForGuests) : all;
      const items = await related(beside(discussion), await knowledge.audiencesIn(community.id));
      const shown = guests ? byItself(items) : items;
      return { discussion, community, contributions: said.length, related: shown };
    },

    /** A moderator's (draft) or member's (published) view of the synthesis. @throws AppError `not-found` */
    async synthesis(who: Actor, id: DiscussionId): Promise<SynthesisPage> {
      const synthesis = await discussions.syntheses.read(who, id);
      const { discussion, contributions } = await discussions.contributions.thread(who, id);
      const views = await viewsOf(who, contributions);
      const published = views.filter(({ contribution }) => isOpen(contribution));
      const byId = new Map(published.map((view) => [view.contribution.id, view]));
      const nameOf = await namesOf(people, synthesis.named);
      return {
        discussion,
        synthesis,
        statements: synthesis.statements.map((statement) => ({
          ...statement,
          evidence: statement.sources.flatMap((source) => byId.get(source) ?? []),
        })),
        namedPeople: synthesis.named.map((id) => nameOf(id)),
        documents: ownFirst(who, await discussions.documents.of(id)),
        sources: published,
      };
    },
  };
}

export type DiscussionViews = ReturnType<typeof discussionViews>;
