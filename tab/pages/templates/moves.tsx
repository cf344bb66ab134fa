import { Button } from '@fluentui/react-components';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { moved, without } from './draft.ts';

/** Up, down and away: for one of a list. */
export function Moves<T>(props: {
  readonly name: string;
  readonly list: readonly T[];
  readonly at: number;
  readonly onChange: (list: T[]) => void;
  /** What has to stay. */
  readonly least?: number;
}) {
  const { name, list, at, onChange, least = 0 } = props;
  const { say } = useWords();
  const layout = useLayout();
  if (list.length <= 1 && list.length <= least) return null;
  return (
    <div className={layout.row}>
      {([-1, 1] as const).map((by) => (
        <Button
          key={by}
          size="small"
          // Stays reachable at either end, so that whoever pressed it does not lose their place.
          disabledFocusable={list[at + by] === undefined}
          aria-label={say(by < 0 ? 'templates.up-of' : 'templates.down-of', { name })}
          onClick={() => onChange(moved(list, at, by))}
        >
          {say(by < 0 ? 'templates.up' : 'templates.down')}
        </Button>
      ))}
      {list.length > least ? (
        <Button
          size="small"
          aria-label={say('templates.remove-of', { name })}
          onClick={() => onChange(without(list, at))}
        >
          {say('templates.remove')}
        </Button>
      ) : null}
    </div>
  );
}
