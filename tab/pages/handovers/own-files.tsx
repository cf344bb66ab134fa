import { Button, Checkbox, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoverFiles } from '../../../src/contract/handovers.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import type { Autosave } from '../capture/autosave.ts';

interface OwnFilesProps {
  readonly id: string;
  /** Of the step that is shown. */
  readonly fields: readonly { readonly id: string }[];
  /** Where the form takes files; absent or null where it takes none. */
  readonly field: string | null | undefined;
  readonly save: Autosave;
}

/** Above the question where the files are: the leaver's own, looked up only once they ask. */
export function OwnFiles({ id, fields, field, save }: OwnFilesProps) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['handover-files', id],
    queryFn: () => api.handoverFiles(id),
    enabled: asked,
    retry: false,
    // Looked up by a press alone: the list stays still under their ticks.
    staleTime: Infinity,
    // Kept nowhere: what is asked for again is looked up again.
    gcTime: 0,
  });
  if (!field || !fields.some((one) => one.id === field)) return null;
  return (
    <Section id="own-files" title={say('forms.files.title')}>
      <p className={mergeClasses(layout.plain, layout.muted)}>{say('forms.files.what')}</p>
      {asked ? (
        <Read query={query}>{(found) => <Choose {...{ found, field, save }} />}</Read>
      ) : (
        <div>
          <Button onClick={() => setAsked(true)}>{say('forms.files.button')}</Button>
        </div>
      )}
    </Section>
  );
}

interface ChooseProps extends Pick<OwnFilesProps, 'save'> {
  readonly found: HandoverFiles;
  readonly field: string;
}

/** Nothing is ticked but by the leaver; what is taken joins what is typed. */
function Choose({ found, field, save }: ChooseProps) {
  const { say } = useWords();
  const tell = useTell();
  const layout = useLayout();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const written = save.answers[field] ?? '';
  const items = found.items.filter(({ line }) => !written.includes(line));
  if (items.length === 0) return <Nothing silence={found.silence} />;
  const chosen = items.filter(({ line }) => ticked.has(line)).map(({ line }) => line);
  function take() {
    save.type(field, [written.trimEnd(), ...chosen].filter((part) => part !== '').join('\n'));
    void save.flush();
    setTicked(new Set());
    tell(say('forms.files.taken', { count: chosen.length }));
  }
  function tick(line: string, on: boolean) {
    const next = new Set(ticked);
    if (on) next.add(line);
    else next.delete(line);
    setTicked(next);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: its name is the question
    <div role="group" aria-label={say('forms.files.pick')} className={layout.card}>
      {items.map((file) => (
        <Checkbox
          key={file.line}
          checked={ticked.has(file.line)}
          label={<About file={file} />}
          onChange={(_, { checked }) => tick(file.line, checked === true)}
        />
      ))}
      <div>
        <Button disabled={chosen.length === 0} onClick={take}>
          {say('forms.files.take')}
        </Button>
      </div>
    </div>
  );
}

function About({ file }: { readonly file: HandoverFiles['items'][number] }) {
  const { say, day } = useWords();
  const about = [
    file.type ? file.type.toUpperCase() : null,
    file.site ? say('elsewhere.site', { site: file.site }) : null,
    file.modifiedAt ? say('elsewhere.changed', { date: day(file.modifiedAt) }) : null,
    file.leaves ? say('forms.files.leaves') : null,
  ].filter((part) => part !== null);
  if (about.length === 0) return file.title;
  return say('forms.files.about', { title: file.title, about: about.join(' · ') });
}

function Nothing({ silence }: { readonly silence: HandoverFiles['silence'] }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <p className={layout.plain} role="status">
      {say(silence === null ? 'forms.files.none' : `forms.files.silence.${silence}`)}
    </p>
  );
}
