import { useEffect, useState } from 'react';
import { people as readPeople, wordsOf } from './api.ts';
import type { Person } from './shapes.ts';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', fr: 'French', es: 'Spanish' };

const folded = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Everybody of the organization; undefined while they are read, words where that failed. */
export function usePeople(): readonly Person[] | string | undefined {
  const [people, setPeople] = useState<readonly Person[] | string>();
  useEffect(() => {
    readPeople().then(setPeople, (error: unknown) => setPeople(wordsOf(error)));
  }, []);
  return people;
}

/** `moderator:social-protection` */
const roleOf = (hint: string): string => {
  const [role = '', of] = hint.split(':');
  return `${role.replaceAll('-', ' ')}${of ? ` of ${of.replaceAll('-', ' ')}` : ''}`;
};

interface PickerProps {
  readonly people: readonly Person[];
  readonly choose: (person: Person) => void;
}

/** Who sits at this window. */
export function Picker({ people, choose }: PickerProps) {
  const [wanted, setWanted] = useState('');
  const words = folded(wanted).split(/\s+/);
  // Those with a part in what is played come first.
  const byPart = people.toSorted((a, b) => Number(b.roles.length > 0) - Number(a.roles.length > 0));
  const shown = byPart.filter((person) => {
    const all = folded(Object.values(person).flat().join(' '));
    return words.every((word) => all.includes(word));
  });
  return (
    <main className="picker">
      <h1 id="place-title" tabIndex={-1}>
        Who are you in this window?
      </h1>
      <p>Every window is a person of its own: open another one beside it to be somebody else.</p>
      <label>
        Search by name, office or role
        <input type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </label>
      <p className="quiet" role="status">
        {shown.length} of {people.length} people
      </p>
      <ul className="people">
        {shown.map((person) => (
          <li key={person.id}>
            <a
              href={`/teams/?as=${person.id}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                choose(person);
              }}
            >
              <strong>{person.name}</strong>
              <span>
                {person.title}
                {person.office && `, ${person.office}`}
              </span>
              <span className="quiet">
                {[LANGUAGES[person.language] ?? person.language, ...person.roles.map(roleOf)].join(
                  ' · ',
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
