import {
  type DiscussionDocumentStore,
  DOCUMENT_KINDS,
  type DocumentKind,
} from '../../../features/discussions/documents.ts';
import { asId, type DiscussionId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Session } from '../session.ts';

const placeOf = (kind: DocumentKind): number => DOCUMENT_KINDS.indexOf(kind);

export const discussionDocumentStore = ({ read, write }: Session): DiscussionDocumentStore => ({
  async of(discussion) {
    const rows = await read()
      .selectFrom('discussion_documents')
      .selectAll()
      .where('discussion', '=', discussion)
      .orderBy('group')
      .orderBy('language')
      .execute();
    return rows
      .map(({ discussion: of, kind, group, language, web_url, pdf_url, ...rest }) => ({
        ...rest,
        discussion: asId<DiscussionId>(of),
        kind: kind as DocumentKind,
        group: group === '' ? null : group,
        language: language as Language,
        webUrl: web_url,
        pdfUrl: pdf_url,
      }))
      .sort((a, b) => placeOf(a.kind) - placeOf(b.kind));
  },

  async keep({ discussion, kind, group, language, name, webUrl, pdfUrl, says }) {
    const known = { name, web_url: webUrl, pdf_url: pdfUrl, says };
    await (await write())
      .insertInto('discussion_documents')
      .values({ discussion, kind, group: group ?? '', language, ...known })
      .onConflict((conflict) =>
        conflict.columns(['discussion', 'kind', 'group', 'language']).doUpdateSet(known),
      )
      .execute();
  },
});
