import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SignIn } from '../../../src/contract/people.ts';
import { readSignIn } from '../../api.ts';
import { useLayout } from '../../components/layout.ts';
import { Empty, Read } from '../../components/states.tsx';
import type { Entra } from '../../host/entra.ts';
import { useWords } from '../../words.tsx';
import { EntraPart } from './entra.tsx';

type Personas = Extract<SignIn, { mode: 'local' }>['people'];

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
  inner: { maxWidth: '720px', margin: '0 auto' },
  people: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
  },
  person: { width: '100%', justifyContent: 'flex-start', textAlign: 'start' },
});

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface SignInProps {
  readonly onPerson: (id: string) => void;
  readonly onEntra: (entra: Entra) => void;
}

/** Outside Teams: locally a person is picked; in production one signs in at Entra, or is told where to go. */
export function SignInPage(props: SignInProps) {
  const styles = useStyles();
  const layout = useLayout();
  const { say } = useWords();
  const way = useQuery({ queryKey: ['sign-in'], queryFn: readSignIn });
  useEffect(() => {
    document.title = `${say('tab.sign-in.title')} · Praxis`;
  }, [say]);
  return (
    <main className={styles.page}>
      <div className={`${styles.inner} ${layout.stack}`}>
        <h1 className={layout.h1}>{say('tab.sign-in.title')}</h1>
        <Read query={way}>{(way) => <Ways {...props} way={way} />}</Read>
      </div>
    </main>
  );
}

function Ways({ way, onPerson, onEntra }: SignInProps & { readonly way: SignIn }) {
  const layout = useLayout();
  const { say } = useWords();
  if (way.mode === 'local') return <Picker people={way.people} onPerson={onPerson} />;
  // Entra's page is shown in no frame: there is a host that did not answer in time.
  if (way.mode === 'entra' && window.parent === window)
    return <EntraPart way={way} onSigned={onEntra} />;
  return (
    <Empty title={say('tab.sign-in.in-teams')}>
      <p className={layout.plain}>{say('tab.sign-in.in-teams-how')}</p>
    </Empty>
  );
}

function Picker(props: { readonly people: Personas; readonly onPerson: (id: string) => void }) {
  const styles = useStyles();
  const layout = useLayout();
  const { say } = useWords();
  const [filter, setFilter] = useState('');
  const wanted = folded(filter.trim());
  const people = props.people.filter(({ name, title, office }) =>
    folded(`${name} ${title} ${office}`).includes(wanted),
  );
  return (
    <>
      <p className={layout.plain}>{say('tab.sign-in.local')}</p>
      <Field label={say('tab.sign-in.filter')}>
        <Input type="search" value={filter} onChange={(_, { value }) => setFilter(value)} />
      </Field>
      <p role="status" className={layout.muted}>
        {say('tab.sign-in.found', { count: people.length })}
      </p>
      <ul className={styles.people}>
        {people.map(({ id, name, title, office }) => (
          <li key={id}>
            <Button size="large" className={styles.person} onClick={() => props.onPerson(id)}>
              <span className={layout.tight}>
                <span>{name}</span>
                <span className={layout.muted}>{[title, office].filter(Boolean).join(' · ')}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
