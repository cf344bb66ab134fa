import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Load, Queue } from '../../../src/contract/moderation.ts';
import type { QueueFilter } from '../../api-moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { useModeration, useWrite } from '../../queries.ts';
import { useWords, type Words } from '../../words.tsx';
import { QueueList } from './list.tsx';
import { Away } from './sharing.tsx';

/** As many more as are asked for at a time; what is on the screen stays quick. */
const STEP = 100;

/** What waits for a moderator, most urgent first, worked off from the top. */
export default function ModerationPage() {
  const { say } = useWords();
  const [filter, setFilter] = useState<QueueFilter>({});
  const [limit, setLimit] = useState(STEP);
  const query = useModeration({ ...filter, limit });
  const narrowed = Object.values(filter).some(Boolean);
  const change = (next: QueueFilter) => {
    setFilter(next);
    setLimit(STEP);
  };
  return (
    <Page title={say('tab.moderation.title')}>
      <Read query={query}>
        {(queue) => (
          <>
            <Loads queue={queue} />
            {queue.communities[0] ? <Away community={queue.communities[0].id} /> : null}
            {queue.kinds.length > 0 ? (
              <Narrow queue={queue} filter={filter} onChange={change} />
            ) : null}
            {queue.total === 0 ? (
              <Nothing narrowed={narrowed} />
            ) : (
              <QueueList
                queue={queue}
                filter={JSON.stringify(filter)}
                onMore={() => setLimit((before) => before + STEP)}
              />
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function Nothing({ narrowed }: { readonly narrowed: boolean }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Empty title={say(narrowed ? 'console.none-here' : 'tab.moderation.empty')}>
      <p className={layout.plain}>
        {say(narrowed ? 'console.none-here-how' : 'tab.moderation.empty-how')}
      </p>
    </Empty>
  );
}

/** Each community's work in minutes, with what can be done about its spread. */
function Loads({ queue }: { readonly queue: Queue }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <section aria-label={say('console.loads')}>
      <ul className={layout.list}>
        {queue.communities.map((load) => (
          <LoadOf key={load.id} load={load} />
        ))}
      </ul>
    </section>
  );
}

/** From here on nobody counts in minutes. */
const IN_HOURS = 90;

const timeOf = (minutes: number, { say }: Words): string =>
  minutes > IN_HOURS
    ? say('console.about-hours', { count: Math.round(minutes / 60) })
    : say('console.about', { count: minutes });

function LoadOf({ load }: { readonly load: Load }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { api } = useApp();
  const tell = useTell();
  const share = useWrite(() => api.shareTasks(load.id));
  const press = () =>
    share
      .mutateAsync(undefined)
      .then(({ items }) => tell(say('console.shared', { count: items })))
      .catch((error: unknown) => tell(explain(error, words), 'error'));
  return (
    <li className={layout.row}>
      <strong>{load.name}</strong>
      <span>{say('console.load', { count: load.count, time: timeOf(load.minutes, words) })}</span>
      {load.unclaimed > 0 ? (
        <Button
          size="small"
          disabled={share.isPending}
          aria-label={`${say('console.share', { count: load.unclaimed })}: ${load.name}`}
          onClick={() => void press()}
        >
          {say('console.share', { count: load.unclaimed })}
        </Button>
      ) : null}
      <TextLink inText to={`/moderation/texts/${load.id}`}>
        {say('console.texts.link', { name: load.name })}
      </TextLink>
    </li>
  );
}

function Narrow(props: {
  readonly queue: Queue;
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}) {
  const { queue, filter, onChange } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <section className={layout.fields} aria-label={say('console.narrow')}>
      {queue.communities.length > 1 ? (
        <Field label={say('console.community')}>
          <Select
            value={filter.community ?? ''}
            onChange={(_, { value }) => onChange({ ...filter, community: value })}
          >
            <option value="">{say('console.all')}</option>
            {queue.communities.map(({ id, name, count }) => (
              <option key={id} value={id}>
                {`${name} (${count})`}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label={say('console.what-kind')}>
        <Select
          value={filter.kind ?? ''}
          onChange={(_, { value }) => onChange({ ...filter, kind: value })}
        >
          <option value="">{say('console.all')}</option>
          {queue.kinds.map(({ kind, count }) => (
            <option key={kind} value={kind}>
              {`${say(`console.kind.${kind}`)} (${count})`}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={say('console.only-mine')}
        checked={filter.mine ?? false}
        onChange={(_, { checked }) => onChange({ ...filter, mine: checked === true })}
      />
    </section>
  );
}
