import { Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Term } from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useTerms } from './queries.ts';

/** Makes one term out of two: which one stays is chosen, and what changes is told before. */
export function MergeTerm({
  term,
  onClose,
}: {
  readonly term: Term;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [words, setWords] = useState('');
  const [target, setTarget] = useState('');
  const [missing, setMissing] = useState(false);
  const others = useTerms({ scheme: term.scheme, q: words.trim() });
  const wish = { target, words: [], terms: [term.id] };
  const preview = useQuery({
    queryKey: ['merge-preview', term.id, target],
    queryFn: () => api.previewMerge(wish),
    enabled: target !== '',
  });
  const merge = useWrite(() => api.mergeTags(wish));
  const check = (): boolean => {
    setMissing(target === '');
    return target !== '';
  };
  return (
    <Confirm
      title={say('taxonomy.merge.title', { label: term.label })}
      confirm={say('taxonomy.health.merge')}
      onClose={onClose}
      check={check}
      onConfirm={() => merge.mutateAsync(undefined)}
    >
      <Field label={say('taxonomy.find')} hint={say('taxonomy.find-hint')}>
        <Input
          value={words}
          maxLength={200}
          onChange={(_, { value }) => {
            setWords(value);
            setTarget('');
          }}
        />
      </Field>
      <Read query={others}>
        {({ items }) => (
          <Field
            label={say('taxonomy.proposals.into')}
            required
            {...(missing ? { validationMessage: say('taxonomy.proposals.choose') } : {})}
          >
            <Select value={target} onChange={(_, { value }) => setTarget(value)}>
              <option value="">{say('taxonomy.proposals.choose')}</option>
              {items
                .filter(({ id, status }) => id !== term.id && status === 'current')
                .map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
            </Select>
          </Field>
        )}
      </Read>
      {target ? (
        <Read query={preview}>
          {({ items }) => (
            <p role="status" className={layout.plain}>
              {say('taxonomy.health.merge-what', { count: items })}
            </p>
          )}
        </Read>
      ) : null}
    </Confirm>
  );
}
