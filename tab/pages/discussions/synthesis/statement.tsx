import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { useState } from 'react';
import type { Statement } from '../../../../src/contract/discussions.ts';
import { ReasonDialog } from '../../../components/dialogs.tsx';
import { useLayout } from '../../../components/layout.ts';
import { Tag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';
import type { StatementProps } from './props.ts';
import { Sources } from './sources.tsx';
import { faultOf, put, remove, setAside, shift } from './work.ts';

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
export function StatementForm(props: StatementProps) {
  const { page, work, change, statement, showFaults, number } = props;
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const fault = faultOf(statement, new Set(page.sources.map(({ id }) => id)));
  const message =
    fault && (showFaults || fault === 'gone-source')
      ? say(`tab.synthesis.problems.${fault}`)
      : null;
  return (
    <li className={layout.card} data-statement={statement.id}>
      <div className={styles.pair}>
        <div className={layout.stack}>
          <Kind {...props} />
          <Field
            label={say('tab.synthesis.statement', { number })}
            {...(message ? { validationMessage: message } : {})}
          >
            <Textarea
              value={statement.text}
              maxLength={LIMIT}
              rows={4}
              resize="vertical"
              onChange={(_, { value }) => change(put(work, { ...statement, text: value }))}
            />
          </Field>
        </div>
        <Sources {...props} />
      </div>
      <Tools {...props} />
    </li>
  );
}

/** Dissent that is on record stays dissent; only its removal, with a reason, is open. */
function Kind({ page, work, change, statement }: StatementProps) {
  const { say } = useWords();
  const layout = useLayout();
  const recorded = page.statements.concat(page.setAside.map((aside) => aside.statement));
  const fixed = recorded.some(({ id, kind }) => id === statement.id && kind === 'dissent');
  const set = (part: Partial<Statement>) => change(put(work, { ...statement, ...part }));
  return (
    <div className={layout.row}>
      {fixed ? (
        <Tag tone="warning">{say('tab.synthesis.kind.dissent')}</Tag>
      ) : (
        <Select
          aria-label={say('tab.synthesis.kind-label')}
          value={statement.kind}
          onChange={(_, { value }) => set({ kind: value as Statement['kind'] })}
        >
          {(['point', 'dissent', 'resource'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {say(`tab.synthesis.kind.${kind}`)}
            </option>
          ))}
        </Select>
      )}
      <Select
        aria-label={say('tab.synthesis.question-label')}
        value={statement.question === null ? '' : String(statement.question)}
        onChange={(_, { value }) => set({ question: value === '' ? null : Number(value) })}
      >
        {page.questions.map((question, index) => (
          <option key={question} value={index}>
            {say('tab.thread.question', { number: index + 1 })}
          </option>
        ))}
        <option value="">{say('tab.synthesis.no-question')}</option>
      </Select>
    </div>
  );
}

function Tools({ work, change, statement, number, first, last }: StatementProps) {
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState(false);
  const { id, kind, text } = statement;
  const dissent = kind === 'dissent';
  return (
    <div className={mergeClasses(layout.row)}>
      <Button
        size="small"
        icon={<ArrowUpRegular />}
        aria-label={say('tab.synthesis.up', { number })}
        disabled={first}
        onClick={() => change(shift(work, id, -1))}
      />
      <Button
        size="small"
        icon={<ArrowDownRegular />}
        aria-label={say('tab.synthesis.down', { number })}
        disabled={last}
        onClick={() => change(shift(work, id, 1))}
      />
      <Button
        size="small"
        aria-label={say(dissent ? 'tab.synthesis.set-aside-of' : 'tab.synthesis.delete-of', {
          number,
        })}
        onClick={() => (dissent ? setAsking(true) : change(remove(work, id)))}
      >
        {say(dissent ? 'tab.synthesis.set-aside-verb' : 'tab.synthesis.delete')}
      </Button>
      {asking ? (
        <ReasonDialog
          title={say('tab.synthesis.set-aside-title')}
          label={say('tab.synthesis.set-aside-reason')}
          hint={say('tab.synthesis.set-aside-hint')}
          confirm={say('tab.synthesis.set-aside-verb')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => change(setAside(work, statement, reason))}
        >
          <p className={layout.written}>{text}</p>
        </ReasonDialog>
      ) : null}
    </div>
  );
}
