import { Button, Field, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ReadyTexts } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type ReadyText = ReadyTexts['items'][number];

const LONGEST = 2_000;

/** What a community's moderators say again and again, in its own words where it has any. */
export default function ReadyTextsPage() {
  const { say } = useWords();
  const layout = useLayout();
  const { id = '' } = useParams();
  const { api } = useApp();
  const query = useQuery({ queryKey: ['ready-texts', id], queryFn: () => api.readyTexts(id) });
  return (
    <Page
      title={say('console.texts.title')}
      above={<TextLink to="/moderation">{say('tab.moderation.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('console.texts.what')}</p>
      <Read query={query}>
        {({ items }) => (
          <ul className={layout.list}>
            {items.map((item) => (
              <li key={`${item.kind}-${item.language}`} className={layout.card}>
                <TextOf community={id} item={item} />
              </li>
            ))}
          </ul>
        )}
      </Read>
    </Page>
  );
}

function TextOf({ community, item }: { readonly community: string; readonly item: ReadyText }) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const tell = useTell();
  const { kind, language, own } = item;
  const [text, setText] = useState(item.text);
  const write = useWrite((words: string | null) =>
    api.changeReadyText(community, kind, language, words),
  );
  const name = say(`console.texts.kind.${kind}`);
  const save = (words: string | null) =>
    write.mutate(words, { onSuccess: () => tell(say('console.texts.saved', { name })) });
  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <h2 className={layout.h3}>{name}</h2>
        <LanguageTag language={language} />
        {own ? <Tag tone="brand">{say('console.texts.own')}</Tag> : null}
      </div>
      <Field label={say('console.texts.label', { name })}>
        <Textarea
          lang={language}
          rows={3}
          value={text}
          maxLength={LONGEST}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div className={layout.row}>
        <Button
          disabled={write.isPending || text.trim() === '' || text === item.text}
          onClick={() => save(text)}
        >
          {say('console.texts.save')}
        </Button>
        {own ? (
          <Button disabled={write.isPending} onClick={() => save(null)}>
            {say('console.texts.reset')}
          </Button>
        ) : null}
      </div>
      <HistoryOf item={item} />
    </div>
  );
}

function HistoryOf({ item: { history } }: { readonly item: ReadyText }) {
  const { say } = useWords();
  const layout = useLayout();
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{say('console.texts.history', { count: history.length })}</summary>
      <ul className={layout.list}>
        {history.map((change) => (
          <li key={change.at} className={layout.muted}>
            <When at={change.at} /> · {change.by}: {change.text ?? say('console.texts.ours')}
          </li>
        ))}
      </ul>
    </details>
  );
}
