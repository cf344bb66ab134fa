import type { AllStores } from './adapters/database/stores/all.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { QueryActions } from './features/queries/actions.ts';
import { rewritingActions } from './features/rewriting/actions.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import { tells } from './kernel/attribution.ts';
import { isNobody } from './kernel/nobody.ts';
import { readsOf } from './kernel/support/reads.ts';
import type { WordingSource } from './kernel/wording.ts';
import type { Clock } from './ports/clock.ts';
import type { LanguageModel } from './ports/language-model.ts';
import type { Log } from './ports/log.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/** A language model, and the words of which audiences may leave for it. */
export interface ModelWorld {
  readonly model: LanguageModel;
  readonly audiences: readonly string[];
}

interface Parts {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly log: Log;
  readonly text: TextAnalysis;
  readonly vocabulary: Vocabulary;
  readonly languageModel?: ModelWorld;
  readonly people: Pick<PeopleActions, 'people'>;
  readonly discussions: Pick<DiscussionActions, 'wording'>;
  readonly queries: Pick<QueryActions, 'pointWording'>;
}

/** Drafts in other words, by a language model, where there is one and a moderator asks for it. */
export function rewritingOf({ languageModel, ...parts }: Parts) {
  const { text, vocabulary, people, discussions, queries } = parts;
  return rewritingActions({
    ...parts,
    reads: readsOf(text, vocabulary),
    model: languageModel?.model ?? null,
    audiences: new Set(languageModel?.audiences),
    drafts: { synthesis: discussions.wording, consolidated: queries.pointWording },
    tells: async (words: string, sources: readonly WordingSource[]) => {
      // Consent to be quoted is for readers of the document, and not for whoever runs a model.
      const authors = sources.map(({ author }) => author).filter((author) => !isNobody(author));
      const known = await people.people([...new Set(authors)]);
      return tells(words, known, vocabulary.countriesIn).length > 0;
    },
  });
}
