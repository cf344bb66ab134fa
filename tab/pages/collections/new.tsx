import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { chosenIn } from '../knowledge/facets.tsx';
import { CollectionForm, type Entered } from './form.tsx';

const LONGEST = 2_000;

/** A search becomes a collection: name, community, what it is about. */
export default function NewCollectionPage() {
  const { say } = useWords();
  const { api, me } = useApp();
  const [params] = useSearchParams();
  const q = (params.get('q') ?? '').trim().slice(0, LONGEST);
  const mine = me.communities.filter(({ role }) => role === 'moderator');
  const choices = useQuery({
    queryKey: ['alert-choices', q],
    queryFn: () => api.alertChoices(q),
    staleTime: Infinity,
  });
  return (
    <Page
      title={say('collections.save')}
      above={<TextLink to={`/search?${params}`}>{say('collections.to-search')}</TextLink>}
    >
      {mine.length === 0 ? (
        <Empty title={say('collections.moderators-only')} />
      ) : (
        <Read query={choices}>
          {({ topics }) => <Form q={q} params={params} topics={topics} communities={mine} />}
        </Read>
      )}
    </Page>
  );
}

function Form(props: {
  readonly q: string;
  readonly params: URLSearchParams;
  readonly topics: readonly string[];
  readonly communities: readonly { readonly id: string; readonly name: string }[];
}) {
  const { q, communities } = props;
  const { say } = useWords();
  const { api } = useApp();
  const navigate = useNavigate();
  const [community, setCommunity] = useState(communities[0]?.id ?? '');
  const make = useWrite(api.makeCollection);
  const chosen = Object.fromEntries(
    Object.entries(chosenIn(props.params)).map(([name, values]) => [name, values.split('|')]),
  );
  const begin: Entered = {
    name: q.slice(0, 120),
    description: '',
    words: q,
    chosen,
    topics: [...props.topics],
    audience: 'community',
  };
  return (
    <>
      <CollectionForm
        begin={begin}
        about={props.topics}
        confirm={say('collections.form.create')}
        busy={make.isPending}
        onSave={(entered) =>
          make.mutate(
            { ...entered, community },
            { onSuccess: ({ id }) => void navigate(`/collections/${encodeURIComponent(id)}`) },
          )
        }
      >
        <Field label={say('collections.form.community')} required>
          <Select value={community} onChange={(_, { value }) => setCommunity(value)}>
            {communities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </CollectionForm>
      {make.isError ? <ErrorState error={make.error} /> : null}
    </>
  );
}
