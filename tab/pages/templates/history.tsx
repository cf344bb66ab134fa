import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { TemplatePage } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Differences } from './differences.tsx';

type Line = TemplatePage['history'][number];

/** Every version, newest first: who made it, when, why, and what it changed. */
export function History({ page }: { readonly page: TemplatePage }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [to, setTo] = useState<number | null>(null);
  const { kind, id, version } = page;
  const restore = useWrite((wanted: number) =>
    api.moveTemplate(kind, id, { verb: 'restore', version, to: wanted }),
  );
  return (
    <Section id="history" title={say('templates.history')}>
      <ol className={layout.list}>
        {page.history.map((line) => (
          <OneVersion key={line.version} page={page} line={line} onRestore={setTo} />
        ))}
      </ol>
      {to === null ? null : (
        <Confirm
          title={say('templates.restore-of', { version: to })}
          confirm={say('templates.restore')}
          onClose={() => setTo(null)}
          onConfirm={async () => {
            await restore.mutateAsync(to);
            tell(say('templates.saved'));
          }}
        >
          <p className={layout.plain}>{say('templates.restore-what')}</p>
        </Confirm>
      )}
    </Section>
  );
}

function OneVersion(props: {
  readonly page: TemplatePage;
  readonly line: Line;
  readonly onRestore: (version: number) => void;
}) {
  const { page, line, onRestore } = props;
  const { say, dateTime } = useWords();
  const layout = useLayout();
  const [open, setOpen] = useState(false);
  const { version, verb, why, by, at, differences } = line;
  const done = say(`templates.verbs.${verb}`, verb === 'restore' ? { version: why } : {});
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <strong>{say('templates.version', { version })}</strong>
        <span>{done}</span>
        {by && at ? (
          <span className={layout.muted}>
            {by}, {dateTime(at)}
          </span>
        ) : null}
      </div>
      {why && verb !== 'restore' ? <p className={layout.written}>{why}</p> : null}
      <div className={layout.row}>
        {differences.length > 0 ? (
          <Button
            size="small"
            aria-expanded={open}
            aria-label={say('templates.differences-of', { version })}
            onClick={() => setOpen(!open)}
          >
            {say('templates.differences')}
          </Button>
        ) : null}
        {version === page.version ? null : (
          <Button
            size="small"
            aria-label={say('templates.restore-of', { version })}
            onClick={() => onRestore(version)}
          >
            {say('templates.restore')}
          </Button>
        )}
      </div>
      {open ? <Differences differences={differences} bodies={[page.body]} /> : null}
    </li>
  );
}
