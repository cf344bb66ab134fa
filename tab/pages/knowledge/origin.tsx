import { mergeClasses } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Item } from '../../../src/contract/items.ts';
import type { Origin } from '../../../src/contract/knowledge.ts';
import { useLayout } from '../../components/layout.ts';
import { Tag } from '../../components/tag.tsx';
import { useWords, type Words } from '../../words.tsx';

/** How old what is known of an item from outside is, where its source has not been read for too long. */
export function LastRead({ origin }: { readonly origin: Origin }) {
  const { say } = useWords();
  const layout = useLayout();
  const { stale, age, name } = origin;
  if (!stale) return null;
  return (
    <div className={mergeClasses(layout.row)}>
      <Tag tone="warning" icon={<WarningRegular />}>
        {age === null
          ? say('outside.never-read', { name })
          : say('outside.age', { name, count: age })}
      </Tag>
    </div>
  );
}

/** What a catalogue or feed says of an item, term and value. */
export function originRows({ origin }: Item, { say, list, day }: Words): [string, string | null][] {
  if (!origin) return [];
  const { kind, name, authors, published, sector, evaluation, numbers, readAt } = origin;
  return [
    [say('outside.source'), say(`outside.mark.${kind}`, { name })],
    [say('outside.authors'), list(authors) || null],
    [say('outside.published'), published],
    [say('outside.evaluation'), evaluation],
    [say('outside.sector'), sector],
    [say('outside.numbers'), list(numbers) || null],
    [say('outside.last-read'), readAt ? day(readAt.slice(0, 10)) : null],
  ];
}
