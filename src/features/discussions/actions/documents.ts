import type { DiscussionId } from '../../../kernel/ids.ts';
import type { DiscussionDocument } from '../documents.ts';
import type { DiscussionDeps } from './deps.ts';

/** Where the documents of a discussion lie. Whoever may read its synthesis may know of them. */
export const discussionDocuments = ({ work }: Pick<DiscussionDeps, 'work'>) => ({
  of: (id: DiscussionId) => work.run((tx) => tx.discussionDocuments.of(id)),

  keep: (document: DiscussionDocument) => work.run((tx) => tx.discussionDocuments.keep(document)),
});
