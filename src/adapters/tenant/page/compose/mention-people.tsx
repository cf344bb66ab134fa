import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useBench } from '../context.tsx';
import { Modal } from '../parts/modal.tsx';
import type { Member, Place } from '../shapes.ts';

interface MentionPeopleProps {
  readonly place: Place;
  readonly chosen: (member: Member) => void;
  readonly failed: (error: unknown) => void;
}

/** Names one of the people of the channel in the message. */
export function MentionPeople({ place, chosen, failed }: MentionPeopleProps) {
  const { client } = useBench();
  const [members, setMembers] = useState<readonly Member[] | null>(null);
  const [wanted, setWanted] = useState('');
  const open = async (): Promise<void> => {
    try {
      setMembers(await client.members(place.id));
    } catch (error) {
      failed(error);
    }
  };
  const shown = members?.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <>
      <button type="button" className="plain" onClick={() => void open()}>
        @ someone
      </button>
      {shown && (
        <Modal title="Mention a person" close={() => setMembers(null)} width="360px">
          <label>
            Search by name
            <input
              type="search"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          </label>
          <ul className="choices">
            {shown.map((member) => (
              <li key={member.id}>
                <button
                  type="button"
                  onClick={() => {
                    // Closed first: it gives the focus back to its button, and the message wants it.
                    flushSync(() => setMembers(null));
                    setWanted('');
                    chosen(member);
                  }}
                >
                  {member.name}
                </button>
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className="quiet">Nobody here is called that.</p>}
        </Modal>
      )}
    </>
  );
}
