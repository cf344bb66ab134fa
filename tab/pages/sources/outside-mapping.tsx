import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FreeSubjects, OutsideSource } from '../../../src/contract/outside.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Gives a text to the browser as a file. */
function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** What a source's words mean in our lists, which of them mean nothing there, and our terms for whoever keeps it. */
export function Mapping({ source }: { readonly source: OutsideSource }) {
  const { say } = useWords();
  const layout = useLayout();
  const [open, setOpen] = useState(false);
  if (source.kind === 'lessons' && source.records === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('outside.subjects')}</summary>
      {open ? (
        <div className={layout.tight}>
          <Subjects id={source.id} />
          <Give id={source.id} />
        </div>
      ) : null}
    </details>
  );
}

function Subjects({ id }: { readonly id: string }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const query = useQuery({
    queryKey: ['outside-subjects', id],
    queryFn: () => api.outsideSubjects(id),
  });
  const map = useWrite(() => api.mapOutside(id));
  return (
    <>
      <p className={layout.plain}>{say('outside.subjects-what')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={layout.plain}>{say('outside.subjects-none')}</p>
          ) : (
            <ul className={layout.list}>
              {items.map((subject) => (
                <Subject key={subject.word} subject={subject} />
              ))}
            </ul>
          )
        }
      </Read>
      <div>
        <Button
          disabled={map.isPending}
          onClick={() =>
            map.mutate(undefined, {
              onSuccess: ({ changed }) => tell(say('outside.mapped', { count: changed })),
              onError: (error) => tell(explain(error, words), 'error'),
            })
          }
        >
          {say('outside.map')}
        </Button>
      </div>
    </>
  );
}

function Subject({ subject }: { readonly subject: FreeSubjects['items'][number] }) {
  const { word, count, language } = subject;
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const propose = useWrite(() => api.placeWord({ word, language, note: '' }));
  return (
    <li className={layout.row}>
      <span lang={language}>
        {word} ({count})
      </span>
      {propose.isSuccess ? null : (
        <Button
          size="small"
          disabled={propose.isPending}
          onClick={() =>
            propose.mutate(undefined, {
              onSuccess: ({ term }) =>
                tell(say(term ? 'outside.already' : 'outside.proposed', { word })),
              onError: (error) => tell(explain(error, words), 'error'),
            })
          }
        >
          {say('outside.propose', { word })}
        </Button>
      )}
    </li>
  );
}

function Give({ id }: { readonly id: string }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const give = useWrite((format: 'csv' | 'ttl') => api.outsideMapping(id, format));
  return (
    <div className={layout.row}>
      <span>{say('outside.give')}</span>
      {(['csv', 'ttl'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          disabled={give.isPending}
          onClick={() =>
            give.mutate(format, {
              onSuccess: ({ name, type, text }) => {
                save(name, type, text);
                tell(say('outside.given', { name }));
              },
              onError: (error) => tell(explain(error, words), 'error'),
            })
          }
        >
          {say(`outside.formats.${format}`)}
        </Button>
      ))}
    </div>
  );
}
