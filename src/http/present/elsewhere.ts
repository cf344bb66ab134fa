import type { Elsewhere } from '../../contract/elsewhere.ts';
import type { ElsewhereAnswer } from '../../features/knowledge/answers.ts';

/** Nothing at all where only what is ours is searched. */
export const elsewhere = (answer: ElsewhereAnswer | null): { readonly elsewhere?: Elsewhere } =>
  answer === null
    ? {}
    : {
        elsewhere: {
          silence: answer.silence,
          items: answer.items.map((item) => ({
            title: item.title,
            type: item.type,
            webUrl: item.webUrl,
            site: item.site,
            modifiedAt: item.modifiedAt?.toISOString() ?? null,
            reasons: item.reasons.map(({ kind, values }) => ({ kind, values: [...values] })),
            copies: item.copies,
            namesake: item.namesake,
          })),
        },
      };
