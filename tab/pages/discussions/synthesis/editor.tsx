import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SynthesisPage } from '../../../../src/contract/discussions.ts';
import { useApp } from '../../../app-context.tsx';
import { Confirm } from '../../../components/dialogs.tsx';
import { useLayout } from '../../../components/layout.ts';
import { useTell } from '../../../components/notices.tsx';
import { ErrorState } from '../../../components/states.tsx';
import { useKept } from '../../../kept.ts';
import { useWrite } from '../../../queries.ts';
import { useWords } from '../../../words.tsx';
import { Conflict } from './conflict.tsx';
import { TookPart } from './reader.tsx';
import { SetAsideList, StatementList } from './statements.tsx';
import { begin, faultOf, isDirty, toEdit, type Work } from './work.ts';

const nothing = (): Work | null => null;

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 5,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground2,
    ...shorthands.borderBottom('1px', 'solid', tokens.colorNeutralStroke2),
  },
});

/**
 * The moderator's desk. The edit is kept on this device until it is saved; while nothing is edited, what others
 * save appears here by itself.
 */
export function Editor({ page }: { readonly page: SynthesisPage }) {
  const { say } = useWords();
  const { api, me } = useApp();
  const tell = useTell();
  const queries = useQueryClient();
  const [kept, setKept, clear] = useKept(`praxis.synthesis:${me.id}:${page.discussion}`, nothing);
  const [tried, setTried] = useState(false);
  const work = kept ?? begin(page);
  const dirty = isDirty(work, page);
  const conflict = dirty && work.base !== page.version;
  const known = new Set(page.sources.map(({ id }) => id));
  const faults = work.statements.filter((statement) => faultOf(statement, known) !== null).length;
  const write = useWrite((edit: Work) => api.editSynthesis(page.discussion, toEdit(edit)));

  async function save(): Promise<SynthesisPage> {
    const saved = await write.mutateAsync(work);
    queries.setQueryData(['synthesis', page.discussion], saved);
    clear();
    setTried(false);
    return saved;
  }
  function press() {
    setTried(true);
    if (faults > 0) return;
    save().then(
      () => tell(say('tab.synthesis.saved')),
      () => {
        // Shown from `write.error`; the edit is still kept.
      },
    );
  }
  return (
    <>
      <Intro page={page} />
      {conflict ? (
        <Conflict mine={work} page={page} onMine={setKept} onTheirs={clear} />
      ) : write.isError ? (
        <ErrorState error={write.error}> {say('tab.synthesis.kept')}</ErrorState>
      ) : null}
      <Bar
        {...{ page, dirty, conflict, faults, tried }}
        saving={write.isPending}
        onSave={press}
        beforePublish={async () => (dirty ? (await save()).version : page.version)}
      />
      <StatementList page={page} work={work} change={setKept} showFaults={tried} />
      <SetAsideList work={work} change={setKept} />
    </>
  );
}

function Intro({ page }: { readonly page: SynthesisPage }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.tight}>
      <p className={layout.plain}>{say('tab.synthesis.intro')}</p>
      <TookPart page={page} />
    </div>
  );
}

function Bar(props: {
  readonly page: SynthesisPage;
  readonly dirty: boolean;
  readonly conflict: boolean;
  readonly faults: number;
  readonly tried: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  /** Saves what is not saved yet. @returns the version to publish */
  readonly beforePublish: () => Promise<number>;
}) {
  const { page, dirty, conflict, faults, saving } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const publish = useWrite((version: number) => api.approveSynthesis(page.discussion, version));
  const ready = !conflict && faults === 0 && !saving;
  return (
    <div className={styles.bar}>
      <div className={layout.row}>
        <Button appearance="primary" disabled={!dirty || conflict || saving} onClick={props.onSave}>
          {say(saving ? 'tab.common.working' : 'tab.synthesis.save')}
        </Button>
        <Button disabled={!ready} onClick={() => setAsking(true)}>
          {say('tab.synthesis.publish')}
        </Button>
        <span className={layout.muted}>
          {say(dirty ? 'tab.synthesis.unsaved' : 'tab.synthesis.all-saved')}
        </span>
      </div>
      {props.tried && faults > 0 ? <Faults count={faults} /> : null}
      {asking ? (
        <Confirm
          title={say('tab.synthesis.publish-title')}
          confirm={say('tab.synthesis.publish')}
          onClose={() => setAsking(false)}
          onConfirm={async () => publish.mutateAsync(await props.beforePublish())}
        >
          <p className={layout.plain}>{say('tab.synthesis.publish-text')}</p>
          <TookPart page={page} />
        </Confirm>
      ) : null}
    </div>
  );
}

function Faults({ count }: { readonly count: number }) {
  const { say } = useWords();
  return (
    <MessageBar intent="error" role="alert" layout="multiline">
      <MessageBarBody>{say('tab.synthesis.faults', { count })}</MessageBarBody>
    </MessageBar>
  );
}
