import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

/** What in a record names or describes a person: its author decides. */
export function Hints({ capture }: { readonly capture: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({
    queryKey: ['captures', capture, 'hints'],
    queryFn: () => api.captureHints(capture),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section id="hints" title={say('forms.hints.title')}>
      <div className={layout.card}>
        <p className={layout.plain}>{say('forms.hints.what')}</p>
        <ul className={layout.plain}>
          {items.map(({ field, kind, words }) => (
            <li key={`${field} ${kind} ${words}`}>
              {say('safety.before.found', { kind: say(`safety.hint.${kind}`), words })}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
