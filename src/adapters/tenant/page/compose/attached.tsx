import { CardView } from '../cards/card-view.tsx';
import { cardOf } from '../cards/legacy.ts';
import type { Attachment } from '../shapes.ts';

interface AttachedProps {
  readonly attachments: readonly Attachment[];
  readonly change: (attachments: readonly Attachment[]) => void;
}

/** Cards that go with the message being written; each can be taken off again. */
export function Attached({ attachments, change }: AttachedProps) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attached" aria-label="Attached cards">
      {attachments.map((attachment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same card may be attached twice
        <li key={index}>
          <CardView json={cardOf(attachment)} />
          <button
            type="button"
            className="plain"
            onClick={() => change(attachments.filter((_, at) => at !== index))}
          >
            Remove this card
          </button>
        </li>
      ))}
    </ul>
  );
}
