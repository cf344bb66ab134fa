import { isQuestionTime } from '../features/discussions/question-time.ts';
import type { DiscussionId } from '../kernel/ids.ts';
import type { FileMetadata } from '../ports/library.ts';
import { synthesisDocument } from '../views/documents.ts';
import {
  EVERYBODY,
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  provenance,
} from './parts.ts';

export function publishSynthesis(deps: PublishingDeps) {
  const { communities, people, discussions, knowledge, documents, library, words, clock } = deps;

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
    const said = await labelled(deps, 'synthesis', id);
    const document = synthesisDocument(
      {
        discussion,
        synthesis: found,
        communityName: community?.names[discussion.language] ?? discussion.community,
        namedPeople: named.map(({ name }) => name).sort(),
        topics: said.keywords(discussion.language),
        publishedAt: now,
        cited: await knowledge.citedIn(
          [discussion.background, ...found.statements.map(({ text }) => text)],
          EVERYBODY,
        ),
      },
      words,
    );
    const metadata: FileMetadata = {
      ...provenance(owner, now),
      ...said.metadata,
      title: document.title,
      // What experts answered is found as what is often asked.
      type: isQuestionTime(discussion) ? 'FAQ' : 'synthesis',
      abstract: words.say(discussion.language, 'document.synthesis.abstract', {
        count: found.contributors,
        questions: discussion.questions.join(' '),
      }),
      language: discussion.language,
    };
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: 'Syntheses',
      name: fileName(discussion.title, id),
      bytes: await documents.docx(document),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await said.settle(found.approvedBy, product);
    await discussions.syntheses.markPublished(id, { ...file, version: found.version, product });
  };
}
