import type { ConsolidatedPage } from '../../../../src/contract/queries.ts';
import { Outcome, Statements, TakenBack, TookPart } from '../../../components/drafting/reading.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';
import { SaidOfPublished } from '../../safety/published.tsx';
import { begin, groupsOf } from './rules.tsx';

/** What was let go: being published, or published with the way to its document. */
export function Reader({ page }: { readonly page: ConsolidatedPage }) {
  const words = useWords();
  return (
    <>
      <Outcome words="consolidated" state={page.state} webUrl={page.webUrl} />
      <TakenBack count={page.gone.length} />
      <TookPart words="consolidated" {...page} />
      <Statements
        words="consolidated"
        groups={groupsOf(page.points, words)}
        setAside={begin(page).setAside}
        sources={page.sources}
        label={({ country }) =>
          country ? (
            <div>
              <Tag>{words.country(country)}</Tag>
            </div>
          ) : null
        }
      />
      <SaidOfPublished product={page.product} />
    </>
  );
}
