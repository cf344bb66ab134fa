import {
  Button,
  Checkbox,
  Field,
  Input,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { SpeechRules } from '../../../src/contract/safety.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const MOST_FIRST = 20;

/** What a community's moderators look at before others read it. */
export default function SpeechRulesPage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api, me } = useApp();
  const query = useQuery({ queryKey: ['speech-rules', id], queryFn: () => api.speechRules(id) });
  const name = me.communities.find((one) => one.id === id)?.name ?? '';
  return (
    <Page
      title={say('safety.rules.title', { community: name })}
      above={<TextLink to="/safety">{say('safety.page.title')}</TextLink>}
    >
      <Read query={query}>
        {(rules) => <RulesForm key={rules.version} community={id} rules={rules} />}
      </Read>
    </Page>
  );
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean);

function RulesForm(props: { readonly community: string; readonly rules: SpeechRules }) {
  const { community, rules } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [watched, setWatched] = useState(rules.watched.join('\n'));
  const [allowed, setAllowed] = useState(rules.allowed.join('\n'));
  const [draft, setDraft] = useState(rules);
  const write = useWrite((input: SpeechRules) => api.changeSpeechRules(community, input));
  return (
    <form
      noValidate
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        const input = { ...draft, watched: lines(watched), allowed: lines(allowed) };
        write.mutate(input, { onSuccess: () => tell(say('safety.rules.saved')) });
      }}
    >
      <div className={layout.stack}>
        <p className={layout.plain}>{say('safety.rules.how')}</p>
        <Field label={say('safety.rules.watched')} hint={say('safety.rules.watched-hint')}>
          <Textarea
            value={watched}
            rows={5}
            resize="vertical"
            onChange={(_, { value }) => setWatched(value)}
          />
        </Field>
        <Field label={say('safety.rules.allowed')} hint={say('safety.rules.allowed-hint')}>
          <Textarea
            value={allowed}
            rows={3}
            resize="vertical"
            onChange={(_, { value }) => setAllowed(value)}
          />
        </Field>
        <What draft={draft} setDraft={setDraft} />
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div className={layout.row}>
          <Button appearance="primary" type="submit" disabled={write.isPending}>
            {say('safety.rules.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What happens to a text, and whose texts wait. */
function What(props: {
  readonly draft: SpeechRules;
  readonly setDraft: (draft: SpeechRules) => void;
}) {
  const { draft, setDraft } = props;
  const { say } = useWords();
  return (
    <>
      <Field label={say('safety.rules.on-watched')}>
        <RadioGroup
          value={draft.onWatched}
          onChange={(_, { value }) =>
            setDraft({ ...draft, onWatched: value === 'mark' ? 'mark' : 'hold' })
          }
        >
          <Radio value="hold" label={say('safety.rules.hold')} />
          <Radio value="mark" label={say('safety.rules.mark')} />
        </RadioGroup>
      </Field>
      <Checkbox
        label={say('safety.rules.guests')}
        checked={draft.guestsWait}
        onChange={(_, { checked }) => setDraft({ ...draft, guestsWait: checked === true })}
      />
      <Field label={say('safety.rules.first')} hint={say('safety.rules.first-hint')}>
        <Input
          type="number"
          min={0}
          max={MOST_FIRST}
          value={String(draft.firstPosts)}
          onChange={(_, { value }) => {
            const count = Math.min(Math.max(0, Math.trunc(Number(value) || 0)), MOST_FIRST);
            setDraft({ ...draft, firstPosts: count });
          }}
        />
      </Field>
    </>
  );
}
