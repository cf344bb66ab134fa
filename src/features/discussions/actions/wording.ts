import { AppError } from '../../../kernel/errors.ts';
import { asId, type DiscussionId } from '../../../kernel/ids.ts';
import { LANGUAGES } from '../../../kernel/language.ts';
import { type WordingDraft, type WordingDrafts, wordedAfter } from '../../../kernel/wording.ts';
import type { Contribution } from '../contribution.ts';
import { audienceOf, isOpen } from '../contribution-audience.ts';
import { maySummarise } from '../policy.ts';
import type { Synthesis, SynthesisEdit } from '../synthesis.ts';
import type { DiscussionDeps, Tx } from './deps.ts';

export async function asWorded(
  tx: Tx,
  { discussion, statements, setAside }: Synthesis,
  edit: SynthesisEdit,
): Promise<SynthesisEdit> {
  const standing = [...statements, ...setAside.map(({ statement }) => statement)];
  const versions = () => tx.syntheses.versions.of(discussion);
  return { ...edit, statements: await wordedAfter(edit.statements, standing, versions) };
}

const asSource = (item: Contribution) => ({
  id: item.id,
  text: item.text,
  language: item.language,
  author: item.author,
  audience: audienceOf(item),
});

const asDraft = (
  { version, state, statements }: Synthesis,
  said: readonly Contribution[],
): WordingDraft => ({
  ...{ version, statements, open: state === 'draft' },
  languages: LANGUAGES,
  sources: said.map(asSource),
});

/** The drafts of syntheses, as their wording is worked on. */
export function synthesisWording({
  work,
  clock,
}: Pick<DiscussionDeps, 'work' | 'clock'>): WordingDrafts {
  const load = async (tx: Tx, id: DiscussionId) => {
    const synthesis = await tx.syntheses.get(id);
    return synthesis && { synthesis, said: (await tx.contributions.of(id)).filter(isOpen) };
  };
  return {
    read: (who, item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<DiscussionId>(item));
        if (!found || maySummarise(found.synthesis, who))
          throw new AppError('not-found', `no draft of ${item} for this reader`);
        return asDraft(found.synthesis, found.said);
      }),

    get: (item) =>
      work.run(async (tx) => {
        const found = await load(tx, asId<DiscussionId>(item));
        return found && asDraft(found.synthesis, found.said);
      }),

    reword: (item, { version, by }, change) =>
      work.run(async (tx) => {
        const id = asId<DiscussionId>(item);
        const synthesis = await tx.syntheses.get(id);
        if (synthesis?.state !== 'draft' || synthesis.version !== version) return false;
        const after = { ...synthesis, statements: synthesis.statements.map((one) => change(one)) };
        await tx.syntheses.update(after);
        const { statements, setAside } = after;
        await tx.syntheses.versions.keep(id, {
          ...{ statements, setAside, version: version + 1, madeBy: by, madeAt: clock.now() },
        });
        tx.audit({ actor: by, verb: 'synthesis.reword', subject: `discussion:${id}` });
        return true;
      }),
  };
}
