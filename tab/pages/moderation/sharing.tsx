import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Waiting } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Day } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const useCoModerators = (community: string) => {
  const { api } = useApp();
  return useQuery({
    queryKey: ['co-moderators', community],
    queryFn: () => api.coModerators(community),
    enabled: community !== '',
  });
};

/** "I am away until …": the same in every community that one moderates; any of them says how it stands. */
export function Away({ community }: { readonly community: string }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { api } = useApp();
  const tell = useTell();
  const query = useCoModerators(community);
  const [day, setDay] = useState('');
  const write = useWrite((until: string | null) => api.moderatorAway(until));
  const until = query.data?.items.find(({ me }) => me)?.awayUntil ?? null;
  const save = (next: string | null) =>
    write
      .mutateAsync(next)
      .then(() => tell(say(next === null ? 'console.away.back' : 'console.away.saved')))
      .catch((error: unknown) => tell(explain(error, words), 'error'));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (day !== '') void save(day);
  }
  if (until !== null)
    return (
      <div className={layout.row}>
        <Tag tone="warning">{say('console.away.now')}</Tag>
        <span>
          {say('console.away.until')} <Day on={until} />
        </span>
        <Button size="small" disabled={write.isPending} onClick={() => void save(null)}>
          {say('console.away.here')}
        </Button>
      </div>
    );
  return (
    <details>
      <summary>{say('console.away.title')}</summary>
      <form className={layout.stack} onSubmit={submit}>
        <Field label={say('console.away.until')} hint={say('console.away.what')}>
          <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
        <div>
          <Button type="submit" disabled={day === '' || write.isPending}>
            {say('console.away.save')}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Gives these to a co-moderator by name, or puts them back; who is away is said beside their name. */
export function Hand({ items }: { readonly items: readonly Waiting[] }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { api } = useApp();
  const tell = useTell();
  const community = items[0]?.task.community?.id ?? '';
  const own = items.filter(({ task }) => task.community?.id === community);
  const query = useCoModerators(community);
  const [person, setPerson] = useState('');
  const write = useWrite(async (to: string) => {
    for (const { task } of own) await api.claimTask(task.key, { community, person: to });
  });
  const others = (query.data?.items ?? []).filter(({ me }) => !me);
  const name = others.find(({ id }) => id === person)?.name ?? '';
  const press = () =>
    write
      .mutateAsync(person)
      .then(() => tell(say('console.hand.done', { count: own.length, name })))
      .catch((error: unknown) => tell(explain(error, words), 'error'));
  if (others.length === 0) return null;
  return (
    <div className={layout.fields}>
      <Field label={say('console.hand.to')}>
        <Select value={person} onChange={(_, { value }) => setPerson(value)}>
          <option value="">{say('console.hand.choose')}</option>
          {others.map(({ id, name: called, awayUntil }) => (
            <option key={id} value={id}>
              {awayUntil === null ? called : say('console.hand.away', { name: called })}
            </option>
          ))}
        </Select>
      </Field>
      <Button disabled={person === '' || write.isPending} onClick={() => void press()}>
        {say('console.hand.press', { count: own.length })}
      </Button>
    </div>
  );
}
