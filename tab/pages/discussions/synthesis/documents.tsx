import type { DiscussionDocument } from '../../../../src/contract/discussion-documents.ts';
import { DocumentLink } from '../../../components/links.tsx';
import { Section } from '../../../components/page.tsx';
import { useWords } from '../../../words.tsx';

/** What was made of a discussion: each document in its languages, the reader's own first, with its PDF file. */
export function Documents({ documents }: { readonly documents: readonly DiscussionDocument[] }) {
  const { say } = useWords();
  if (documents.length === 0) return null;
  return (
    <Section id="documents" title={say('tab.synthesis.documents.title')}>
      <ul>
        {documents.map((one) => {
          const { kind, group, language, webUrl, pdfUrl } = one;
          const named = {
            document: say(
              group ? `tab.synthesis.documents.group.${group}` : `tab.synthesis.documents.${kind}`,
            ),
            language: say(`common.languages.${language}`),
          };
          return (
            <li key={webUrl}>
              <DocumentLink href={webUrl}>
                {say('tab.synthesis.documents.named', named)}
              </DocumentLink>
              {pdfUrl ? (
                <>
                  {' · '}
                  <DocumentLink href={pdfUrl}>
                    {say('tab.synthesis.documents.pdf', named)}
                  </DocumentLink>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
