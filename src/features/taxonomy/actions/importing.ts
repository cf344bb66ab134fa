import type { Actor } from '../../../kernel/person.ts';
import { type ImportPlan, planImport } from '../interchange.ts';
import type { TermFile } from '../term-file.ts';
import { mustCurate, saveChanged, type TaxonomyDeps, termsNow } from './deps.ts';
import type { Keeping } from './keeping.ts';

/** Whoever works on the machine itself, with no account to be asked about. */
export type Importer = Actor | 'operator';

export function importing({ work, clock, vocabulary }: TaxonomyDeps, keeping: Keeping) {
  const may = (who: Importer): Actor | null => {
    if (who === 'operator') return null;
    mustCurate(who);
    return who;
  };

  return {
    /** What taking over the file would change. Changes nothing. @throws AppError `forbidden` */
    async plan(who: Importer, file: TermFile): Promise<ImportPlan> {
      may(who);
      await keeping.ready();
      return planImport(vocabulary.terms, vocabulary.schemes, file);
    },

    /** Takes over the file, all of it that can be, in one transaction. @throws AppError `forbidden` */
    async apply(who: Importer, file: TermFile): Promise<ImportPlan> {
      const actor = may(who);
      await keeping.ready();
      const plan = await work.run(async (tx) => {
        const known = [...(await termsNow(tx)).values()];
        const schemes = await tx.terms.schemes();
        const found = planImport(known, schemes, file);
        if (found.schemes.length > 0) await tx.terms.saveSchemes([...schemes, ...found.schemes]);
        await saveChanged(
          tx,
          [
            ...found.added.map(({ term }) => ({ before: null, after: term })),
            ...found.changed.map(({ before, after }) => ({ before, after })),
          ],
          { at: clock.now(), who: actor, verb: 'import' },
        );
        tx.audit({
          actor: actor?.id ?? null,
          verb: 'terms.import',
          subject: 'terms:all',
          detail: {
            added: found.added.length,
            changed: found.changed.length,
            refused: found.refused.length,
          },
        });
        return found;
      });
      await keeping.load();
      return plan;
    },
  };
}
