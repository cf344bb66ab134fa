import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverPage, SectionReaders } from '../../../src/contract/handovers.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const CHOICES: readonly SectionReaders[] = [
  'supervisor-and-successor',
  'successor',
  'unit',
  'all-staff-if-shared',
];

interface Part {
  readonly handover: HandoverPage;
}

/** Who will see which part, told before the first word is written. */
export function Audience({ handover }: Part) {
  const { say, language, list } = useWords();
  const layout = useLayout();
  const [choosing, setChoosing] = useState(false);
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
              {say('common.colon')}
              {say(`tab.handover.audience.${readers}`, { supervisor, successor })}
            </li>
          ))}
        </ul>
        <p className={layout.plain}>{say('tab.handover.audience.no-edit')}</p>
        {handover.actions.includes('set-readers') ? (
          <div>
            <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
              {say('tab.handover.audience.change')}
            </Button>
          </div>
        ) : null}
        {choosing ? <Choosing handover={handover} /> : null}
      </div>
    </Section>
  );
}

/** Each section by itself; saved as it is chosen. */
function Choosing({ handover }: Part) {
  const { say, language } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const write = useWrite(
    async ({ step, readers }: { readonly step: string; readonly readers: SectionReaders }) => {
      await api.chooseSectionReaders(handover.id, step, readers);
      tell(say('tab.handover.audience.saved'));
    },
  );
  const readersOf = (step: string) =>
    handover.audience.find(({ steps }) => steps.includes(step))?.readers;
  return (
    <div className={layout.tight}>
      {handover.sheet.template.steps.map(({ id, title }) => (
        <Field key={id} label={say('tab.handover.audience.choose', { section: title[language] })}>
          <Select
            value={readersOf(id)}
            onChange={(_, { value }) => {
              const readers = CHOICES.find((choice) => choice === value);
              if (readers) write.mutate({ step: id, readers });
            }}
          >
            {CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {say(`tab.handover.audience.choice.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      {write.isError ? <ErrorState error={write.error} /> : null}
    </div>
  );
}
