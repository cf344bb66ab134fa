import { Button, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Item } from '../../../src/contract/items.ts';
import type { Product } from '../../../src/contract/knowledge.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useSearch, useWrite } from '../../queries.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

const MOST = 8;
const LONGEST = 2_000;

/** Says that a document contradicts another one, which is looked for here. */
export function FlagContradiction({ item }: { readonly item: Item }) {
  const { say } = useWords();
  const layout = useLayout();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const id = useId();
  if (!open) {
    return (
      <div>
        <Button
          onClick={() => {
            setOpen(true);
            setDone(false);
          }}
        >
          {say('item.flag.button')}
        </Button>
        <p role="status" className={layout.plain}>
          {done ? say('item.flag.done') : null}
        </p>
      </div>
    );
  }
  return (
    <Section id={id} title={say('item.flag.title')}>
      <FlagForm
        item={item}
        onDone={() => {
          setOpen(false);
          setDone(true);
        }}
      />
    </Section>
  );
}

function FlagForm({ item, onDone }: { readonly item: Item; readonly onDone: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [asked, setAsked] = useState('');
  const [other, setOther] = useState('');
  const [why, setWhy, clear] = useTyped(`flag:${item.id}`, () => '');
  const [missing, setMissing] = useState(false);
  const found = useSearch(asked, MOST);
  const flag = useWrite(() => api.flagContradiction({ one: item.id, other, why: why.trim() }));
  const others = (found.data?.hits ?? []).filter(({ id }) => id !== item.id);
  function send() {
    const incomplete = other === '' || why.trim() === '';
    setMissing(incomplete);
    if (!incomplete) {
      flag.mutate(undefined, {
        onSuccess: () => {
          clear();
          onDone();
        },
      });
    }
  }
  return (
    <div className={layout.card}>
      <Finder
        onFind={(words) => {
          setAsked(words);
          setOther('');
        }}
      />
      {found.isError ? <ErrorState error={found.error} /> : null}
      {asked && found.data && others.length === 0 ? (
        <p role="status" className={layout.plain}>
          {say('item.flag.none')}
        </p>
      ) : null}
      <Others others={others} chosen={other} onChoose={setOther} />
      <Field
        label={say('item.flag.why')}
        required
        {...(missing ? { validationMessage: say('item.flag.missing') } : {})}
      >
        <Textarea maxLength={LONGEST} value={why} onChange={(_, { value }) => setWhy(value)} />
      </Field>
      <div>
        <Button appearance="primary" disabled={flag.isPending} onClick={send}>
          {say('item.flag.send')}
        </Button>
      </div>
      {flag.isError ? <ErrorState error={flag.error} /> : null}
    </div>
  );
}

export function Finder({ onFind }: { readonly onFind: (words: string) => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const [words, setWords] = useState('');
  return (
    <form
      className={layout.row}
      style={{ alignItems: 'flex-end' }}
      onSubmit={(event) => {
        event.preventDefault();
        onFind(words.trim());
      }}
    >
      <Field label={say('item.flag.search')} style={{ flex: '1 1 200px' }}>
        <Input type="search" value={words} onChange={(_, { value }) => setWords(value)} />
      </Field>
      <Button type="submit">{say('item.flag.go')}</Button>
    </form>
  );
}

export function Others(props: {
  readonly others: readonly Product[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { say } = useWords();
  if (props.others.length === 0) return null;
  return (
    <Field label={say('item.flag.which')} required>
      <RadioGroup value={props.chosen} onChange={(_, { value }) => props.onChoose(value)}>
        {props.others.map(({ id, title, language }) => (
          <Radio key={id} value={id} label={<span lang={language}>{title}</span>} />
        ))}
      </RadioGroup>
    </Field>
  );
}
