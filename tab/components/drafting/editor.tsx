import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DoubtsAsked, DoubtsFound } from '../../../src/contract/doubts.ts';
import { useKept } from '../../kept.ts';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Confirm } from '../dialogs.tsx';
import { useLayout } from '../layout.ts';
import { useTell } from '../notices.tsx';
import { ErrorState } from '../states.tsx';
import { Attribution, type Checks, ChecksBefore } from './attribution.tsx';
import { Conflict } from './conflict.tsx';
import type { Desk, DraftRules, Source } from './desk.ts';
import { type Doubts, DoubtsBefore, useDoubts } from './doubts.tsx';
import { faultOf, isDirty, type Statement, type Work, withoutGone } from './work.ts';

const nothing = () => null;

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 5,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground2,
    ...shorthands.borderBottom('1px', 'solid', tokens.colorNeutralStroke2),
  },
});

interface EditorProps<T extends Statement> {
  readonly rules: DraftRules<T>;
  /** Under which name the unsaved edit is kept on this device. */
  readonly keep: string;
  /** As the server has it. */
  readonly saved: Work<T>;
  readonly sources: readonly Source[];
  /** Ids of what was taken back: it leaves an edit in progress too. */
  readonly gone?: readonly string[];
  /** Who took part, repeated before publishing. */
  readonly tookPart: ReactNode;
  /** @returns the version that was saved */
  readonly save: (work: Work<T>) => Promise<number>;
  /** @param early how many who are named have not answered, as it was said before */
  readonly publish: (version: number, early: number) => Promise<unknown>;
  /** Whether those who are named have looked at it; absent where nobody is. */
  readonly checks?: Checks | undefined;
  /** Holds statements against what they rest on; a hint, never a refusal. */
  readonly check: (asked: DoubtsAsked) => Promise<DoubtsFound>;
  readonly children: (desk: Desk<T>) => ReactNode;
}

/** The edit as it is kept on this device, without what was taken back since. */
function useEdit<T extends Statement>(props: EditorProps<T>) {
  const { saved, sources } = props;
  const [kept, setKept, clear] = useKept<Work<T> | null>(props.keep, nothing);
  const known = new Set(sources.map(({ id }) => id));
  const work = kept ? withoutGone(kept, saved, new Set(props.gone), known) : saved;
  const dirty = isDirty(work, saved);
  const conflict = dirty && work.base !== saved.base;
  const faults = work.statements.filter((statement) => faultOf(statement, known) !== null);
  return { work, setKept, clear, dirty, conflict, faults };
}

/**
 * The moderator's desk. The edit is kept on this device until it is saved; while nothing is edited, what others
 * save appears here by itself.
 */
export function DraftEditor<T extends Statement>(props: EditorProps<T>) {
  const { rules, saved, sources, tookPart } = props;
  const { say } = useWords();
  const layout = useLayout();
  const tell = useTell();
  const { work, setKept, clear, dirty, conflict, faults } = useEdit(props);
  const [tried, setTried] = useState(false);
  const numbers = numbered(rules, work);
  const doubts = useDoubts(props.keep, work.statements, props.check);
  const { checks } = props;
  const savedVersion = dirty ? null : saved.base;
  const desk = { work, sources, numbers, doubts, checks, savedVersion };
  const write = useWrite(props.save);

  async function save(): Promise<number> {
    const version = await write.mutateAsync(work);
    clear();
    setTried(false);
    return version;
  }
  function press() {
    setTried(true);
    if (faults.length > 0) return;
    save().then(
      () => tell(say(`tab.drafting.${rules.words}.saved`)),
      () => {
        // Shown from `write.error`; the edit is still kept.
      },
    );
  }
  return (
    <>
      <div className={layout.tight}>
        <p className={layout.plain}>{say(`tab.drafting.${rules.words}.intro`)}</p>
        {tookPart}
      </div>
      {conflict ? (
        <Conflict
          words={rules.words}
          mine={work}
          theirs={saved}
          onMine={setKept}
          onTheirs={clear}
        />
      ) : write.isError ? (
        <ErrorState error={write.error}> {say('tab.drafting.kept')}</ErrorState>
      ) : null}
      <Bar
        {...{ dirty, conflict, tookPart, numbers, doubts, checks }}
        words={rules.words}
        faults={faults}
        showFaults={tried}
        saving={write.isPending}
        onSave={press}
        onFaults={() => setTried(true)}
        publish={async (early) => props.publish(dirty ? await save() : saved.base, early)}
      />
      {checks ? <Attribution checks={checks} dirty={dirty} /> : null}
      {props.children({ ...rules, ...desk, change: setKept, showFaults: tried })}
    </>
  );
}

