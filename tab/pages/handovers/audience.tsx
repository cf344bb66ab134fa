import type { HandoverPage } from '../../../src/contract/handovers.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

/** Who will see which part, told before the first word is written. */
export function Audience({ handover }: { readonly handover: HandoverPage }) {
  const { say, language, list } = useWords();
  const layout = useLayout();
  const titles = new Map(
    handover.sheet.template.steps.map(({ id, title }) => [id, title[language]]),
  );
  const supervisor = handover.supervisor?.name ?? say('tab.handover.your-supervisor');
  const successor = handover.successor?.name ?? say('tab.handover.your-successor');
  return (
    <Section id="audience" title={say('tab.handover.audience.title')}>
      <div className={layout.card}>
        <p className={layout.plain}>{say('tab.handover.audience.until')}</p>
        <ul className={layout.plain}>
          {handover.audience.map(({ steps, readers }) => (
            <li key={`${readers} ${steps.join()}`}>
              <strong>{list(steps.map((step) => titles.get(step) ?? step))}</strong>
              {': '}
              {say(`tab.handover.audience.${readers}`, { supervisor, successor })}
            </li>
          ))}
        </ul>
        <p className={layout.plain}>{say('tab.handover.audience.no-edit')}</p>
      </div>
    </Section>
  );
}
