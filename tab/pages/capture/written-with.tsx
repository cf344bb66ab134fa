import type { Template } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

/** The form as it was when it was begun: later versions change nothing of it. */
export function WrittenWith({ template: { name, version } }: { readonly template: Template }) {
  const { say, language } = useWords();
  const layout = useLayout();
  return (
    <p className={layout.muted}>
      {say('templates.written-with', { name: name[language], version })}
    </p>
  );
}
