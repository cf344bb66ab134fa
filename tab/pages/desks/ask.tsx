import { Button, Checkbox, Field, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DeskPlaces } from '../../../src/contract/desks.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useKept } from '../../kept.ts';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { useDeskPlaces } from './queries.ts';

const LONGEST = 2_000;

interface Draft {
  readonly nonce: string;
  readonly text: string;
  readonly shared: boolean;
  readonly desk: string;
}

/** A request: its words, the desk that fits them best, and whether others may read the answer. */
export function AskDesk() {
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [params, setParams] = useSearchParams();
  const query = params.get('query');
  const given = (params.get('q') ?? '').slice(0, LONGEST);
  const [draft, setDraft, clear] = useKept<Draft>(`praxis.desk:${me.id}:${query ?? ''}`, () => ({
    nonce: newNonce(),
    text: given,
    shared: false,
    desk: '',
  }));
  const [looked, setLooked] = useState(draft.text.trim());
  const places = useDeskPlaces(looked);
  const [missing, setMissing] = useState(false);
  const send = useWrite(api.askDesk);
  function ask(items: DeskPlaces['items']) {
    const desk = draft.desk || items[0]?.id;
    setMissing(draft.text.trim() === '');
    if (!desk || draft.text.trim() === '') return;
    send.mutate(
      { ...draft, text: draft.text.trim(), desk, query },
      {
        onSuccess: () => {
          clear();
          setParams({}, { replace: true, state: { stays: true } });
          tell(say('preparing.desk.sent'));
        },
      },
    );
  }
  return (
    <Section id="ask" title={say('preparing.desk.new')}>
      <div className={layout.card}>
        <p className={layout.plain}>{say('preparing.desk.what')}</p>
        <Field
          label={say('preparing.desk.request-label')}
          required
          {...(missing ? { validationMessage: say('preparing.desk.missing') } : {})}
        >
          <Textarea
            rows={4}
            resize="vertical"
            maxLength={LONGEST}
            value={draft.text}
            onBlur={() => setLooked(draft.text.trim())}
            onChange={(_, { value }) => setDraft({ ...draft, text: value })}
          />
        </Field>
        <Read query={places}>
          {({ items }) =>
            items.length === 0 ? (
              <p className={layout.plain}>{say('preparing.desk.no-desks')}</p>
            ) : (
              <>
                <Where
                  items={items}
                  draft={draft}
                  onDesk={(desk) => setDraft({ ...draft, desk })}
                />
                <fieldset className={layout.bare}>
                  <legend>{say('preparing.desk.share')}</legend>
                  <Checkbox
                    label={say(query ? 'preparing.desk.share-query' : 'preparing.desk.share-what')}
                    checked={draft.shared}
                    onChange={(_, { checked }) => setDraft({ ...draft, shared: checked === true })}
                  />
                </fieldset>
                {send.isError ? <ErrorState error={send.error} /> : null}
                <div>
                  <Button appearance="primary" disabled={send.isPending} onClick={() => ask(items)}>
                    {say('preparing.desk.send')}
                  </Button>
                </div>
              </>
            )
          }
        </Read>
      </div>
    </Section>
  );
}

/** The best fitting first, and why. */
function Where(props: {
  readonly items: DeskPlaces['items'];
  readonly draft: Draft;
  readonly onDesk: (desk: string) => void;
}) {
  const { items, draft } = props;
  const words = useWords();
  const { say } = words;
  const best = items[0];
  const why =
    best && best.topics.length > 0
      ? say('preparing.desk.why', {
          name: best.name,
          topics: words.list(best.topics.map((slug) => words.topic(slug))),
        })
      : undefined;
  return (
    <Field label={say('preparing.desk.your-desk')} {...(why ? { hint: why } : {})}>
      <Select
        value={draft.desk || (best?.id ?? '')}
        onChange={(_, { value }) => props.onDesk(value)}
      >
        {items.map(({ id, name, days }) => (
          <option key={id} value={id}>
            {say('preparing.desk.place', { name, count: days })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
