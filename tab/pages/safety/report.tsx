import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { NewRemoval, NewReport } from '../../../src/contract/safety.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 2_000;
const GROUNDS = ['harassment', 'discrimination', 'threat', 'private', 'other'] as const;

type About = NewReport['about'];

/** What a reader may say about an item to those who answer for it. */
export function Concerns(props: {
  readonly about: About;
  /** Names the item to those who hear the buttons read. */
  readonly of: string;
  /** Nobody reports their own words. */
  readonly mine: boolean;
}) {
  const { about, of, mine } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState<'report' | 'removal' | null>(null);
  return (
    <div className={layout.row}>
      {mine ? null : (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${say('safety.report.button')}: ${of}`}
          onClick={() => setAsking('report')}
        >
          {say('safety.report.button')}
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        aria-label={`${say('safety.removal.button')}: ${of}`}
        onClick={() => setAsking('removal')}
      >
        {say('safety.removal.button')}
      </Button>
      {asking === 'report' ? <Report about={about} onClose={() => setAsking(null)} /> : null}
      {asking === 'removal' ? <Removal about={about} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

interface Asking {
  readonly about: About;
  readonly onClose: () => void;
}

function Report({ about, onClose }: Asking) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [ground, setGround] = useState<NewReport['ground']>('harassment');
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const write = useWrite(api.reportAbuse);
  return (
    <Confirm
      title={say('safety.report.title')}
      confirm={say('safety.report.send')}
      onClose={onClose}
      check={() => {
        setMissing(words.trim() === '');
        return words.trim() !== '';
      }}
      onConfirm={async () => {
        await write.mutateAsync({ about, ground, words });
        tell(say('safety.report.sent'));
      }}
    >
      <p>{say('safety.report.who')}</p>
      <Field label={say('safety.report.ground')}>
        <Select value={ground} onChange={(_, { value }) => setGround(value as NewReport['ground'])}>
          {GROUNDS.map((one) => (
            <option key={one} value={one}>
              {say(`safety.ground.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Words label={say('safety.report.words')} {...{ words, setWords, missing }} />
    </Confirm>
  );
}

function Removal({ about, onClose }: Asking) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [wish, setWish] = useState<NewRemoval['wish']>('alter');
  const [reason, setReason] = useState('');
  const [outsider, setOutsider] = useState('');
  const [missing, setMissing] = useState(false);
  const write = useWrite(api.askRemoval);
  return (
    <Confirm
      title={say('safety.removal.title')}
      confirm={say('safety.removal.send')}
      onClose={onClose}
      check={() => {
        setMissing(reason.trim() === '');
        return reason.trim() !== '';
      }}
      onConfirm={async () => {
        await write.mutateAsync({ about, wish, reason, outsider });
        tell(say('safety.removal.sent'));
      }}
    >
      <p>{say('safety.removal.who')}</p>
      <Field label={say('safety.removal.wish')}>
        <Select value={wish} onChange={(_, { value }) => setWish(value as NewRemoval['wish'])}>
          <option value="alter">{say('safety.wish.alter')}</option>
          <option value="remove">{say('safety.wish.remove')}</option>
        </Select>
      </Field>
      <Words
        label={say('safety.removal.reason')}
        words={reason}
        setWords={setReason}
        missing={missing}
      />
      <Field label={say('safety.removal.outsider')} hint={say('safety.removal.outsider-hint')}>
        <Input value={outsider} maxLength={200} onChange={(_, { value }) => setOutsider(value)} />
      </Field>
    </Confirm>
  );
}

function Words(props: {
  readonly label: string;
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly missing: boolean;
}) {
  const { label, words, setWords, missing } = props;
  const { say } = useWords();
  return (
    <Field
      label={label}
      required
      {...(missing && words.trim() === ''
        ? { validationMessage: say('tab.common.reason-missing') }
        : {})}
    >
      <Textarea
        value={words}
        maxLength={LONGEST}
        rows={4}
        resize="vertical"
        onChange={(_, { value }) => setWords(value)}
      />
    </Field>
  );
}
