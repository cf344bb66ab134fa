import type { FaqId } from '../kernel/ids.ts';
import type { FileMetadata } from '../ports/library.ts';
import { faqDocument } from '../views/query-faq.ts';
import {
  fileName,
  labelled,
  openLibrary,
  type PublishingDeps,
  personNamed,
  provenance,
} from './parts.ts';

const LONGEST_ABSTRACT = 500;
const LONGEST_TITLE = 160;

/** An entry becomes a file with its owner and the day of its review, by which it is asked about again. */
export function publishFaq(deps: PublishingDeps) {
  const { communities, queries, knowledge, documents, library, words, clock } = deps;

  return async function faq(id: FaqId): Promise<void> {
    const now = clock.now();
    const goesOut = await queries.faqs.goesOut(id);
    const entry = await queries.faqs.get(id);
    if (!entry?.owner || !entry.reviewOn) return;
    // One that is retired stays in its library till governance takes it out; whoever opens it reads that it is over.
    const retired = entry.state === 'retired';
    if (!goesOut && !retired) return;
    const [community, owner, said] = await Promise.all([
      communities.get(entry.community),
      personNamed(deps, entry.owner),
      labelled(deps, 'consolidated', entry.query),
    ]);
    const document = faqDocument(
      {
        faq: entry,
        communityName: community?.names[entry.language] ?? entry.community,
        ownerName: owner?.name ?? '—',
        keywords: said.keywords(entry.language),
        publishedAt: now,
      },
      words,
    );
    const metadata: FileMetadata = {
      ...(await provenance(deps, owner, now)),
      ...said.metadata,
      title: Array.from(entry.question).slice(0, LONGEST_TITLE).join(''),
      type: 'FAQ',
      abstract: entry.answer.slice(0, LONGEST_ABSTRACT),
      language: entry.language,
      reviewOn: retired ? now.toISOString().slice(0, 10) : entry.reviewOn,
    };
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: 'FAQ',
      name: fileName(entry.fileTitle ?? entry.question, id),
      bytes: await documents.docx(document),
      metadata,
    });
    const product = await knowledge.sync.published(file);
    if (!retired) await queries.faqs.markPublished(id, { product, webUrl: file.webUrl });
  };
}
