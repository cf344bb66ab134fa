import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ContentManagers } from '../../../src/contract/managers.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, PersonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const KEY = ['content-managers'];

/** Who sees to terms and tags: administrators name them and let them go; who did so stays on record. */
export default function ManagersPage() {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const query = useQuery({ queryKey: KEY, queryFn: api.contentManagers });
  return (
    <Page
      title={say('taxonomy.managers.title')}
      above={<TextLink to="/taxonomy">{say('taxonomy.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('taxonomy.managers.what')}</p>
      <Read query={query}>{(managers) => <Parts managers={managers} />}</Read>
    </Page>
  );
}

function Parts({ managers }: { readonly managers: ContentManagers }) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const queries = useQueryClient();
  const now = useId();
  const [asked, setAsked] = useState<'name' | Person | null>(null);
  const close = () => setAsked(null);
  const keep = (next: ContentManagers) => queries.setQueryData(KEY, next);
  const grant = useWrite((person: string) => api.nameContentManager(person).then(keep));
  const revoke = useWrite((id: string) => api.revokeContentManager(id).then(keep));
  return (
    <>
      <Section id={now} title={say('taxonomy.managers.now')}>
        <Now people={managers.people} onRevoke={setAsked} />
        <div>
          <Button appearance="primary" onClick={() => setAsked('name')}>
            {say('taxonomy.managers.name')}
          </Button>
        </div>
      </Section>
      <History changes={managers.changes} />
      {asked === 'name' ? (
        <PersonDialog
          title={say('taxonomy.managers.name')}
          hint={say('taxonomy.managers.who')}
          confirm={say('taxonomy.managers.name')}
          onClose={close}
          onPerson={(person) => grant.mutateAsync(person)}
        />
      ) : null}
      {asked !== null && asked !== 'name' ? (
        <Confirm
          title={say('taxonomy.managers.revoke-of', { name: asked.name })}
          confirm={say('taxonomy.managers.revoke')}
          onClose={close}
          onConfirm={() => revoke.mutateAsync(asked.id)}
        >
          <p className={layout.plain}>{say('taxonomy.managers.revoke-what')}</p>
        </Confirm>
      ) : null}
    </>
  );
}

type Person = ContentManagers['people'][number];

function Now(props: {
  readonly people: readonly Person[];
  readonly onRevoke: (person: Person) => void;
}) {
  const { people, onRevoke } = props;
  const { say } = useWords();
  const layout = useLayout();
  if (people.length === 0) return <Empty title={say('taxonomy.managers.none')} />;
  return (
    <ul className={layout.list}>
      {people.map((person) => (
        <li key={person.id} className={layout.row}>
          <span>{person.name}</span>
          <span className={layout.muted}>{person.unit}</span>
          <Button
            size="small"
            aria-label={say('taxonomy.managers.revoke-of', { name: person.name })}
            onClick={() => onRevoke(person)}
          >
            {say('taxonomy.managers.revoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function History({ changes }: Pick<ContentManagers, 'changes'>) {
  const { say, dateTime } = useWords();
  const layout = useLayout();
  const id = useId();
  return (
    <Section id={id} title={say('taxonomy.managers.history')}>
      {changes.length === 0 ? (
        <p className={layout.muted}>{say('taxonomy.managers.no-history')}</p>
      ) : (
        <ul className={layout.list}>
          {changes.map(({ id, person, by, verb, at }) => (
            <li key={id} className={layout.muted}>
              {say(`taxonomy.managers.changes.${verb}`, { person, by, when: dateTime(at) })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
