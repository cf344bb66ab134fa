import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor, Person } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { ExpertiseStore } from './store.ts';

/** A document that was found by its words, such as this asker may open. */
export interface FoundDocument {
  readonly id: ProductId;
  readonly ownerId: PersonId | null;
  readonly title: string;
  readonly abstract: string;
  readonly language: Language;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly publishedOn: string | null;
}

export interface ExpertiseDeps {
  readonly work: UnitOfWork<{ expertise: ExpertiseStore }>;
  readonly clock: Clock;
  readonly text: Pick<TextAnalysis, 'stems' | 'detect'>;
  readonly terms: {
    topicsIn(text: string): readonly string[];
    countriesIn(text: string): readonly string[];
    topics(): readonly string[];
    /** A country's names in all languages. */
    countryNames(name: string): readonly string[];
  };
  people(ids: readonly PersonId[]): Promise<readonly Person[]>;
  /** Documents that fit the words, of those that this asker may open. */
  documents(who: Actor, words: string): Promise<readonly FoundDocument[]>;
}
