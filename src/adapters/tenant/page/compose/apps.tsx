import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useBench } from '../context.tsx';
import { startAction } from '../extension/action.ts';
import { SearchDialog } from '../extension/search-dialog.tsx';
import { Menu } from '../parts/menu.tsx';
import type { Attachment, Command, Place } from '../shapes.ts';

interface AppsProps {
  readonly place: Place;
  readonly attach: (attachment: Attachment) => void;
  readonly failed: (error: unknown) => void;
  readonly announce: (words: string) => void;
}

/** What the app offers where one writes. Nothing is drawn where it offers nothing. */
export function Apps({ place, attach, failed, announce }: AppsProps) {
  const bench = useBench();
  const [searching, setSearching] = useState<Command | null>(null);
  const commands = bench.app.commands.filter(({ context }) => context.includes('compose'));
  if (commands.length === 0) return null;
  const attached = (attachment: Attachment): void => {
    attach(attachment);
    announce('The card was attached to your message.');
  };
  return (
    <>
      <Menu
        label={`Use ${bench.app.name}`}
        items={commands.map((command) => ({
          key: command.id,
          label: command.title,
          hint: command.description,
          choose: () => {
            if (command.type === 'query') setSearching(command);
            else startAction(bench, place.id, command, { attach: attached }).catch(failed);
          },
        }))}
      />
      {searching && (
        <SearchDialog
          place={place}
          command={searching}
          close={() => setSearching(null)}
          chosen={(attachment) => {
            // Closed first: it gives the focus back to its button, and the message wants it.
            flushSync(() => setSearching(null));
            attached(attachment);
          }}
        />
      )}
    </>
  );
}
