import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useLayout } from '../../components/layout.ts';
import { Empty, ErrorState, Loading, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { KindNote, More } from './parts.tsx';
import { useChannels, useLibraries, useTeams } from './queries.ts';

interface Choice {
  readonly chosen: string;
  readonly onChoose: (choice: { readonly id: string; readonly name: string }) => void;
}

const LONGEST_NAME = 100;

/** Teams by how their names begin: that is how Teams finds them. */
export function TeamChoice({ chosen, onChoose }: Choice) {
  const { say } = useWords();
  const layout = useLayout();
  const [typed, setTyped] = useState('');
  const [beginning, setBeginning] = useState<string | null>(null);
  const query = useTeams(beginning);
  const teams = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={layout.card}>
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          setBeginning(typed.trim());
        }}
      >
        <Field label={say('places.team-search')} hint={say('places.team-search-hint')}>
          <Input
            value={typed}
            maxLength={LONGEST_NAME}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
        <div>
          <Button type="submit">{say('places.find')}</Button>
        </div>
      </form>
      {query.isError ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null}
      {beginning !== null && query.isLoading ? <Loading /> : null}
      {query.isSuccess && teams.length === 0 ? <Empty title={say('places.no-team')} /> : null}
      <Options
        label={say('places.team')}
        chosen={chosen}
        options={teams.map(({ id, name, description }) => ({ id, name, hint: description }))}
        onChoose={onChoose}
      />
      {query.hasNextPage ? (
        <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
      ) : null}
    </div>
  );
}

export function ChannelChoice({ team, chosen, onChoose }: Choice & { readonly team: string }) {
  const { say } = useWords();
  const layout = useLayout();
  const query = useChannels(team);
  return (
    <div className={layout.card}>
      <Read query={query}>
        {({ state, items }) =>
          state === 'seen' ? (
            <>
              <Options
                label={say('places.channel')}
                chosen={chosen}
                options={items.map(({ id, name, kind, archived }) => ({
                  id,
                  name,
                  hint: archived ? say('places.archived') : say(`places.kind.${kind}`),
                }))}
                onChoose={onChoose}
              />
              <KindNote kind={items.find(({ id }) => id === chosen)?.kind ?? 'standard'} />
            </>
          ) : (
            <Empty title={say(`places.channels.${state}`)} />
          )
        }
      </Read>
    </div>
  );
}

export function LibraryChoice(props: Choice & { readonly team: string; readonly channel: string }) {
  const { team, channel, chosen, onChoose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const query = useLibraries(team, channel);
  return (
    <div className={layout.card}>
      <Read query={query}>
        {({ state, items }) =>
          state === 'seen' && items.length > 0 ? (
            <>
              <p className={layout.plain}>{say('places.library-hint')}</p>
              <Options
                label={say('places.library')}
                chosen={chosen}
                options={items.map(({ id, name }) => ({ id, name, hint: '' }))}
                onChoose={onChoose}
              />
            </>
          ) : (
            <Empty title={say('places.no-library')} />
          )
        }
      </Read>
    </div>
  );
}

interface Option {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

function Options(props: Choice & { readonly label: string; readonly options: readonly Option[] }) {
  const { label, options, chosen, onChoose } = props;
  const heading = useId();
  const layout = useLayout();
  if (options.length === 0) return null;
  return (
    <div>
      <span id={heading} className={layout.hidden}>
        {label}
      </span>
      <RadioGroup
        aria-labelledby={heading}
        value={chosen}
        onChange={(_, { value }) => {
          const found = options.find(({ id }) => id === value);
          if (found) onChoose(found);
        }}
      >
        {options.map(({ id, name, hint }) => (
          <Radio
            key={id}
            value={id}
            label={
              hint ? (
                <>
                  {name} <span className={layout.muted}>{hint}</span>
                </>
              ) : (
                name
              )
            }
          />
        ))}
      </RadioGroup>
    </div>
  );
}
