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
import { useWords } from '../../words.tsx';
import { Confirm } from '../dialogs.tsx';
import { useLayout } from '../layout.ts';
import { LanguageTag } from '../tag.tsx';
import type { Desk, Source, StatementProps } from './desk.ts';
import { put, type Statement } from './work.ts';

const useStyles = makeStyles({
  source: {
    paddingInlineStart: tokens.spacingHorizontalM,
    ...shorthands.borderLeft('2px', 'solid', tokens.colorNeutralStroke1),
  },
  /** Long ones scroll in place; the statement and its source stay side by side. */
  text: { maxHeight: '9em', overflowY: 'auto' },
});

type Kind = Desk<Statement>['words'];

/** What stands behind one statement: read beside it, taken away, added. */
export function Sources<T extends Statement>({
  desk,
  statement,
}: Pick<StatementProps<T>, 'desk' | 'statement'>) {
  const { words, work, change, sources } = desk;
  const { say } = useWords();
  const layout = useLayout();
  const [choosing, setChoosing] = useState(false);
  const number = desk.numbers.get(statement.id) ?? 0;
  const known = new Map(sources.map((source) => [source.id, source]));
  const set = (ids: string[]) => change(put(work, { ...statement, sources: ids }));
  return (
    <div className={layout.stack}>
      <h3 className={layout.h3}>
        {say(`tab.drafting.${words}.rests-on`, { count: statement.sources.length })}
      </h3>
      <ul className={layout.list} hidden={statement.sources.length === 0}>
        {statement.sources.map((id) => (
          <OneSource
            key={id}
            {...{ words, number }}
            source={known.get(id) ?? null}
            onRemove={() => set(statement.sources.filter((other) => other !== id))}
          />
        ))}
      </ul>
      <div>
        <Button
          size="small"
          aria-label={say(`tab.drafting.${words}.choose-of`, { number })}
          onClick={() => setChoosing(true)}
        >
          {say(`tab.drafting.${words}.choose`)}
        </Button>
      </div>
      {choosing ? (
        <Chooser
          words={words}
          all={sources}
          chosen={statement.sources.filter((id) => known.has(id))}
          onClose={() => setChoosing(false)}
          onChosen={set}
        />
      ) : null}
    </div>
  );
}

function OneSource(props: {
  readonly words: Kind;
  /** Null where it was hidden or withdrawn since. */
  readonly source: Source | null;
  readonly number: number;
  readonly onRemove: () => void;
}) {
  const { words, source, number, onRemove } = props;
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const author = source?.author ?? say(`tab.drafting.${words}.gone`);
  return (
    <li className={mergeClasses(layout.tight, styles.source)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <span className={layout.row}>
          <strong>{author}</strong>
          {source ? <LanguageTag language={source.language} /> : null}
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={say(`tab.drafting.${words}.remove-source`, { author, number })}
          onClick={onRemove}
        />
      </div>
      {source ? (
        <p
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
          tabIndex={0}
          lang={source.language}
          className={mergeClasses(layout.written, styles.text)}
        >
          {source.text}
        </p>
      ) : null}
    </li>
  );
}

function Chooser(props: {
  readonly words: Kind;
  readonly all: readonly Source[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: string[]) => void;
  readonly onClose: () => void;
}) {
  const { words } = props;
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
      title={say(`tab.drafting.${words}.choose-title`)}
      confirm={say('tab.drafting.choose-done')}
      onClose={props.onClose}
      onConfirm={async () =>
        props.onChosen(props.all.map(({ id }) => id).filter((id) => chosen.has(id)))
      }
    >
      <Field label={say(`tab.drafting.${words}.choose-filter`)}>
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
