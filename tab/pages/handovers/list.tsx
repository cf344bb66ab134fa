import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useHandovers } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { HandoverCard } from './parts.tsx';

/** The handovers in which this person leaves, supervises or follows. */
export default function HandoverListPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useHandovers();
  return (
    <Page
      title={say('tab.handover.title')}
      actions={<TextLink to="/duties">{say('duties.button')}</TextLink>}
    >
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('tab.handover.none')}>
              <p className={layout.plain}>{say('tab.handover.none-how')}</p>
            </Empty>
          ) : (
            <Section id="handovers" title={say('tab.handover.list')}>
              <ul className={layout.list}>
                {items.map((item) => (
                  <HandoverCard key={item.id} handover={item} />
                ))}
              </ul>
            </Section>
          )
        }
      </Read>
    </Page>
  );
}
