import { contributorsOf } from '../features/queries/consolidated.ts';
import type { QueryId } from '../kernel/ids.ts';
import type { FileMetadata } from '../ports/library.ts';
import { consolidatedDocument } from '../views/query-document.ts';
import {
  EVERYBODY,
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  provenance,
} from './parts.ts';

const LONGEST_ABSTRACT = 500;

/** A next version of the same reply has the same name, so that it takes the former's place as the same product. */
export function publishConsolidated(deps: PublishingDeps) {
  const { communities, people, queries, knowledge, documents, library, words, clock } = deps;

  /** What the document is made of; null where there is nothing to publish (any more). */
  async function sourceOf(id: QueryId, now: Date) {
    const [query, found, replies] = await Promise.all([
      queries.get(id),
      queries.consolidated.get(id),
      queries.replies.published(id),
    ]);
    if (!query?.community || found?.state !== 'publishing') return null;
    const community = await communities.get(query.community);
    const { count, named } = contributorsOf(replies);
    const known = new Map((await people.people(named)).map((person) => [person.id, person.name]));
    const asker = await personNamed(deps, query.asker);
    const readers = found.points.flatMap(({ translations = [] }) =>
      translations.flatMap(({ readBy }) => readBy ?? []),
    );
    const answering = await people.people([...new Set(readers)]);
    const said = await labelled(deps, 'consolidated', id);
    return {
      query,
      version: found.version,
      points: found.points,
      readers: new Map(answering.map(({ id: reader, name }) => [reader, name])),
      gone: found.gone?.length ?? 0,
      replies,
      nameOf: ({ consent, author }: (typeof replies)[number]) =>
        consent === 'quote' ? known.get(author) : undefined,
      askerName: asker?.name ?? '—',
      communityName: community?.names[query.language] ?? query.community,
      contributors: count,
      namedPeople: [...known.values()].sort(),
      topics: said.keywords(query.language),
      said,
      approvedBy: found.approvedBy,
      publishedAt: now,
      cited: await knowledge.citedIn(
        [query.background, ...[...found.points, ...replies].map(({ text }) => text)],
        EVERYBODY,
      ),
      owner: await personNamed(deps, found.approvedBy ?? query.asker),
    };
  }

  return async function query(id: QueryId): Promise<void> {
    const now = clock.now();
    if (!(await queries.consolidated.goesOut(id))) return;
    const source = await sourceOf(id, now);
    if (!source) return;
    const { query: asked, points, owner, said, approvedBy } = source;
    const document = consolidatedDocument(source, words);
    const summary = points.filter(({ kind }) => kind === 'summary').map(({ text }) => text);
    const metadata: FileMetadata = {
      ...(await provenance(deps, owner, now)),
      ...said.metadata,
      title: document.title,
      type: 'consolidated reply',
      abstract: [asked.text, ...summary].join(' ').slice(0, LONGEST_ABSTRACT),
      language: asked.language,
    };
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: 'Consolidated replies',
      name: fileName(asked.text, id),
      bytes: await documents.docx(document),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    await said.settle(approvedBy, product);
    await queries.consolidated.markPublished(id, {
      version: source.version,
      product,
      webUrl: file.webUrl,
    });
  };
}
