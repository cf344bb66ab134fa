import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import { type Stretch, wordDiff } from './word-diff.ts';

/** What became of a text, word by word. */
export function WordsChanged({ before, now }: { readonly before: string; readonly now: string }) {
  return wordDiff(before, now).map((stretch, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in a text that does not change here
    <Words key={place} {...stretch} />
  ));
}

/** Said to whoever does not see what is struck out or underlined. */
function Words({ kind, text }: Stretch) {
  const { say } = useWords();
  const layout = useLayout();
  if (kind === 'same') return <span>{text}</span>;
  const Mark = kind === 'gone' ? 'del' : 'ins';
  return (
    <Mark>
      <span className={layout.hidden}>{say(`tab.drafting.versions.${kind}`)} </span>
      {text}
    </Mark>
  );
}