function numbered<T extends Statement>({ groups }: DraftRules<T>, { statements }: Work<T>) {
  const inOrder = groups(statements).flatMap((group) => group.statements);
  return new Map(inOrder.map(({ id }, index) => [id, index + 1]));
}

type Kind = DraftRules<Statement>['words'];

interface BarProps {
  readonly words: Kind;
  readonly dirty: boolean;
  readonly conflict: boolean;
  readonly faults: readonly Statement[];
  readonly showFaults: boolean;
  readonly numbers: ReadonlyMap<string, number>;
  readonly doubts: Doubts;
  readonly saving: boolean;
  readonly tookPart: ReactNode;
  readonly onSave: () => void;
  /** Publishing was wanted and something is not complete. */
  readonly onFaults: () => void;
  /** Saves what is not saved yet, and lets it go. */
  readonly publish: (early: number) => Promise<unknown>;
  readonly checks: Checks | undefined;
}

function Bar(props: BarProps) {
  const { words, dirty, conflict, faults, saving, checks } = props;
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const publish = useWrite(props.publish);
  const early = checks?.page.waiting ?? 0;
  return (
    <div className={styles.bar}>
      <div className={layout.row}>
        <Button appearance="primary" disabled={!dirty || conflict || saving} onClick={props.onSave}>
          {say(saving ? 'tab.common.working' : 'tab.drafting.save')}
        </Button>
        <Button
          disabled={conflict || saving}
          onClick={() => (faults.length > 0 ? props.onFaults() : setAsking(true))}
        >
          {say('tab.drafting.publish')}
        </Button>
        <span className={layout.muted}>
          {say(dirty ? 'tab.drafting.unsaved' : 'tab.drafting.all-saved')}
        </span>
      </div>
      {props.showFaults && faults.length > 0 ? <Faults {...props} /> : null}
      {asking ? (
        <Confirm
          title={say(`tab.drafting.${words}.publish-title`)}
          confirm={
            early > 0 ? say('checks.early.publish', { count: early }) : say('tab.drafting.publish')
          }
          onClose={() => setAsking(false)}
          onConfirm={() => publish.mutateAsync(early)}
        >
          <p className={layout.plain}>{say(`tab.drafting.${words}.publish-text`)}</p>
          <DoubtsBefore
            doubts={props.doubts}
            nameOf={(id) =>
              say(`tab.drafting.${words}.statement`, { number: props.numbers.get(id) ?? 0 })
            }
          />
          {checks ? <ChecksBefore page={checks.page} /> : null}
          {props.tookPart}
        </Confirm>
      ) : null}
    </div>
  );
}

/** Which statements stand in the way, each with the way to it; what is wrong is said there. */
function Faults({ words, faults, numbers }: Pick<BarProps, 'words' | 'faults' | 'numbers'>) {
  const { say } = useWords();
  const layout = useLayout();
  const go = (id: string) => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-statement]')];
    const place = all.find(({ dataset }) => dataset.statement === id);
    place?.querySelector<HTMLElement>('textarea')?.focus();
  };
  return (
    <MessageBar intent="error" role="alert" layout="multiline">
      <MessageBarBody>
        <span>{say(`tab.drafting.${words}.faults`, { count: faults.length })}</span>
        <span className={layout.row}>
          {faults.map(({ id }) => (
            <Button key={id} size="small" onClick={() => go(id)}>
              {say(`tab.drafting.${words}.statement`, { number: numbers.get(id) ?? 0 })}
            </Button>
          ))}
        </span>
      </MessageBarBody>
    </MessageBar>
  );
}
