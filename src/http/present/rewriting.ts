import type { RewritingPage as Shape, Wording as WordingShape } from '../../contract/rewriting.ts';
import type { RewritingPage } from '../../features/rewriting/actions.ts';
import { progressOf } from '../../features/rewriting/model.ts';
import type { Wording } from '../../kernel/wording.ts';

export const wordingShape = ({ machine, translations }: Wording): WordingShape => ({
  ...(machine ? { machine: { ...machine } } : {}),
  ...(translations
    ? {
        translations: translations.map(({ readBy, ...one }) => ({ ...one, read: readBy !== null })),
      }
    : {}),
});

/** As an edit carries it: that it is there is believed, what it says is not. */
export const wordingFrom = <T extends WordingShape>({ translations, ...statement }: T) => ({
  ...statement,
  translations: translations?.map(({ read: _, ...one }) => ({ ...one, readBy: null })),
});

export function rewritingPage({ model, draft, last }: RewritingPage): Shape {
  const languages = [...draft.languages];
  if (!last || model === null) return { model, languages, last: null };
  const { task, askedAt, endedAt, lines } = last;
  const { kept, ...progress } = progressOf(last);
  return {
    model,
    languages,
    last: {
      ...progress,
      kept: [...kept],
      language: task.kind === 'translate' ? task.language : null,
      askedAt: askedAt.toISOString(),
      ended: endedAt !== null,
      reasons: lines.flatMap(({ state, statement, why: [why] }) =>
        state === 'kept' && why ? [{ statement, why }] : [],
      ),
    },
  };
}
