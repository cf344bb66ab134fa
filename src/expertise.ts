import type { AllStores } from './adapters/database/stores/all.ts';
import { type ExpertiseActions, expertiseActions } from './features/expertise/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import { countryLabel } from './features/taxonomy/countries.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import { LANGUAGES } from './kernel/language.ts';
import type { Clock } from './ports/clock.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly text: TextAnalysis;
  readonly people: PeopleActions;
  readonly knowledge: KnowledgeActions;
  readonly vocabulary: Vocabulary;
}

/** How many documents are looked at for their owners, beside those that are tagged with the topic. */
const DOCUMENTS = 20;

/** Who knows what, over what the other features know. */
export const expertiseOf = ({
  work,
  clock,
  text,
  people,
  knowledge,
  vocabulary,
}: Around): ExpertiseActions =>
  expertiseActions({
    work,
    clock,
    text,
    terms: {
      topicsIn: (words) => vocabulary.topicsIn(words),
      countriesIn: (words) => vocabulary.countriesIn(words),
      topics: () => vocabulary.topics,
      countryNames: (name) => LANGUAGES.map((language) => countryLabel(name, language)),
    },
    people: people.people,
    documents: async (who, words) =>
      (await knowledge.search(who, words, DOCUMENTS)).found.map(({ product }) => product),
  });
