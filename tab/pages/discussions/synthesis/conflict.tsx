import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { SynthesisPage } from '../../../../src/contract/discussions.ts';
import { useLayout } from '../../../components/layout.ts';
import { useWords } from '../../../words.tsx';
import { begin, type Difference, differences, take, type Work } from './work.ts';

/** Somebody saved while I edited: what differs, side by side, and what to do with it. Nothing is overwritten unseen. */
export function Conflict(props: {
  readonly mine: Work;
  readonly page: SynthesisPage;
  readonly onMine: (work: Work) => void;
  readonly onTheirs: () => void;
}) {
  const { mine, page, onMine, onTheirs } = props;
  const { say } = useWords();
  const layout = useLayout();
  const found = differences(mine, begin(page));
  return (
    <section aria-labelledby="conflict" className={layout.stack}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle id="conflict">{say('tab.synthesis.conflict.title')}</MessageBarTitle>
          {say('tab.synthesis.conflict.text', { theirs: page.version, mine: mine.base })}
        </MessageBarBody>
      </MessageBar>
      <ul className={layout.list}>
        {found.map((difference) => (
          <Row
            key={difference.id}
            difference={difference}
            onTake={() => onMine(take(mine, difference))}
          />
        ))}
      </ul>
      <div className={layout.row}>
        <Button appearance="primary" onClick={() => onMine({ ...mine, base: page.version })}>
          {say('tab.synthesis.conflict.keep-mine')}
        </Button>
        <Button onClick={onTheirs}>{say('tab.synthesis.conflict.take-all')}</Button>
      </div>
    </section>
  );
}

function Row({
  difference,
  onTake,
}: {
  readonly difference: Difference;
  readonly onTake: () => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const shown = (place: Difference['mine']): string => {
    if (!place) return say('tab.synthesis.conflict.not-there');
    const { statement, reason } = place;
    const sources = say('tab.synthesis.rests-on', { count: statement.sources.length });
    return reason === null
      ? `${statement.text} (${sources})`
      : `${statement.text} (${say('tab.synthesis.because', { reason })})`;
  };
  return (
    <li className={layout.card}>
      <p className={layout.written}>
        <strong>{say('tab.synthesis.conflict.theirs')}</strong> {shown(difference.theirs)}
      </p>
      <p className={layout.written}>
        <strong>{say('tab.synthesis.conflict.mine')}</strong> {shown(difference.mine)}
      </p>
      <div>
        <Button size="small" onClick={onTake}>
          {say('tab.synthesis.conflict.take')}
        </Button>
      </div>
    </li>
  );
}
