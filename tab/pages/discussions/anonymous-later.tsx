import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnonymousContribution } from '../../../src/contract/anonymity.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { SecretForm } from './secret-form.tsx';

const LIMIT = 20_000;

type Verb = AnonymousContribution['actions'][number];

/** What became of a text without a name, and what its author may still do: by the code, which stays in this window. */
export function BySecret({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [secret, setSecret] = useState('');
  const [found, setFound] = useState<AnonymousContribution | null>(null);
  return (
    <Section id="anonymous" title={say('anonymity.later.title')}>
      <div className={layout.card}>
        <div className={layout.stack}>
          <SecretForm
            onClose={onClose}
            onLook={async (typed) => {
              setFound(null);
              setSecret(typed);
              setFound(await api.lookAnonymously({ secret: typed }));
            }}
          />
          {found ? <Became secret={secret} found={found} onChange={setFound} /> : null}
        </div>
      </div>
    </Section>
  );
}

interface Found {
  readonly secret: string;
  readonly found: AnonymousContribution;
  readonly onChange: (found: AnonymousContribution) => void;
}

function Became({ secret, found, onChange }: Found) {
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState<Verb | null>(null);
  const { discussion, state, text, reason, changing, used, claimed, actions } = found;
  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <span>{say('anonymity.later.in', { title: discussion.title })}</span>
        <Tag>{say(`anonymity.state.${state}`)}</Tag>
      </div>
      {text ? <p className={layout.written}>{text}</p> : null}
      {reason ? <p className={layout.plain}>{say('tab.thread.reason', { reason })}</p> : null}
      {changing ? <p className={layout.plain}>{say('anonymity.later.changing')}</p> : null}
      {used ? <p className={layout.plain}>{say('anonymity.later.used')}</p> : null}
      {claimed ? <p className={layout.plain}>{say('anonymity.later.claimed')}</p> : null}
      <Standing sentences={found.standing} />
      <div className={layout.row}>
        {actions.map((verb) => (
          <Button key={verb} onClick={() => setAsking(verb)}>
            {say(`anonymity.verb.${verb}`)}
          </Button>
        ))}
      </div>
      {asking ? (
        <Move verb={asking} {...{ secret, found, onChange }} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
}

/** What those look at who are named: here nobody is asked, since an answer would tell that somebody was there. */
function Standing({ sentences }: { readonly sentences: readonly string[] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (sentences.length === 0) return null;
  return (
    <>
      <h3 className={layout.h3}>{say('checks.anonymous.title')}</h3>
      <p className={layout.plain}>{say('checks.anonymous.what')}</p>
      <ul>
        {sentences.map((one) => (
          <li key={one} className={layout.written}>
            {one}
          </li>
        ))}
      </ul>
    </>
  );
}

function Move(props: Found & { readonly verb: Verb; readonly onClose: () => void }) {
  const { verb, secret, found, onChange, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [text, setText] = useState(found.text);
  const [missing, setMissing] = useState(false);
  const moves: Record<Verb, () => Promise<AnonymousContribution>> = {
    correct: () => api.correctAnonymously({ secret, text }),
    withdraw: () => api.withdrawAnonymously({ secret }),
    claim: () => api.claimAnonymously({ secret }),
  };
  return (
    <Confirm
      title={say(`anonymity.verb.${verb}`)}
      confirm={say(`anonymity.verb.${verb}`)}
      onClose={onClose}
      check={() => {
        setMissing(text.trim() === '');
        return verb !== 'correct' || text.trim() !== '';
      }}
      onConfirm={async () => {
        onChange(await moves[verb]());
        tell(say(`anonymity.done.${verb}`));
      }}
    >
      <p>{say(`anonymity.ask.${verb}`)}</p>
      {verb === 'correct' ? (
        <Field
          label={say('anonymity.text')}
          required
          {...(missing ? { validationMessage: say('anonymity.missing') } : {})}
        >
          <Textarea
            value={text}
            maxLength={LIMIT}
            rows={6}
            resize="vertical"
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
      ) : null}
    </Confirm>
  );
}
