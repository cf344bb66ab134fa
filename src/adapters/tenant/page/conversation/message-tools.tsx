import { useBench } from '../context.tsx';
import { startAction } from '../extension/action.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import type { Message, Place } from '../shapes.ts';

interface MessageToolsProps {
  readonly place: Place;
  readonly message: Message;
  readonly mine: boolean;
  readonly edit: () => void;
  readonly remove: () => void;
  readonly failed: (error: unknown) => void;
}

/** What may be done to a message: one's own words, and the app's commands on anybody's. */
export function MessageTools(props: MessageToolsProps) {
  const { place, message, mine, edit, remove, failed } = props;
  const bench = useBench();
  const commands = bench.app.commands.filter(
    ({ type, context }) => type === 'action' && context.includes('message'),
  );
  const items: readonly MenuItem[] = [
    ...(mine && message.text !== '' ? [{ key: 'edit', label: 'Edit', choose: edit }] : []),
    ...(mine ? [{ key: 'delete', label: 'Delete', choose: remove }] : []),
    ...commands.map((command) => ({
      key: command.id,
      label: command.title,
      hint: command.description,
      choose: () => {
        startAction(bench, place.id, command, { message }).catch(failed);
      },
    })),
  ];
  return items.length > 0 ? <Menu label="More" items={items} /> : null;
}
