import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { type ReactNode, type RefObject, useState } from 'react';
import type { PointedOut } from '../../src/contract/safety.ts';
import { useWords } from '../words.tsx';
import { GivenBeforeList } from './attached.tsx';
import { useLayout } from './layout.ts';

interface Shown {
  readonly text: string;
  readonly found: PointedOut;
}

/** Asks once for each text what its author had better think of. An advice: where none comes, nothing waits for it. */
export function usePointedOut(ask?: (text: string) => Promise<PointedOut>) {
  const [shown, setShown] = useState<Shown | null>(null);
  return {
    forget: () => setShown(null),
    /** What was pointed out in this very text; nothing for any other. */
    bar: (text: string, disabled: boolean, field: RefObject<HTMLTextAreaElement | null>) =>
      shown?.text === text.trim() ? (
        <PointedOutBar shown={shown} disabled={disabled} onEdit={() => field.current?.focus()} />
      ) : null,
    /** False where something was pointed out that its author has not seen yet. */
    async mayGo(text: string): Promise<boolean> {
      if (!ask || shown?.text === text) return true;
      const found = await ask(text).catch(() => null);
      if (!found) return true;
      const open = (found.attachments ?? []).every(({ cannot }) => cannot === 0);
      if (found.hints.length === 0 && found.wordsOver === 0 && open) return true;
      setShown({ text, found });
      return false;
    },
  };
}

/** The text with what was found in it marked; each mark says what it is for, not by its colour alone. */
function Marked({ text, found }: Shown) {
  const { say } = useWords();
  const layout = useLayout();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { kind, start, end } of found.hints) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start}>
        {text.slice(start, end)} <small>({say(`safety.hint.${kind}`)})</small>
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <p className={layout.written}>{parts}</p>;
}

/** What was pointed out, and the two ways on: the author decides. */
function PointedOutBar(props: {
  readonly shown: Shown;
  readonly disabled: boolean;
  readonly onEdit: () => void;
}) {
  const { shown, disabled, onEdit } = props;
  const { found } = shown;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{say('safety.before.title')}</MessageBarTitle>
        <div className={layout.tight}>
          {found.hints.length > 0 ? (
            <>
              <span>{say('safety.before.why')}</span>
              <Marked {...shown} />
            </>
          ) : null}
          {found.wordsOver > 0 ? (
            <span>{say('safety.before.long', { count: found.wordsOver })}</span>
          ) : null}
          <GivenBeforeList items={found.attachments ?? []} />
          {found.hold && found.cause ? <span>{say(`safety.waits.${found.cause}`)}</span> : null}
          <div className={layout.row}>
            <Button type="submit" disabled={disabled}>
              {say('safety.before.as-is')}
            </Button>
            <Button disabled={disabled} onClick={onEdit}>
              {say('safety.before.edit')}
            </Button>
          </div>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
