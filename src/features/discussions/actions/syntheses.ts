import { closedAmong, type Given, givenIn } from '../../../kernel/differing.ts';
import type { DraftVersion } from '../../../kernel/draft-versions.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId, PersonId, ProductId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import { isOpen } from '../contribution-audience.ts';
import { draftStatements } from '../draft.ts';
import type { Discussion } from '../model.ts';
import { discussionMachine, maySummarise } from '../policy.ts';
import { isQuestionTime, recordStatements } from '../question-time.ts';
import {
  behind,
  checkPublishable,
  edited,
  type Statement,
  type Synthesis,
  type SynthesisEdit,
} from '../synthesis.ts';
import { type DiscussionDeps, existing, save, type Tx } from './deps.ts';
import { whoStands } from './taking-out.ts';
import { asWorded } from './wording.ts';

const MOST_ATTEMPTS = 5;

const versions = (said: readonly Contribution[]): string =>
  said.map(({ id, version }) => `${id}@${version}`).join();

export function syntheses(deps: DiscussionDeps) {
  const { work, clock, text, terms, documents, mustBeLabelled, mustBeChecked } = deps;
  async function found(tx: Tx, id: DiscussionId): Promise<Synthesis> {
    const synthesis = await tx.syntheses.get(id);
    if (!synthesis) throw new AppError('not-found', `no synthesis of ${id}`);
    return synthesis;
  }

  const published = async (tx: Tx, id: DiscussionId) =>
    (await tx.contributions.of(id)).filter(isOpen);

  const supporting = async (tx: Tx, id: DiscussionId): Promise<ReadonlySet<ContributionId>> =>
    new Set((await published(tx, id)).map((item) => item.id));

  const mustModerate = (synthesis: Synthesis, who: Actor): void => {
    const refusal = maySummarise(synthesis, who);
    if (refusal) throw new AppError(refusal, 'only a moderator works on the synthesis');
  };

  /** Attachments that not everybody may open stand among the resources too, without a word of what they are. */
  const withClosed = (
    { language }: Discussion,
    said: readonly Contribution[],
    statements: readonly Statement[],
  ): readonly Statement[] => [
    ...statements,
    ...closedAmong(documents, said, language).map((one) => ({
      ...one,
      id: `s${statements.length + 1}`,
      kind: 'resource' as const,
      question: null,
    })),
  ];

  /** A draft from what was read before; false where what is said changed meanwhile and it must be made again. */
  async function insert(
    id: DiscussionId,
    read: readonly Contribution[],
    given: Given<ContributionId>,
    joined: ReadonlyMap<ContributionId, ContributionId>,
  ): Promise<boolean> {
    return work.run(async (tx) => {
      const discussion = await existing(tx, id);
      if (discussion.state !== 'closed') return true;
      const said = await published(tx, id);
      if (versions(said) !== versions(read)) return false;
      const synthesis: Synthesis = {
        discussion: id,
        version: 1,
        community: discussion.community,
        state: 'draft',
        ...whoStands(said),
        statements: isQuestionTime(discussion)
          ? recordStatements(discussion, said)
          : withClosed(
              discussion,
              read,
              draftStatements(discussion, read, { ...given, joined, text, bridge: terms.bridge }),
            ),
        setAside: [],
        product: null,
        webUrl: null,
        createdAt: clock.now(),
        approvedBy: null,
      };
      if (await tx.syntheses.insert(synthesis)) {
        await tx.syntheses.versions.keep(id, versionOf(synthesis, null, clock.now()));
        tx.emit({
          type: 'synthesis.drafted',
          actor: null,
          data: { discussion: id, community: discussion.community },
        });
      }
      return true;
    });
  }

  return {
    /** Drafts the synthesis of a closed discussion, once; a draft in work is never replaced. */
    async draft(id: DiscussionId): Promise<void> {
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
        const read = await work.run(async (tx) => ({
          discussion: await existing(tx, id),
          known: await tx.syntheses.get(id),
          said: await published(tx, id),
          joined: new Map((await tx.joins.of(id)).map(({ part, into }) => [part, into] as const)),
        }));
        const { discussion, known, said, joined } = read;
        if (discussion.state !== 'closed' || known) return;
        const { community, language } = discussion;
        const opened = await documents.opened(community, said);
        const given = await givenIn(documents, opened, community, language);
        if (await insert(id, opened, given, joined)) return;
      }
      throw new AppError('unavailable', `what is said in ${id} changed faster than it was drafted`);
    },

    /** Drafts are for moderators; a published one is for all members. @throws AppError `not-found` */
    async read(who: Actor, id: DiscussionId): Promise<Synthesis> {
      return work.run(async (tx) => {
        const synthesis = await found(tx, id);
        const allowed = isOut(synthesis)
          ? who.memberships.has(synthesis.community)
          : !maySummarise(synthesis, who);
        if (!allowed) throw new AppError('not-found', 'not for this reader');
        return synthesis;
      });
    },

    /** What it said at each of its versions, newest first (moderators). @throws AppError `not-found` */
    async versions(who: Actor, id: DiscussionId): Promise<readonly DraftVersion<Statement>[]> {
      return work.run(async (tx) => {
        if (maySummarise(await found(tx, id), who))
          throw new AppError('not-found', 'not for this reader');
        return tx.syntheses.versions.of(id);
      });
    },

    /** Whose words are behind it, and on how many of its statements. Whoever gave no name is nobody's. */
    behind: (id: DiscussionId): Promise<ReadonlyMap<PersonId, number>> =>
      work.run(async (tx) => {
        const { statements, setAside } = await found(tx, id);
        const authors = new Map((await published(tx, id)).map((one) => [one.id, one.author]));
        return behind([...statements, ...setAside.map(({ statement }) => statement)], authors);
      }),

    /** Without a reader's eyes: for publishing. */
    get: (id: DiscussionId) => work.run((tx) => tx.syntheses.get(id)),

    /** @throws AppError `statement-without-source`, `dissent-dropped`, `changed-meanwhile`, `illegal-move` */
    async edit(who: Actor, id: DiscussionId, edit: SynthesisEdit): Promise<Synthesis> {
      return work.run(async (tx) => {
        const synthesis = await found(tx, id);
        mustModerate(synthesis, who);
        mustBeDraft(synthesis);
        if (edit.version !== synthesis.version) {
          throw new AppError(
            'changed-meanwhile',
            `version ${synthesis.version}, edited ${edit.version}`,
          );
        }
        const worded = await asWorded(tx, synthesis, edit);
        const after = edited(synthesis, worded, await supporting(tx, id));
        await tx.syntheses.update(after);
        const saved = { ...after, version: after.version + 1 };
        await tx.syntheses.versions.keep(id, versionOf(saved, who.id, clock.now()));
        tx.audit({ actor: who.id, verb: 'synthesis.edit', subject: `discussion:${id}` });
        return saved;
      });
    },

    /**
     * The moderator lets it go: from here on it is being published, which is retried until it is done.
     * @throws AppError `statement-without-source`, `summary-empty`, `fields-missing`, `changed-meanwhile`, `illegal-move`
     */
    async approve(
      who: Actor,
      id: DiscussionId,
      version: number | null,
      early = 0,
    ): Promise<Synthesis> {
      await mustBeLabelled(who, id);
      await mustBeChecked(id, early);
      return work.run(async (tx) => {
        const synthesis = await found(tx, id);
        mustModerate(synthesis, who);
        if (synthesis.state !== 'draft') return synthesis;
        mustBeAsSeen(synthesis, version);
        const discussion = await existing(tx, id);
        decide(discussionMachine, discussion, 'summarise', 'clock');
        checkPublishable(synthesis, await supporting(tx, id));
        const after: Synthesis = { ...synthesis, state: 'publishing', approvedBy: who.id };
        await tx.syntheses.update(after);
        tx.emit({
          type: 'synthesis.approved',
          actor: who.id,
          data: { discussion: id, community: synthesis.community },
        });
        tx.audit({ actor: who.id, verb: 'synthesis.approve', subject: `discussion:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * The file is in SharePoint. Idempotent. Where something was taken back while it was made, it is made again.
     * @param version of what the file says
     */
    async markPublished(
      id: DiscussionId,
      { version, product, webUrl }: PublishedFile,
    ): Promise<void> {
      await work.run(async (tx) => {
        const synthesis = await found(tx, id);
        if (synthesis.state !== 'publishing' || synthesis.version !== version) return;
        const discussion = await existing(tx, id);
        await tx.syntheses.update({ ...synthesis, state: 'published', product, webUrl });
        if (synthesis.product !== null) {
          // A next version: everybody was told of the first.
          const data = { discussion: id, community: discussion.community };
          tx.emit({ type: 'synthesis.revised', actor: null, data });
          return;
        }
        const state = decide(discussionMachine, discussion, 'summarise', 'clock');
        await save(tx, { ...discussion, state });
        tx.emit({
          type: 'discussion.summarised',
          actor: synthesis.approvedBy,
          data: { discussion: id, community: discussion.community, product },
        });
      });
    },

    /** Drafts that wait for a moderator in the communities that `who` moderates. */
    async waiting(who: Actor): Promise<readonly Synthesis[]> {
      const mine = [...who.memberships]
        .filter(([, role]) => role === 'moderator')
        .map(([id]) => id);
      return mine.length === 0 ? [] : work.run((tx) => tx.syntheses.drafts(mine));
    },
  };
}

interface PublishedFile {
  readonly version: number;
  readonly product: ProductId;
  readonly webUrl: string;
}

/** Published, or being published once more. */
const isOut = ({ state, product }: Synthesis): boolean =>
  state === 'published' || (state === 'publishing' && product !== null);

const versionOf = (
  { version, statements, setAside }: Synthesis,
  madeBy: PersonId | null,
  madeAt: Date,
): DraftVersion<Statement> => ({ version, statements, setAside, madeBy, madeAt });

function mustBeDraft(synthesis: Synthesis): void {
  if (synthesis.state !== 'draft') {
    throw new AppError('illegal-move', `synthesis is ${synthesis.state}`, {
      state: synthesis.state,
      verb: 'edit',
    });
  }
}
