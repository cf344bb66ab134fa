import { mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { PRACTICE_STAGES } from '../../../src/contract/choices.ts';
import type { PracticeLine } from '../../../src/contract/practices.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { LanguageTag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';

/** Good practices by how far each has come, those that were stopped beside the others. */
export default function PracticesPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['practices'], queryFn: api.practices });
  return (
    <Page
      title={say('pipeline.title')}
      above={<TextLink to="/captures">{say('pipeline.captures')}</TextLink>}
    >
      <p className={layout.plain}>{say('pipeline.what')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('pipeline.empty')}>
              <TextLink to="/captures">{say('pipeline.write')}</TextLink>
            </Empty>
          ) : (
            <Stages items={items} />
          )
        }
      </Read>
    </Page>
  );
}

function Stages({ items }: { readonly items: readonly PracticeLine[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const filled = PRACTICE_STAGES.map((stage) => ({
    stage,
    those: items.filter((item) => item.stage === stage),
  })).filter(({ those }) => those.length > 0);
  return filled.map(({ stage, those }) => (
    <Section key={stage} id={`stage-${stage}`} title={say(`pipeline.stage.${stage}`)}>
      <ul className={layout.list}>
        {those.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  ));
}

function Item({ item }: { readonly item: PracticeLine }) {
  const { say, topic } = useWords();
  const layout = useLayout();
  const { id, title, language, author, sponsor, topics } = item;
  return (
    <li className={layout.card}>
      <h3 className={layout.h3} lang={language}>
        <TextLink to={`/practices/${encodeURIComponent(id)}`}>{title}</TextLink>
      </h3>
      <span className={layout.row}>
        <LanguageTag language={language} />
      </span>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {[
          say('pipeline.by', { name: author }),
          sponsor === null
            ? say('pipeline.sponsor-none')
            : say('pipeline.sponsored', { name: sponsor }),
          ...topics.map(topic),
        ].join(' · ')}
      </p>
    </li>
  );
}
