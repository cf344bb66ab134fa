import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { BeginPreparation, Preparation } from '../../../src/contract/preparing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { usePreparations } from './queries.ts';

const KINDS = ['mission', 'terms-of-reference', 'study', 'project'] as const;

/** What one found out before beginning something, and the way to begin. */
export default function PreparationsPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = usePreparations();
  return (
    <Page
      title={say('preparing.list.title')}
      above={<TextLink to="/">{say('tab.shell.home')}</TextLink>}
      actions={<TextLink to="/briefing">{say('preparing.briefing.form')}</TextLink>}
    >
      <Begin />
      <Section id="mine" title={say('preparing.list.button')}>
        <Read query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={say('preparing.list.none')} />
            ) : (
              <ul className={layout.list}>
                {items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </ul>
            )
          }
        </Read>
      </Section>
    </Page>
  );
}

function Item({ item }: { readonly item: Preparation }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <h3 className={layout.h3} lang={item.language}>
          <TextLink to={`/preparing/${encodeURIComponent(item.id)}`}>{item.subject}</TextLink>
        </h3>
        <Tag>{say(`preparing.kinds.${item.kind}`)}</Tag>
        <Tag tone={item.state === 'draft' ? 'warning' : 'success'}>
          {say(`preparing.states.${item.state}`)}
        </Tag>
      </div>
      <p className={layout.muted} style={{ margin: 0 }}>
        <When at={item.updatedAt} />
      </p>
    </li>
  );
}

function Begin() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [draft, setDraft] = useState<BeginPreparation>(() => ({
    nonce: newNonce(),
    kind: KINDS.find((kind) => kind === params.get('kind')) ?? 'mission',
    subject: '',
    country: (params.get('country') ?? '').slice(0, 200),
  }));
  const [missing, setMissing] = useState(false);
  const write = useWrite(api.beginPreparation);
  function begin() {
    setMissing(draft.subject.trim() === '');
    if (draft.subject.trim() === '') return;
    write.mutate(draft, {
      onSuccess: ({ preparation }) => {
        void navigate(`/preparing/${encodeURIComponent(preparation.id)}`);
      },
    });
  }
  return (
    <Section id="begin" title={say('preparing.start.title')}>
      <form
        noValidate
        className={layout.card}
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <div className={layout.stack}>
          <p className={layout.plain}>{say('preparing.start.what')}</p>
          <Fields draft={draft} missing={missing} onDraft={setDraft} />
          {write.isError ? <ErrorState error={write.error} /> : null}
          <div>
            <Button type="submit" appearance="primary" disabled={write.isPending}>
              {say('preparing.start.button')}
            </Button>
          </div>
        </div>
      </form>
    </Section>
  );
}

function Fields(props: {
  readonly draft: BeginPreparation;
  readonly missing: boolean;
  readonly onDraft: (draft: BeginPreparation) => void;
}) {
  const { draft, missing, onDraft } = props;
  const { say } = useWords();
  return (
    <>
      <Field label={say('preparing.start.kind')}>
        <Select
          value={draft.kind}
          onChange={(_, { value }) =>
            onDraft({ ...draft, kind: value as BeginPreparation['kind'] })
          }
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`preparing.kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={say('preparing.start.subject')}
        required
        {...(missing ? { validationMessage: say('preparing.start.subject-missing') } : {})}
      >
        <Input
          value={draft.subject}
          maxLength={300}
          placeholder={say('preparing.start.subject-example')}
          onChange={(_, { value }) => onDraft({ ...draft, subject: value })}
        />
      </Field>
      <Field label={say('preparing.start.country')}>
        <Input
          value={draft.country}
          maxLength={200}
          onChange={(_, { value }) => onDraft({ ...draft, country: value })}
        />
      </Field>
    </>
  );
}
