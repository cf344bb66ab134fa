import type { CaptureActions } from '../features/capture/actions.ts';
import type { RecordReaders } from '../features/capture/readers.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { DiscussionActions } from '../features/discussions/actions.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { MembershipActions } from '../features/membership/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { PracticeActions } from '../features/practices/actions.ts';
import type { QueryActions } from '../features/queries/actions.ts';
import type { SourceActions } from '../features/sources/actions.ts';
import type { TaxonomyActions } from '../features/taxonomy/actions.ts';
import { asMetadata, type Basis } from '../features/taxonomy/labels.ts';
import type { Vocabulary } from '../features/taxonomy/vocabulary.ts';
import { audienceKey } from '../kernel/audience.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import { readableName } from '../kernel/file-name.ts';
import type { PersonId, ProductId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor, Person } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentWriter, PdfConverter } from '../ports/documents.ts';
import type { LibraryPort, PublishTrouble } from '../ports/library.ts';
import type { Log } from '../ports/log.ts';
import type { TextAnalysis } from '../ports/text.ts';
import type { Words } from '../ports/words.ts';
import type { ConsentViews } from '../views/consents.ts';
import type { Labelled, LabelViews } from '../views/labels.ts';

export interface PublishingDeps {
  readonly communities: CommunityActions;
  readonly people: PeopleActions;
  readonly discussions: DiscussionActions;
  readonly queries: QueryActions;
  readonly knowledge: KnowledgeActions;
  readonly capture: CaptureActions;
  readonly practices: Pick<PracticeActions, 'stageOf'>;
  readonly sources: Pick<SourceActions, 'ageOf'>;
  readonly membership: Pick<MembershipActions, 'roll'>;
  readonly documents: DocumentWriter;
  readonly pdf: PdfConverter;
  readonly text: Pick<TextAnalysis, 'detect'>;
  tabUrl?(path: string): string;
  readonly library: LibraryPort;
  readonly log: Log;
  readonly words: Words;
  readonly clock: Clock;
  readonly terms: Pick<Vocabulary, 'label'>;
  readonly taxonomy: Pick<TaxonomyActions, 'labels'>;
  /** What records say of themselves. */
  readonly records: Pick<LabelViews, 'basis'>;
  /** Whose words a record was begun with, as they agreed. */
  readonly quoted: Pick<ConsentViews, 'behind'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

/** Who reads what is published: the library is open to all staff. */
export const EVERYBODY: ReadonlySet<string> = new Set(['all']);

const day = (at: Date): string => at.toISOString().slice(0, 10);

function reviewDate(published: Date, years: number): string {
  const review = new Date(published);
  review.setUTCFullYear(review.getUTCFullYear() + years);
  return day(review);
}

/** Who answers for a product, and since when it is there. */
export const published = (owner: Person | null, now: Date) => ({
  ownerId: owner?.id ?? null,
  publishedOn: day(now),
});

/** The same, and when it is looked at again. */
export const provenance = async (
  { governance }: Pick<PublishingDeps, 'governance'>,
  owner: Person | null,
  now: Date,
) => ({
  ...published(owner, now),
  reviewOn: reviewDate(now, await governance.setting('products.review-years')),
});

/** A file name that people can read and that is the same for the same record, so that a retry replaces. */
export const fileName = (title: string, id: string): string =>
  `${readableName(title, 'Praxis')}-${id.slice(-8)}.docx`;

/**
 * The library open to all staff in which Praxis publishes: the first of the register.
 * @throws AppError whose `params.trouble` is `no-library`
 */
export async function openLibrary({
  knowledge,
}: Pick<PublishingDeps, 'knowledge'>): Promise<string> {
  const known = await knowledge.sync.known();
  const found = known.find(({ audience }) => audience.kind === 'all');
  if (!found) {
    const params = { trouble: 'no-library' } satisfies { readonly trouble: PublishTrouble };
    throw new AppError('unavailable', 'the register names no library open to all staff', params);
  }
  return found.driveId;
}

/** The library that exactly these readers open, or fewer; null where there is none. */
export async function libraryFor(
  deps: Pick<PublishingDeps, 'knowledge' | 'communities'>,
  { audience, community }: RecordReaders,
): Promise<string | null> {
  if (audience === 'staff') return openLibrary(deps);
  if (audience !== 'community' || community === null) return null;
  // Guests of a team open its library too, and what somebody wrote down is for staff.
  if ((await deps.communities.get(community))?.audience === 'guests') return null;
  const key = audienceKey({ kind: 'community', community });
  const known = await deps.knowledge.sync.known();
  return known.find((one) => audienceKey(one.audience) === key)?.driveId ?? null;
}

export async function personNamed(
  { people }: Pick<PublishingDeps, 'people'>,
  id: PersonId,
): Promise<Person | null> {
  return (await people.people([id]))[0] ?? null;
}

/** What a record says of itself, as it was when it was let go. */
export async function labelled(
  { records, taxonomy, terms, people }: PublishingDeps,
  kind: Labelled,
  id: string,
) {
  const basis: Basis | null = await records.basis(kind, id);
  if (!basis) throw new Error(`${kind} ${id} has nothing to be labelled by`);
  const metadata = asMetadata(await taxonomy.labels.sheet(basis));
  return {
    metadata,
    /** The topics as people call them, for the properties of the document. */
    keywords: (language: Language) => metadata.topics.map((slug) => terms.label(slug, language)),
    /** `by`: who let it go, and with that said so. */
    settle: async (by: PersonId | null, product: ProductId): Promise<void> =>
      taxonomy.labels.settle(by === null ? null : await actorOf(people, by), basis, product),
  };
}

/** Null for whoever may not act any more: then what they wrote is published, and nobody is asked in their name. */
async function actorOf(people: PeopleActions, id: PersonId): Promise<Actor | null> {
  return people.actor(id).catch((error: unknown) => {
    if (isAppError(error) && error.code !== 'unavailable') return null;
    throw error;
  });
}
