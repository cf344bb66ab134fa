import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import type { DraftRules } from './desk.ts';
import {
  type Difference,
  differences,
  type Place,
  type Statement,
  take,
  type Work,
} from './work.ts';

type Kind = DraftRules<Statement>['words'];

/** Somebody saved while I edited: what differs, side by side, and what to do with it. Nothing is overwritten unseen. */
export function Conflict<T extends Statement>(props: {
  readonly words: Kind;
  readonly mine: Work<T>;
  readonly theirs: Work<T>;
  readonly onMine: (work: Work<T>) => void;
  readonly onTheirs: () => void;
}) {
  const { words, mine, theirs, onMine, onTheirs } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <section aria-labelledby="conflict" className={layout.stack}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle id="conflict">{say('tab.drafting.conflict.title')}</MessageBarTitle>
          {say('tab.drafting.conflict.text', { theirs: theirs.base, mine: mine.base })}
        </MessageBarBody>
      </MessageBar>
      <ul className={layout.list}>
        {differences(mine, theirs).map((difference) => (
          <Row
            key={difference.id}
            words={words}
            difference={difference}
            onTake={() => onMine(take(mine, difference))}
          />
        ))}
      </ul>
      <div className={layout.row}>
        <Button appearance="primary" onClick={() => onMine({ ...mine, base: theirs.base })}>
          {say('tab.drafting.conflict.keep-mine')}
        </Button>
        <Button onClick={onTheirs}>{say('tab.drafting.conflict.take-all')}</Button>
      </div>
    </section>
  );
}

function Row(props: {
  readonly words: Kind;
  readonly difference: Difference;
  readonly onTake: () => void;
}) {
  const { words, difference, onTake } = props;
  const { say } = useWords();
  const layout = useLayout();
  const shown = (place: Place<Statement>): string => {
    if (!place) return say('tab.drafting.conflict.not-there');
    const { statement, reason } = place;
    const sources = say(`tab.drafting.${words}.rests-on`, { count: statement.sources.length });
    return reason === null
      ? `${statement.text} (${sources})`
      : `${statement.text} (${say('tab.drafting.because', { reason })})`;
  };
  return (
    <li className={layout.card}>
      <p className={layout.written}>
        <strong>{say('tab.drafting.conflict.theirs')}</strong> {shown(difference.theirs)}
      </p>
      <p className={layout.written}>
        <strong>{say('tab.drafting.conflict.mine')}</strong> {shown(difference.mine)}
      </p>
      <div>
        <Button size="small" onClick={onTake}>
          {say('tab.drafting.conflict.take')}
        </Button>
      </div>
    </li>
  );
}
