import { useCallback, useEffect, useRef, useState } from 'react';
import { Desk } from './desk.tsx';
import { Picker, usePeople } from './picker.tsx';
import type { Person } from './shapes.ts';
import { THEME_NAMES, THEMES, type Theme, useTheme } from './theme.ts';
import { useWhere } from './where.ts';

/** The whole page: its banner, who sits here, and what they see. */
export function Page() {
  const [theme, setTheme] = useTheme();
  const [where, go, moves] = useWhere();
  const [words, setWords] = useState('');
  const people = usePeople();
  const announce = useCallback((said: string) => {
    if (said !== '') setWords(said);
  }, []);
  const person =
    typeof people === 'object'
      ? people.find(({ id, name, mail }) => [id, name, mail].includes(where.as))
      : undefined;
  useTitle(person, moves);
  return (
    <>
      <Banner theme={theme} setTheme={setTheme} person={person} leave={() => go({ as: '' })} />
      <p className="announced" role="status" aria-live="polite">
        {words}
      </p>
      {people === undefined && <p className="quiet">Reading …</p>}
      {typeof people === 'string' && (
        <p className="problem" role="alert">
          {people}
        </p>
      )}
      {typeof people === 'object' &&
        (person ? (
          <Desk
            key={person.id}
            person={person}
            theme={theme}
            where={where}
            go={go}
            moves={moves}
            announce={announce}
          />
        ) : (
          <Picker people={people} choose={({ id }) => go({ as: id })} />
        ))}
    </>
  );
}

/** The new place's name in the window's title; the keyboard goes on from its heading. */
function useTitle(person: Person | undefined, moves: number): void {
  const first = useRef(true);
  useEffect(() => {
    document.title = `${person ? `${person.name} – ` : ''}Local tenant`;
  }, [person]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every move, and at nothing else
  useEffect(() => {
    if (first.current) first.current = false;
    else document.getElementById('place-title')?.focus();
  }, [moves]);
}

interface BannerProps {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly person: Person | undefined;
  readonly leave: () => void;
}

function Banner({ theme, setTheme, person, leave }: BannerProps) {
  return (
    <header className="banner">
      <p className="stand-in">
        <strong>Local tenant</strong> – a stand-in for Microsoft Teams, not the real thing
      </p>
      {person && (
        <p className="who-am-i">
          You are <strong>{person.name}</strong>
          {person.office && <span className="quiet"> {person.office}</span>}{' '}
          <button type="button" className="plain" onClick={leave}>
            Change person
          </button>{' '}
          <a href="/teams/" target="_blank" rel="noopener">
            New window
          </a>
        </p>
      )}
      <label className="theme">
        Theme{' '}
        <select
          value={theme}
          onChange={(event) =>
            setTheme(THEMES.find((name) => name === event.target.value) ?? 'default')
          }
        >
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {THEME_NAMES[name]}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
