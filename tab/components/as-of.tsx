import { mergeClasses } from '@fluentui/react-components';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';

/** How old the register is that this was drawn from; nothing where it is young. */
export function AsOf(props: {
  readonly register: 'projects' | 'leavers' | 'missions' | 'trainings' | 'filled';
  readonly at: string | null | undefined;
}) {
  const { say, dateTime } = useWords();
  const layout = useLayout();
  return props.at ? (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say(`sources.as-of.${props.register}`, { date: dateTime(props.at) })}
    </p>
  ) : null;
}
