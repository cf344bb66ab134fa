import { useBench } from '../context.tsx';
import { Menu } from '../parts/menu.tsx';
import type { Message, Place } from '../shapes.ts';

/** By Teams' names. */
const KINDS: Readonly<Record<string, { readonly sign: string; readonly name: string }>> = {
  like: { sign: '👍', name: 'Like' },
  heart: { sign: '❤️', name: 'Heart' },
  laugh: { sign: '😆', name: 'Laugh' },
  surprised: { sign: '😮', name: 'Surprised' },
  sad: { sign: '🙁', name: 'Sad' },
  angry: { sign: '😡', name: 'Angry' },
};

interface ReactionsProps {
  readonly place: Place;
  readonly message: Message;
  readonly act: (work: Promise<unknown>) => Promise<void>;
}

/** What others feel about a message, and what this person does. */
export function Reactions({ place, message, act }: ReactionsProps) {
  const { person, client } = useBench();
  const mine = (type: string): boolean =>
    message.reactions.some(
      (reaction) => reaction.type === type && reaction.people.some(({ id }) => id === person.id),
    );
  const turn = (type: string): void =>
    void act(client.react(place.id, message.id, type, mine(type)));
  return (
    <>
      {message.reactions
        .filter(({ people }) => people.length > 0)
        .map(({ type, people }) => (
          <button
            type="button"
            key={type}
            className="reaction"
            aria-pressed={mine(type)}
            title={people.map(({ name }) => name).join(', ')}
            aria-label={`${KINDS[type]?.name ?? type} ${people.length}: ${people.map(({ name }) => name).join(', ')}`}
            onClick={() => turn(type)}
          >
            <span aria-hidden="true">{KINDS[type]?.sign ?? type}</span> {people.length}
          </button>
        ))}
      <Menu
        label="React"
        items={Object.entries(KINDS).map(([type, { sign, name }]) => ({
          key: type,
          label: `${sign} ${name}`,
          choose: () => turn(type),
        }))}
      />
    </>
  );
}
