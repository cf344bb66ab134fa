import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { UnnamedRecord } from '../../../src/contract/unnamed-records.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { SecretForm } from '../discussions/secret-form.tsx';

type Verb = UnnamedRecord['actions'][number];

/** What became of a record without a name, and what its author may still do: by the code, which stays in this window. */
export function FollowUnnamed({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [found, setFound] = useState<{ secret: string; record: UnnamedRecord } | null>(null);
  return (
    <Section id="unnamed" title={say('anonymity.record.later')}>
      <div className={layout.card}>
        <div className={layout.stack}>
          <SecretForm
            onClose={onClose}
            onLook={async (secret) => {
              setFound(null);
              setFound({ secret, record: await api.lookUnnamed({ secret }) });
            }}
          />
          {found ? (
            <Became {...found} onChange={(record) => setFound({ ...found, record })} />
          ) : null}
        </div>
      </div>
    </Section>
  );
}

interface Found {
  readonly secret: string;
  readonly record: UnnamedRecord;
  readonly onChange: (record: UnnamedRecord) => void;
}

function Became({ secret, record, onChange }: Found) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<Verb | null>(null);
  const moves = { withdraw: api.withdrawUnnamed, claim: api.claimUnnamed };
  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <span>{record.title}</span>
        <Tag>{say(`anonymity.record.state.${record.state}`)}</Tag>
      </div>
      {record.webUrl ? (
        <DocumentLink href={record.webUrl}>{say('tab.captures.open-document')}</DocumentLink>
      ) : null}
      {record.leaving ? <p className={layout.plain}>{say('anonymity.record.leaving')}</p> : null}
      {record.claimed ? <p className={layout.plain}>{say('anonymity.record.claimed')}</p> : null}
      <div className={layout.row}>
        {record.actions.map((verb) => (
          <Button key={verb} onClick={() => setAsking(verb)}>
            {say(`anonymity.verb.${verb}`)}
          </Button>
        ))}
      </div>
      {asking ? (
        <Confirm
          title={say(`anonymity.verb.${asking}`)}
          confirm={say(`anonymity.verb.${asking}`)}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            onChange(await moves[asking]({ secret }));
            tell(say(`anonymity.record.done.${asking}`));
          }}
        >
          <p>{say(`anonymity.record.ask.${asking}`)}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
