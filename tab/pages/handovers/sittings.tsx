import { mergeClasses } from '@fluentui/react-components';
import type { HandoverPage } from '../../../src/contract/handovers.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Day } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

/** In which short sittings the rest could be written, over the days that are left. */
export function Sittings({ handover }: { readonly handover: HandoverPage }) {
  const { say, language, list } = useWords();
  const layout = useLayout();
  const { proposed, sheet } = handover;
  if (proposed.length === 0) return null;
  const titles = new Map(sheet.template.steps.map(({ id, title }) => [id, title[language]]));
  return (
    <Section id="sittings" title={say('tab.handover.proposed')}>
      <div className={layout.card}>
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.handover.proposed-what')}
        </p>
        <ol className={layout.plain}>
          {proposed.map(({ day, steps }) => (
            <li key={day}>
              <strong>
                <Day on={day} />
              </strong>
              {say('common.colon')}
              {list(steps.map((step) => titles.get(step) ?? step))}
            </li>
          ))}
        </ol>
      </div>
    </Section>
  );
}
