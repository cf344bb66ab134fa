import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { useState } from 'react';
import { useWords } from '../../words.tsx';
import { ReasonDialog } from '../dialogs.tsx';
import { useLayout } from '../layout.ts';
import { CheckedStatement } from './attribution.tsx';
import type { StatementProps } from './desk.ts';
import { Hint } from './doubts.tsx';
import { MachineWords } from './machine-words.tsx';
import { Sources } from './sources.tsx';
import { faultOf, put, remove, type Statement, setAside, shift } from './work.ts';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXL,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

const LIMIT = 4_000;

/** One statement with what it rests on beside it. */
export function StatementForm<T extends Statement>(props: StatementProps<T>) {
  const { desk, statement } = props;
  const { words, work, change, showFaults } = desk;
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const fault = faultOf(statement, new Set(desk.sources.map(({ id }) => id)));
  const message =
    fault && (showFaults || fault === 'gone-source')
      ? say(`tab.drafting.${words}.problems.${fault}`)
      : null;
  const number = desk.numbers.get(statement.id) ?? 0;
  const set = (part: Partial<T>) => change(put(work, { ...statement, ...part }));
  return (
    <li className={layout.card} data-statement={statement.id}>
      <div className={styles.pair}>
        <div className={layout.stack}>
          {desk.head(statement, set)}
          <Field
            label={say(`tab.drafting.${words}.statement`, { number })}
            {...(message ? { validationMessage: message } : {})}
          >
            <Textarea
              value={statement.text}
              maxLength={LIMIT}
              rows={4}
              resize="vertical"
              // Whoever writes says it themselves.
              onChange={(_, { value }) =>
                change(
                  put(work, {
                    ...statement,
                    text: value,
                    machine: undefined,
                    translations: undefined,
                  }),
                )
              }
            />
          </Field>
          <Hint lacks={desk.doubts.get(statement.id)} />
          <MachineWords desk={desk} statement={statement} />
          <CheckedStatement
            checks={desk.checks}
            statement={statement.id}
            version={desk.savedVersion}
          />
        </div>
        <Sources desk={desk} statement={statement} />
      </div>
      <Tools {...props} />
    </li>
  );
}

function Tools<T extends Statement>({ desk, statement, first, last }: StatementProps<T>) {
  const { words, work, change, together } = desk;
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState(false);
  const { id, text } = statement;
  const number = desk.numbers.get(id) ?? 0;
  const onRecord = desk.onRecord(statement);
  return (
    <div className={layout.row}>
      <Button
        size="small"
        icon={<ArrowUpRegular />}
        aria-label={say(`tab.drafting.${words}.up`, { number })}
        disabled={first}
        onClick={() => change(shift(work, id, -1, together))}
      />
      <Button
        size="small"
        icon={<ArrowDownRegular />}
        aria-label={say(`tab.drafting.${words}.down`, { number })}
        disabled={last}
        onClick={() => change(shift(work, id, 1, together))}
      />
      <Button
        size="small"
        aria-label={say(`tab.drafting.${words}.${onRecord ? 'set-aside-of' : 'delete-of'}`, {
          number,
        })}
        onClick={() => (onRecord ? setAsking(true) : change(remove(work, id)))}
      >
        {say(onRecord ? 'tab.drafting.set-aside-verb' : 'tab.drafting.delete')}
      </Button>
      <RewriteOne {...{ desk, statement }} />
      {asking ? (
        <ReasonDialog
          title={say(`tab.drafting.${words}.set-aside-title`)}
          label={say('tab.drafting.set-aside-reason')}
          hint={say(`tab.drafting.${words}.set-aside-hint`)}
          confirm={say('tab.drafting.set-aside-verb')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => change(setAside(work, statement, reason))}
        >
          <p className={layout.written}>{text}</p>
        </ReasonDialog>
      ) : null}
    </div>
  );
}

/** Plain words by a machine, where there is one and it is free. Who disagrees keeps their own. */
function RewriteOne<T extends Statement>(props: Pick<StatementProps<T>, 'desk' | 'statement'>) {
  const { desk, statement } = props;
  const { say } = useWords();
  const { id, kind, machine } = statement;
  const stays = kind === 'dissent' || kind === 'resource' || machine;
  if (!desk.rewrite || stays) return null;
  return (
    <Button
      size="small"
      aria-label={say('rewriting.rewrite-one', { number: desk.numbers.get(id) ?? 0 })}
      onClick={() => desk.rewrite?.(id)}
    >
      {say('rewriting.rewrite')}
    </Button>
  );
}
