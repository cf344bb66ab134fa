import type { CaptureActions } from '../features/capture/actions.ts';
import type { Terms } from '../features/capture/model.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { DiscussionActions } from '../features/discussions/actions.ts';
import type { KnowledgeActions } from '../features/knowledge/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { QueryActions } from '../features/queries/actions.ts';
import type { SourceActions } from '../features/sources/actions.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Person } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentWriter } from '../ports/documents.ts';
import type { LibraryPort } from '../ports/library.ts';
import type { Log } from '../ports/log.ts';
import type { Words } from '../ports/words.ts';

export interface PublishingDeps {
  readonly communities: CommunityActions;
  readonly people: PeopleActions;
  readonly discussions: DiscussionActions;
  readonly queries: QueryActions;
  readonly knowledge: KnowledgeActions;
  readonly capture: CaptureActions;
  readonly sources: Pick<SourceActions, 'ageOf'>;
  readonly documents: DocumentWriter;
  readonly library: LibraryPort;
  readonly log: Log;
  readonly words: Words;
  readonly clock: Clock;
  readonly terms: Terms;
}

const REVIEW_AFTER_YEARS = 3;

const day = (at: Date): string => at.toISOString().slice(0, 10);

function reviewDate(published: Date): string {
  const review = new Date(published);
  review.setUTCFullYear(review.getUTCFullYear() + REVIEW_AFTER_YEARS);
  return day(review);
}

/** Where a product comes from and when it is looked at again. A synthesis of many places has no region. */
export const provenance = (owner: Person | null, now: Date) => ({
  region: owner?.region ?? null,
  unit: owner?.unit ?? null,
  ownerId: owner?.id ?? null,
  publishedOn: day(now),
  reviewOn: reviewDate(now),
});

/** A file name that people can read and that is the same for the same record, so that a retry replaces. */
export function fileName(title: string, id: string): string {
  const readable = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .slice(0, 80)
    .trim()
    .replace(/ /g, '-');
  return `${readable || 'Praxis'}-${id.slice(-8)}.docx`;
}

/** The library open to all staff in which Praxis publishes: the first of the register. */
export async function openLibrary({
  knowledge,
}: Pick<PublishingDeps, 'knowledge'>): Promise<string> {
  const known = await knowledge.sync.known();
  const found = known.find(({ audience }) => audience.kind === 'all');
  if (!found) throw new Error('the register names no library open to all staff');
  return found.driveId;
}

export async function personNamed(
  { people }: Pick<PublishingDeps, 'people'>,
  id: PersonId,
): Promise<Person | null> {
  return (await people.people([id]))[0] ?? null;
}
