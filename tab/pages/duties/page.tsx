import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { DutySection } from './section.tsx';
import { useDuties } from './use-duties.ts';

/** What this person leaves, is asked to take over, and finds somebody for. */
export default function DutiesPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useDuties();
  return (
    <Page
      title={say('duties.page')}
      above={<TextLink to="/handovers">{say('tab.handover.back')}</TextLink>}
    >
      <p className={layout.plain}>{say('duties.what')}</p>
      <Read query={query}>
        {({ own, offered, flagged }) =>
          own.length + offered.length + flagged.length === 0 ? (
            <Empty title={say('duties.empty')} />
          ) : (
            <>
              <DutySection part="offered" duties={offered} />
              <DutySection part="own" duties={own} />
              <DutySection part="flagged" duties={flagged} />
            </>
          )
        }
      </Read>
    </Page>
  );
}
