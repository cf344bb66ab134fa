import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

/** What each key does, in the order in which the help says it: a word of `console.keys`. */
export const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'act'],
  ['e', 'edit'],
  ['h', 'hide'],
  ['o', 'open'],
  ['x', 'select'],
  ['c', 'claim'],
  ['m', 'more'],
  ['u', 'undo'],
  ['?', 'help'],
] as const;
export type KeyWord = (typeof KEYS)[number][1];

const BY_KEY: ReadonlyMap<string, KeyWord> = new Map([
  ...KEYS,
  ['ArrowDown', 'next'] as const,
  ['ArrowUp', 'previous'] as const,
]);

/** What a key means on an item; undefined for what belongs to a field, the browser or a screen reader. */
export function keyWord(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): KeyWord | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  return BY_KEY.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
}

const useStyles = makeStyles({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusSmall,
  },
  meaning: { margin: 0 },
});

/** Folded away until it is wanted, by its button or by `?`. */
export function useKeyHelp() {
  const [open, setOpen] = useState(false);
  return { open, toggle: () => setOpen((before) => !before) };
}

export function KeyHelp({ open, toggle }: ReturnType<typeof useKeyHelp>) {
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const id = useId();
  return (
    <div className={layout.tight}>
      <div>
        <Button size="small" aria-expanded={open} aria-controls={id} onClick={toggle}>
          {say('console.keys.title')}
        </Button>
      </div>
      <div id={id} hidden={!open}>
        <dl className={styles.keys}>
          {KEYS.map(([key, word]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd className={styles.key}>{key}</kbd>
              </dt>
              <dd className={styles.meaning}>{say(`console.keys.${word}`)}</dd>
            </div>
          ))}
        </dl>
        <p className={layout.muted}>{say('console.keys.text')}</p>
      </div>
    </div>
  );
}
