import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnySource, Source } from '../../../src/contract/sources.ts';
import { useApp } from '../../app-context.tsx';
import { PersonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Settable = Pick<Source, 'owner' | 'staleAfterHours'> & { readonly key: AnySource };

/** Who answers for a source, and after how long it counts as stale. */
export function Settings({ source, name }: { readonly source: Settable; readonly name: string }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const own = useWrite((owner: string | null) => api.ownSource(source.key, { owner }));
  const { owner } = source;
  return (
    <div className={layout.tight}>
      <div className={layout.row}>
        <span>
          {say('sources.owner')}: <strong>{owner?.name ?? say('sources.nobody')}</strong>
        </span>
        <Button
          size="small"
          aria-label={`${say('sources.owner-change')}: ${name}`}
          onClick={() => setAsking(true)}
        >
          {say('sources.owner-change')}
        </Button>
        {owner ? (
          <Button
            size="small"
            disabled={own.isPending}
            onClick={() =>
              own.mutate(null, { onError: (error) => tell(explain(error, words), 'error') })
            }
          >
            {say('sources.owner-none')}
          </Button>
        ) : null}
      </div>
      <Limit source={source} />
      {asking ? (
        <PersonDialog
          title={`${say('sources.owner')}: ${name}`}
          hint={say('sources.owner-who')}
          confirm={say('sources.owner-save')}
          onClose={() => setAsking(false)}
          onPerson={(person) => own.mutateAsync(person)}
        />
      ) : null}
    </div>
  );
}

const MOST_HOURS = 2_160;

function Limit({ source }: { readonly source: Settable }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [hours, setHours] = useState(String(source.staleAfterHours));
  const save = useWrite((wanted: number) => api.limitSource(source.key, { hours: wanted }));
  const wanted = Number(hours);
  const valid = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_HOURS;
  return (
    <form
      className={layout.row}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wanted, { onError: (error) => tell(explain(error, words), 'error') });
      }}
    >
      <Field label={say('sources.limit')}>
        <Input
          type="number"
          min={1}
          max={MOST_HOURS}
          value={hours}
          onChange={(_, { value }) => setHours(value)}
        />
      </Field>
      {wanted !== source.staleAfterHours ? (
        <Button type="submit" size="small" disabled={!valid || save.isPending}>
          {say('sources.limit-save')}
        </Button>
      ) : null}
    </form>
  );
}
