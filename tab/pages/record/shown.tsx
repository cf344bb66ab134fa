import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Deeds } from './deeds.tsx';

/** What a colleague shows of their record, until the day that they chose. */
export default function ShownRecordPage() {
  const { say, day } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['record-of', id], queryFn: () => api.shownRecord(id) });
  const found = query.data;
  const title = found
    ? say('record.of', { name: found.name, year: found.year })
    : say('record.show.with-me');
  return (
    <Page title={title} above={<TextLink to="/my-record">{say('record.back')}</TextLink>}>
      <Read query={query}>
        {({ name, until, deeds }) => (
          <>
            <p className={layout.plain}>{say('record.shown-until', { name, date: day(until) })}</p>
            {deeds.length === 0 ? <Empty title={say('record.empty')} /> : <Deeds deeds={deeds} />}
          </>
        )}
      </Read>
    </Page>
  );
}
