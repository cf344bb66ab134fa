import type { CaptureActions } from './features/capture/actions.ts';
import type { Capture, Terms } from './features/capture/model.ts';
import type { Template } from './features/capture/template.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { CaptureId, DiscussionId, PersonId } from './kernel/ids.ts';
import type { Person } from './kernel/person.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentWriter } from './ports/documents.ts';
import type { FileMetadata, LibraryPort } from './ports/library.ts';
import type { Words } from './ports/words.ts';
import { captureDocument, synthesisDocument } from './views/documents.ts';

export interface PublishingDeps {
  readonly communities: CommunityActions;
  readonly people: PeopleActions;
  readonly discussions: DiscussionActions;
  readonly knowledge: KnowledgeActions;
  readonly capture: CaptureActions;
  readonly documents: DocumentWriter;
  readonly library: LibraryPort;
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
const provenance = (owner: Person | null, now: Date) => ({
  region: owner?.region ?? null,
  unit: owner?.unit ?? null,
  ownerId: owner?.id ?? null,
  publishedOn: day(now),
  reviewOn: reviewDate(now),
});

/** A file name that people can read and that is the same for the same record, so that a retry replaces. */
function fileName(title: string, id: string): string {
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

/**
 * What was approved becomes a file in SharePoint with its metadata. Reached by reactions, so it may run twice: the
 * same record has the same file name, and marking it published twice changes nothing.
 */
export function createPublishing(deps: PublishingDeps) {
  const {
    communities,
    people,
    discussions,
    knowledge,
    capture,
    documents,
    library,
    words,
    clock,
    terms,
  } = deps;

  /** The library open to all staff in which Praxis publishes: the first of the register. */
  async function openLibrary(): Promise<string> {
    const known = await knowledge.sync.known();
    const found = known.find(({ audience }) => audience.kind === 'all');
    if (!found) throw new Error('the register names no library open to all staff');
    return found.driveId;
  }

  async function person(id: PersonId): Promise<Person | null> {
    return (await people.people([id]))[0] ?? null;
  }

  async function synthesis(id: DiscussionId): Promise<void> {
    const [discussion, found] = await Promise.all([
      discussions.get(id),
      discussions.syntheses.get(id),
    ]);
    if (!discussion || found?.state !== 'publishing') return;
    const community = await communities.get(discussion.community);
    const named = await people.people(found.named);
    const owner = await person(found.approvedBy ?? discussion.createdBy);
    const now = clock.now();
    const subject = [discussion.title, discussion.background, ...discussion.questions].join('. ');
    const spoken = terms.topicsIn(subject);
    // What the discussion speaks of; the community's own topics only where it names none.
    const topics = (spoken.length > 0 ? spoken : (community?.topics ?? [])).slice(0, 5);
    const document = synthesisDocument(
      {
        discussion,
        synthesis: found,
        communityName: community?.names[discussion.language] ?? discussion.community,
        namedPeople: named.map(({ name }) => name).sort(),
        topics,
        publishedAt: now,
      },
      words,
    );
    const metadata: FileMetadata = {
      ...provenance(owner, now),
      region: null,
      title: document.title,
      type: 'synthesis',
      abstract: words.say(discussion.language, 'document.synthesis.abstract', {
        count: found.contributors,
        questions: discussion.questions.join(' '),
      }),
      language: discussion.language,
      topics,
      countries: terms.countriesIn(subject),
    };
    const file = await library.publish({
      driveId: await openLibrary(),
      folder: 'Syntheses',
      name: fileName(discussion.title, id),
      bytes: await documents.docx(document),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await discussions.syntheses.markPublished(id, product, file.webUrl);
  }

  function captureMetadata(
    record: Capture,
    template: Template,
    owner: Person | null,
    now: Date,
  ): FileMetadata {
    const answer = (field: string) => record.answers[field]?.trim() ?? '';
    return {
      ...provenance(owner, now),
      ownerId: record.owner,
      title: answer(template.titleField),
      type: template.contentType,
      abstract: answer(template.abstractField).slice(0, 500),
      language: record.language,
      topics: terms.topicsIn(answer(template.topicsField)),
      countries: terms.countriesIn(answer(template.countriesField)),
    };
  }

  async function publishCapture(id: CaptureId): Promise<void> {
    const record = await capture.get(id);
    const template = capture.templates().find((candidate) => candidate.id === record?.template);
    if (record?.state !== 'publishing' || !template) return;
    const owner = await person(record.owner);
    const project = record.project ? await capture.prompts.project(record.project) : null;
    const now = clock.now();
    const document = captureDocument(
      {
        capture: record,
        template,
        ownerName: owner?.name ?? '—',
        projectTitle: project?.title ?? null,
        publishedAt: now,
      },
      words,
    );
    const metadata = captureMetadata(record, template, owner, now);
    const file = await library.publish({
      driveId: await openLibrary(),
      folder: 'Lessons',
      name: fileName(document.title, id),
      bytes: await documents.docx({ ...document, keywords: metadata.topics }),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await capture.markPublished(id, product, file.webUrl);
  }

  return { synthesis, capture: publishCapture };
}

export type Publishing = ReturnType<typeof createPublishing>;
