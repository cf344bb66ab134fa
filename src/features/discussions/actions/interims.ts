import { givenIn } from '../../../kernel/differing.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId, InterimId, ProductId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { doubting } from '../../../kernel/support/doubting.ts';
import { readsOf } from '../../../kernel/support/reads.ts';
import { checkTraceable } from '../../../kernel/traceable.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import { isOpen } from '../contribution-audience.ts';
import { draftStatements } from '../draft.ts';
import { type Interim, type Unheard, unsaidIn } from '../interim.ts';
import { takesContributions } from '../model.ts';
import { questionsOf } from '../plan.ts';
import { mayReadDiscussion, maySummarise } from '../policy.ts';
import { planOf } from '../steps.ts';
import { edited, type SynthesisEdit } from '../synthesis.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';

/** What is known of a discussion's voices and documents from elsewhere. */
export interface InterimKnowledge {
  readonly unheard: Unheard;
  readonly mentioned: ReadonlySet<ProductId>;
}

/** Which draft a moderator looks at: the next one is another, though it has the same version. */
interface Seen {
  readonly interim: InterimId;
  readonly version: number;
}

export type InterimEdit = SynthesisEdit & Seen;

const openSaid = async (tx: Tx, id: DiscussionId): Promise<readonly Contribution[]> =>
  (await tx.contributions.of(id)).filter(isOpen);

const newest = (all: readonly Interim[]): Date | null => all.at(-1)?.until ?? null;

/** The one draft of a discussion as a moderator saw it. @throws AppError `not-found`, `changed-meanwhile`, `illegal-move` */
async function mine(tx: Tx, who: Actor, id: DiscussionId, seen: Seen): Promise<Interim> {
  const discussion = await existing(tx, id);
  if (maySummarise(discussion, who)) {
    const hidden = mayReadDiscussion(discussion, who) !== null;
    throw new AppError(hidden ? 'not-found' : 'moderators-only', 'an interim summary');
  }
  const found = (await tx.interims.of(id)).find((one) => one.id === seen.interim);
  if (!found) throw new AppError('not-found', `no interim summary ${seen.interim}`);
  return found;
}

