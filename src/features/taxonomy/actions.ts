import type { Language } from '../../kernel/language.ts';
import type { TaxonomyDeps } from './actions/deps.ts';
import { glossaryActions } from './actions/glossary.ts';
import { importing } from './actions/importing.ts';
import { keeping } from './actions/keeping.ts';
import { labelActions } from './actions/labels.ts';
import { proposalActions } from './actions/proposals.ts';
import { tagActions } from './actions/tags.ts';
import { talkActions } from './actions/talk.ts';
import { termActions } from './actions/terms.ts';
import { createJudge } from './likeness.ts';
import { SUGGESTED, type Suggestion, suggest } from './suggest.ts';

export function taxonomyActions(deps: TaxonomyDeps) {
  const kept = keeping(deps);
  const proposals = proposalActions(deps, kept);
  const judge = createJudge(deps.text.stems);
  return {
    /** The lists as they stand, once they are loaded. */
    async lists() {
      await kept.ready();
      return deps.vocabulary;
    },
    vocabulary: deps.vocabulary,
    /** Takes over what any process changed; the first time loads our own lists. */
    follow: kept.follow,
    /** Terms that a text names or is about, each with the words that led to it, surest first in each list. */
    suggest: (text: string, language: Language): readonly Suggestion[] =>
      suggest(deps.vocabulary, text, language, SUGGESTED, judge),
    terms: termActions(deps, kept),
    proposals,
    labels: labelActions(deps, kept, proposals),
    tags: tagActions(deps, kept),
    talk: talkActions(deps, kept, proposals),
    import: importing(deps, kept),
    glossary: glossaryActions(deps, kept),
  };
}

export type TaxonomyActions = ReturnType<typeof taxonomyActions>;
