import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { Contribution } from '../../../../src/contract/discussions.ts';
import { Confirm } from '../../../components/dialogs.tsx';
import { useLayout } from '../../../components/layout.ts';
import { LanguageTag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';
import type { StatementProps } from './props.ts';
import { put } from './work.ts';

const useStyles = makeStyles({
  source: {
    paddingInlineStart: tokens.spacingHorizontalM,
    ...shorthands.borderLeft('2px', 'solid', tokens.colorNeutralStroke1),
  },
  /** Long ones scroll in place; the statement and its source stay side by side. */
  text: { maxHeight: '9em', overflowY: 'auto' },
});

/** The contributions behind one statement: read beside it, taken away, added. */
export function Sources({ page, work, change, statement, number }: StatementProps) {
  const { say } = useWords();
  const layout = useLayout();
  const [choosing, setChoosing] = useState(false);
  const known = new Map(page.sources.map((source) => [source.id, source]));
  const set = (sources: string[]) => change(put(work, { ...statement, sources }));
  return (
    <div className={layout.stack}>
      <h3 className={layout.h3}>
        {say('tab.synthesis.rests-on', { count: statement.sources.length })}
      </h3>
      <ul className={layout.list}>
        {statement.sources.map((id) => (
          <Source
            key={id}
            contribution={known.get(id) ?? null}
            number={number}
            onRemove={() => set(statement.sources.filter((other) => other !== id))}
          />
        ))}
      </ul>
      <div>
        <Button
          size="small"
          aria-label={say('tab.synthesis.choose-of', { number })}
          onClick={() => setChoosing(true)}
        >
          {say('tab.synthesis.choose')}
        </Button>
      </div>
      {choosing ? (
        <Chooser
          all={page.sources}
          chosen={statement.sources.filter((id) => known.has(id))}
          onClose={() => setChoosing(false)}
          onChosen={set}
        />
      ) : null}
    </div>
  );
}

function Source(props: {
  /** Null where it was hidden or withdrawn since. */
  readonly contribution: Contribution | null;
  readonly number: number;
  readonly onRemove: () => void;
}) {
  const { contribution, number, onRemove } = props;
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const author = contribution?.author ?? say('tab.synthesis.gone');
  return (
    <li className={mergeClasses(layout.tight, styles.source)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <span className={layout.row}>
          <strong>{author}</strong>
          {contribution ? <LanguageTag language={contribution.language} /> : null}
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={say('tab.synthesis.remove-source', { author, number })}
          onClick={onRemove}
        />
      </div>
      {contribution ? (
        <p
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
          tabIndex={0}
          lang={contribution.language}
          className={mergeClasses(layout.written, styles.text)}
        >
          {contribution.text}
        </p>
      ) : null}
    </li>
  );
}

function Chooser(props: {
  readonly all: readonly Contribution[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: string[]) => void;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(props.chosen));
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = props.all.filter(({ author, text }) =>
    `${author} ${text}`.toLowerCase().includes(wanted),
  );
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <Confirm
      title={say('tab.synthesis.choose-title')}
      confirm={say('tab.synthesis.choose-done')}
      onClose={props.onClose}
      onConfirm={async () =>
        props.onChosen(props.all.map(({ id }) => id).filter((id) => chosen.has(id)))
      }
    >
      <Field label={say('tab.synthesis.choose-filter')}>
        <Input type="search" value={filter} onChange={(_, { value }) => setFilter(value)} />
      </Field>
      <ul className={layout.list}>
        {shown.map(({ id, author, text, language }) => (
          <li key={id}>
            <Checkbox
              checked={chosen.has(id)}
              onChange={(_, { checked }) => toggle(id, checked === true)}
              label={
                <span>
                  <strong>{author}</strong> <span lang={language}>{text.slice(0, 300)}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </Confirm>
  );
}
