import type { Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import type { LibraryChange, LibraryFile, LibraryPort } from '../../ports/library.ts';

/**
 * A library whose files' tags are read as they are meant today: what was merged since a file was written is read as what
 * speaks for it now. Words that no list knows stay as they are, for a content manager to see.
 */
export function withCurrentTags(
  library: LibraryPort,
  vocabulary: Pick<Vocabulary, 'tagged'>,
): LibraryPort {
  const read = (file: LibraryFile): LibraryFile => {
    const { topics } = file.metadata;
    if (!topics) return file;
    const current = [...new Set(topics.map((word) => vocabulary.tagged(word) ?? word))];
    return { ...file, metadata: { ...file.metadata, topics: current } };
  };
  const change = (one: LibraryChange): LibraryChange =>
    one.kind === 'changed' ? { ...one, file: read(one.file) } : one;
  return {
    ...library,
    async changes(driveId, cursor) {
      const page = await library.changes(driveId, cursor);
      return { ...page, changes: page.changes.map(change) };
    },
    publish: async (file) => read(await library.publish(file)),
  };
}
