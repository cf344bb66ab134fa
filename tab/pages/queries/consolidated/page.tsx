import { useParams } from 'react-router';
import { TextLink } from '../../../components/links.tsx';
import { Page } from '../../../components/page.tsx';
import { Empty, Read } from '../../../components/states.tsx';
import { isGone, useConsolidated } from '../../../queries.ts';
import { useWords } from '../../../words.tsx';
import { headline } from '../parts.tsx';
import { Editor } from './editor.tsx';
import { Reader } from './reader.tsx';

/** The consolidated reply to one question: worked on while a draft, read once it is let go. */
export default function ConsolidatedRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useConsolidated(id);
  const above = <TextLink to={`/queries/${id}`}>{say('tab.consolidated.back')}</TextLink>;
  if (!query.data) {
    return (
      <Page title={say('tab.consolidated.title')} above={above}>
        {isGone(query.error) ? (
          <Empty title={say('tab.consolidated.none')} />
        ) : (
          <Read query={query}>{() => null}</Read>
        )}
      </Page>
    );
  }
  const title = say('tab.consolidated.title-of', { question: headline(query.data.text) });
  return (
    <Page title={title} above={above}>
      <Read query={query}>
        {(page) =>
          page.state === 'draft' ? <Editor key={id} page={page} /> : <Reader page={page} />
        }
      </Read>
    </Page>
  );
}
