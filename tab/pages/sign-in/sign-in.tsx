import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SignIn } from '../../../src/contract/people.ts';
import { readSignIn } from '../../api.ts';
import { useLayout } from '../../components/layout.ts';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';

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

/** Outside Teams: locally a person is picked; a production server only says where to go. */
export function SignInPage({ onPerson }: { readonly onPerson: (id: string) => void }) {
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
        <Read query={way}>
          {(signIn) =>
            signIn.mode === 'local' ? (
              <Picker people={signIn.people} onPerson={onPerson} />
            ) : (
              <Empty title={say('tab.sign-in.in-teams')}>
                <p className={layout.plain}>{say('tab.sign-in.in-teams-how')}</p>
              </Empty>
            )
          }
        </Read>
      </div>
    </main>
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
