import type { Placing } from '../features/importing/actions.ts';
import type { ProductId } from '../kernel/ids.ts';
import type { FileMetadata } from '../ports/library.ts';
import type { OldReport } from '../ports/old-reports.ts';
import { importedDocument } from '../views/imported-report.ts';
import { openLibrary, type PublishingDeps } from './parts.ts';

const LONGEST_ABSTRACT = 500;
const LONGEST_TITLE = 250;

export interface ImportedDeps
  extends Pick<
    PublishingDeps,
    'knowledge' | 'documents' | 'library' | 'words' | 'text' | 'capture'
  > {
  readonly terms: { topicsIn(text: string): readonly string[] };
}

/** Where reports written in Praxis lie, too. */
const FORM = 'mission-report';

/** A report from before becomes a file beside those that were written here, as news to nobody. */
export function placeImported(deps: ImportedDeps) {
  const { knowledge, capture, documents, library, words, text, terms } = deps;

  function metadataOf(report: OldReport, owner: Placing['owner']): FileMetadata {
    const { title, topics, countries, summary, findings, unit, start, end } = report;
    const said = `${title}\n${summary}\n${findings}`;
    const own = terms.topicsIn(topics);
    return {
      title: title.slice(0, LONGEST_TITLE),
      type: 'mission report',
      abstract: (summary || findings).slice(0, LONGEST_ABSTRACT),
      language: report.language ?? text.detect(said, 'en'),
      topics: [...(own.length > 0 ? own : terms.topicsIn(said))],
      countries: [...countries],
      region: null,
      unit,
      ownerId: owner,
      publishedOn: end ?? start,
      // Its author is asked about nothing: what is old says so by its date.
      reviewOn: null,
    };
  }

  return async function imported({ report, owner, bytes, name }: Placing): Promise<ProductId> {
    const metadata = metadataOf(report, owner);
    const form = capture.forms().find(({ id }) => id === FORM);
    const document = importedDocument(report, metadata.language, words);
    const given = bytes ?? (await documents.docx(document, { pageNumbers: false }));
    const file = await library.publish({
      driveId: await openLibrary(deps),
      folder: form?.layout.folder ?? '',
      name,
      bytes: given,
      metadata,
    });
    return knowledge.sync.imported(file, given);
  };
}
