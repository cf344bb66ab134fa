import { useParams } from 'react-router';
import { TextLink } from '../../../components/links.tsx';
import { Page } from '../../../components/page.tsx';
import { Empty, Read } from '../../../components/states.tsx';
import { isGone, useSynthesis } from '../../../queries.ts';
import { useWords } from '../../../words.tsx';
import { Editor, Reader } from './editor.tsx';

/** The synthesis of one discussion: worked on while a draft, read once it is let go. */
export default function SynthesisRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useSynthesis(id);
  const above = <TextLink to={`/discussions/${id}`}>{say('tab.synthesis.back')}</TextLink>;
  const title = query.data
    ? say('tab.synthesis.title-of', { title: query.data.title })
    : say('tab.synthesis.title');
  if (!query.data && isGone(query.error)) {
    return (
      <Page title={title} above={above}>
        <Empty title={say('tab.synthesis.none')} />
      </Page>
    );
  }
  return (
    <Page title={title} above={above} item={query.data?.state === 'published'}>
      <Read query={query}>
        {(page) =>
          page.state === 'draft' ? <Editor key={id} page={page} /> : <Reader page={page} />
        }
      </Read>
    </Page>
  );
}
