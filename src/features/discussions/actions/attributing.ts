import type { AttributedDraft, AttributedDrafts } from '../../../kernel/attributed.ts';
import { unnamed } from '../../../kernel/attribution.ts';
import type { Draft } from '../../../kernel/draft-versions.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type DiscussionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { Contribution } from '../contribution.ts';
import { isOpen } from '../contribution-audience.ts';
import type { Discussion } from '../model.ts';
import { mayReadDiscussion, maySee, maySummarise } from '../policy.ts';
import type { Statement, Synthesis } from '../synthesis.ts';
import type { DiscussionDeps, Tx } from './deps.ts';
import { whoStands } from './taking-out.ts';

interface Found {
  readonly discussion: Discussion;
  readonly synthesis: Synthesis;
  readonly said: readonly Contribution[];
}

async function load(tx: Tx, id: DiscussionId): Promise<Found | null> {
  const synthesis = await tx.syntheses.get(id);
  const discussion = synthesis && (await tx.discussions.get(id));
  if (!discussion) return null;
  return { discussion, synthesis, said: (await tx.contributions.of(id)).filter(isOpen) };
}

const asDraft = ({ discussion, synthesis, said }: Found): AttributedDraft => ({
  community: discussion.community,
  title: discussion.title,
  open: synthesis.state === 'draft',
  statements: [...synthesis.statements, ...synthesis.setAside.map(({ statement }) => statement)],
  sources: said.map(({ id, author, text, consent }) => {
    return { id, author, text, named: consent === 'quote' };
  }),
});

const withoutPerson = (draft: Draft<Statement>, who: Actor): Draft<Statement> => ({
  statements: draft.statements.map((one) => unnamed(one, who)),
  setAside: draft.setAside.map(({ statement, reason }) => ({
    statement: unnamed(statement, who),
    reason: unnamed({ text: reason }, who).text,
  })),
});

/** Of the interim summaries only what stands by name in their words: they name nobody else. */
async function leaveInterims(tx: Tx, { id, community }: Discussion, who: Actor): Promise<void> {
  for (const interim of await tx.interims.of(id)) {
    await tx.interims.update({ ...interim, ...withoutPerson(interim, who) });
    const data = { discussion: id, community, interim: interim.id };
    tx.emit({ type: 'interim.changed', actor: null, data });
  }
}

/** How people stand in the synthesis of a discussion and in all documents that are made with it. */
export function synthesisAttribution({ work }: Pick<DiscussionDeps, 'work'>): AttributedDrafts {
  async function unname(tx: Tx, who: Actor, { discussion, synthesis }: Found): Promise<void> {
    const { id, community } = discussion;
    const all = await tx.contributions.of(id);
    const quoted = all.filter(({ author, consent }) => author === who.id && consent === 'quote');
    for (const one of quoted) await tx.contributions.update({ ...one, consent: 'paraphrase' });
    for (const version of await tx.syntheses.versions.of(id))
      await tx.syntheses.versions.keep(id, { ...version, ...withoutPerson(version, who) });
    await leaveInterims(tx, discussion, who);
    const draft = synthesis.state === 'draft';
    await tx.syntheses.update({
      ...synthesis,
      ...withoutPerson(synthesis, who),
      ...whoStands((await tx.contributions.of(id)).filter(isOpen)),
      state: draft ? 'draft' : 'publishing',
    });
    const data = { discussion: id, community };
    if (!draft) tx.emit({ type: 'synthesis.approved', actor: null, data });
    tx.audit({ actor: who.id, verb: 'synthesis.unname', subject: `discussion:${id}` });
  }

  return {
    read: (who, item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<DiscussionId>(item));
        if (!found || maySummarise(found.synthesis, who))
          throw new AppError('not-found', `no draft of ${item} for this reader`);
        return asDraft(found);
      }),

    get: (item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<DiscussionId>(item));
        return found && asDraft(found);
      }),

    seenBy: (who, item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<DiscussionId>(item));
        if (!found || mayReadDiscussion(found.discussion, who)) return new Set();
        const { community } = found.discussion;
        return new Set(
          found.said.filter((one) => maySee({ ...one, community }, who)).map(({ id }) => id),
        );
      }),

    unname: (who, item, published) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<DiscussionId>(item));
        if (!found || (found.synthesis.state !== 'draft' && !published)) return false;
        await unname(tx, who, found);
        return true;
      }),
  };
}