export function interims(deps: DiscussionDeps) {
  const { work, clock, text, terms, documents } = deps;

  const subjectOf = ({ discussion }: Interim) => `discussion:${discussion}`;

  async function read(id: DiscussionId) {
    return work.run(async (tx) => ({
      discussion: await existing(tx, id),
      all: await tx.interims.of(id),
      said: await openSaid(tx, id),
      joined: new Map((await tx.joins.of(id)).map(({ part, into }) => [part, into] as const)),
    }));
  }

  /** Whether there is anything to say since the last one. */
  const isNews = ({ all, said }: Awaited<ReturnType<typeof read>>): boolean => {
    const last = newest(all);
    return said.some(({ createdAt }) => last === null || createdAt > last);
  };

  async function settle(
    who: Actor,
    id: DiscussionId,
    seen: Seen,
    state: 'published' | 'skipped',
    check: (tx: Tx, interim: Interim) => Promise<void>,
  ): Promise<Interim> {
    return work.run(async (tx) => {
      const interim = await mine(tx, who, id, seen);
      // The same press once more.
      if (interim.state === state) return interim;
      mustBeDraft(interim);
      mustBeAsSeen(interim, seen.version);
      await check(tx, interim);
      const settled = { ...interim, state, settledBy: who.id, settledAt: clock.now() };
      await tx.interims.update(settled);
      tx.audit({ actor: who.id, verb: `interim.${state}`, subject: subjectOf(interim) });
      const data = { discussion: id, community: interim.community, interim: interim.id };
      if (state === 'published') tx.emit({ type: 'interim.published', actor: who.id, data });
      return { ...settled, version: settled.version + 1 };
    });
  }

  return {
    /** What has been said by now and what has not, once under this id. Nothing is made where nothing is new. */
    async draft(
      interim: InterimId,
      id: DiscussionId,
      { unheard, mentioned }: InterimKnowledge,
    ): Promise<void> {
      const now = await read(id);
      const { discussion, said, joined } = now;
      if (!takesContributions(discussion) || !isNews(now)) return;
      const { community, language } = discussion;
      const opened = await documents.opened(community, said);
      const given = await givenIn(documents, opened, community, language);
      const statements = draftStatements(discussion, opened, {
        ...{ ...given, joined, text, bridge: terms.bridge },
      });
      const plan = planOf(discussion);
      const opens = questionsOf(plan.phases.slice(0, plan.progress.phase + 1)).length;
      const about = { opened: opens, statements, mentioned, terms };
      await work.run(async (tx) => {
        const all = await tx.interims.of(id);
        if (all.some((one) => one.id === interim)) return;
        for (const left of all.filter(({ state }) => state === 'draft'))
          await tx.interims.update({ ...left, state: 'skipped', settledAt: clock.now() });
        const isNew = await tx.interims.insert({
          ...{ id: interim, version: 1, discussion: id, community, state: 'draft' },
          ...{ until: clock.now(), statements, setAside: [], gone: [] },
          unsaid: unsaidIn(discussion, plan.pinned, said, about),
          unheard,
          ...{ settledBy: null, settledAt: null },
        });
        const data = { discussion: id, community, interim };
        if (isNew) tx.emit({ type: 'interim.drafted', actor: null, data });
      });
    },

    /** Without a reader's eyes: for posts and messages. */
    get: (id: DiscussionId, interim: InterimId): Promise<Interim | null> =>
      work.run(async (tx) => (await tx.interims.of(id)).find((one) => one.id === interim) ?? null),

    /** Those that are published, newest first, and for moderators the draft that waits. @throws AppError `not-found` */
    async of(who: Actor, id: DiscussionId) {
      return work.run(async (tx) => {
        const discussion = await existing(tx, id);
        const refusal = mayReadDiscussion(discussion, who);
        if (refusal) throw new AppError(refusal, 'not for this reader');
        const all = (await tx.interims.of(id)).toReversed();
        const open = !maySummarise(discussion, who) && takesContributions(discussion);
        return {
          discussion,
          draft: open ? (all.find(({ state }) => state === 'draft') ?? null) : null,
          published: all.filter(({ state }) => state === 'published'),
        };
      });
    },

    /** Drafts that wait in the communities that `who` moderates, while their discussions run. */
    async waiting(who: Actor): Promise<readonly Interim[]> {
      const moderated = [...who.memberships].flatMap(([id, role]) =>
        role === 'moderator' ? id : [],
      );
      if (moderated.length === 0) return [];
      return work.run(async (tx) => {
        const waiting: Interim[] = [];
        for (const one of await tx.interims.drafts(moderated)) {
          const discussion = await tx.discussions.get(one.discussion);
          if (discussion && takesContributions(discussion)) waiting.push(one);
        }
        return waiting;
      });
    },

    /** @throws AppError `statement-without-source`, `dissent-dropped`, `changed-meanwhile`, `illegal-move` */
    async edit(who: Actor, id: DiscussionId, edit: InterimEdit): Promise<Interim> {
      return work.run(async (tx) => {
        const interim = await mine(tx, who, id, edit);
        mustBeDraft(interim);
        mustBeAsSeen(interim, edit.version);
        const after = edited(interim, edit, await supporting(tx, id));
        await tx.interims.update(after);
        tx.audit({ actor: who.id, verb: 'interim.edit', subject: subjectOf(interim) });
        return { ...after, version: after.version + 1 };
      });
    },

    /** For all who read the discussion, and in its thread. @throws AppError as `edit`; also once it runs no longer */
    publish: (who: Actor, id: DiscussionId, seen: Seen): Promise<Interim> =>
      settle(who, id, seen, 'published', async (tx, interim) => {
        const discussion = await existing(tx, id);
        if (!takesContributions(discussion)) {
          const { state } = discussion;
          throw new AppError('illegal-move', `discussion is ${state}`, { state, verb: 'publish' });
        }
        checkTraceable(interim.statements, await supporting(tx, id), 'contribution');
      }),

    /** Put aside: the next one comes on its date. @throws AppError `changed-meanwhile`, `illegal-move` */
    skip: (who: Actor, id: DiscussionId, seen: Seen): Promise<Interim> =>
      settle(who, id, seen, 'skipped', async () => {}),

    ...doubting<DiscussionId, ContributionId>(readsOf(text, terms), (who, id) =>
      work.run(async (tx) => {
        const draft = (await tx.interims.of(id)).find(({ state }) => state === 'draft');
        if (!draft || maySummarise(draft, who))
          throw new AppError('not-found', `no interim draft of ${id} for this reader`);
        return { statements: draft.statements, said: await openSaid(tx, id) };
      }),
    ),
  };
}

const supporting = async (tx: Tx, id: DiscussionId): Promise<ReadonlySet<ContributionId>> =>
  new Set((await openSaid(tx, id)).map((item) => item.id));

function mustBeDraft({ state }: Interim): void {
  if (state !== 'draft') {
    throw new AppError('illegal-move', `interim summary is ${state}`, { state, verb: 'edit' });
  }
}
