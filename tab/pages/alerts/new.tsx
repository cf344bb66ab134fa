import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { AlertForm, KINDS } from './form.tsx';

const LONGEST = 2_000;

/** From a search, a term or a collection: what is new of it. */
export default function NewAlertPage() {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const q = (params.get('q') ?? '').trim().slice(0, LONGEST);
  const topic = params.get('topic');
  const collection = params.get('collection');
  const choices = useQuery({
    queryKey: ['alert-choices', q],
    queryFn: () => api.alertChoices(q),
    staleTime: Infinity,
  });
  const collections = useQuery({
    queryKey: ['collections'],
    queryFn: api.collections,
    enabled: collection !== null,
  });
  const make = useWrite(api.makeAlert);
  const named = collections.data?.items.find(({ id }) => id === collection)?.name ?? '—';
  return (
    <Page
      title={say('collections.alerts.new')}
      above={<TextLink to="/alerts">{say('collections.alerts.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('collections.alerts.what')}</p>
      <Read query={choices}>
        {(all) => (
          <AlertForm
            choices={all}
            collection={collection === null ? null : named}
            begin={{
              topics: [...new Set([...(topic ? [topic] : []), ...all.topics])],
              countries: all.countries,
              kinds: [...KINDS],
            }}
            confirm={say('collections.alerts.make-it')}
            busy={make.isPending}
            onSave={(entered) =>
              make.mutate(
                { ...entered, collection },
                {
                  onSuccess: () => {
                    tell(say('collections.alerts.made'));
                    void navigate('/alerts');
                  },
                },
              )
            }
          />
        )}
      </Read>
      {make.isError ? <ErrorState error={make.error} /> : null}
    </Page>
  );
}
