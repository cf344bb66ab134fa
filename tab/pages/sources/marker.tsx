import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const SHORTEST = 2;
const LONGEST = 50;

/** The word by which an event in a calendar is known for a mission. */
export function Marker({ marker }: { readonly marker: string }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [typed, setTyped] = useState(marker);
  const save = useWrite((wanted: string) => api.markMissions({ marker: wanted }));
  const wanted = typed.trim();
  return (
    <form
      className={layout.row}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wanted, {
          onSuccess: () => tell(say('sources.missions.marker-saved')),
          onError: (error) => tell(explain(error, words), 'error'),
        });
      }}
    >
      <Field label={say('sources.missions.marker')} hint={say('sources.missions.marker-hint')}>
        <Input maxLength={LONGEST} value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      {wanted === marker ? null : (
        <Button type="submit" size="small" disabled={wanted.length < SHORTEST || save.isPending}>
          {say('sources.missions.marker-save')}
        </Button>
      )}
    </form>
  );
}
