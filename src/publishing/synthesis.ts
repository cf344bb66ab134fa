import type { DiscussionId } from '../kernel/ids.ts';
import type { FileMetadata } from '../ports/library.ts';
import { synthesisDocument } from '../views/documents.ts';
import { fileName, openLibrary, type PublishingDeps, personNamed, provenance } from './parts.ts';

export function publishSynthesis(deps: PublishingDeps) {
  const { communities, people, discussions, knowledge, documents, library, words, clock, terms } =
    deps;

  return async function synthesis(id: DiscussionId): Promise<void> {
    const [discussion, found] = await Promise.all([
      discussions.get(id),
      discussions.syntheses.get(id),
    ]);
    if (!discussion || found?.state !== 'publishing') return;
    const community = await communities.get(discussion.community);
    const named = await people.people(found.named);
    const owner = await personNamed(deps, found.approvedBy ?? discussion.createdBy);
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
      driveId: await openLibrary(deps),
      folder: 'Syntheses',
      name: fileName(discussion.title, id),
      bytes: await documents.docx(document),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await discussions.syntheses.markPublished(id, product, file.webUrl);
  };
}
