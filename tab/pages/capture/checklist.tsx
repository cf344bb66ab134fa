import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaptureSheet, Checklist as ChecklistShape } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const POINTS = ['gender', 'disability', 'vulnerable-groups', 'social-partners'] as const;
const MARKS = ['yes', 'no', 'not-applicable'] as const;
type Mark = (typeof MARKS)[number];

const markIn = (value: string | undefined): Mark | undefined =>
  MARKS.find((mark) => mark === value);

/** Who is reached by what is written down: advice, kept when it is given, and in the way of nothing. */
export function Checklist({ sheet }: { readonly sheet: CaptureSheet }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { capture, checklist } = sheet;
  const [marks, setMarks] = useState<ChecklistShape['marks']>(() =>
    Object.fromEntries(
      POINTS.flatMap((point) => {
        const mark = markIn(checklist?.marks[point]);
        return mark ? [[point, mark] as const] : [];
      }),
    ),
  );
  const [note, setNote] = useState(checklist?.note ?? '');
  const write = useWrite(() => api.keepChecklist(capture.id, { marks, note }));
  if (!sheet.actions.includes('mark') || sheet.template.becomes === 'gap') return null;
  return (
    <Section id="checklist" title={say('reviewing.checklist.title')}>
      <div className={layout.card}>
        <p className={layout.plain}>{say('reviewing.checklist.what')}</p>
        {POINTS.map((point) => (
          <Field key={point} label={say(`reviewing.checklist.point.${point}`)}>
            <Select
              value={marks[point] ?? ''}
              onChange={(_, { value }) => setMarks({ ...marks, [point]: markIn(value) })}
            >
              <option value="">{say('reviewing.checklist.open')}</option>
              {MARKS.map((mark) => (
                <option key={mark} value={mark}>
                  {say(`reviewing.checklist.mark.${mark}`)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Field label={say('reviewing.checklist.note')}>
          <Textarea value={note} maxLength={1_000} onChange={(_, { value }) => setNote(value)} />
        </Field>
        <div>
          <Button
            disabled={write.isPending}
            onClick={() =>
              write.mutate(undefined, {
                onSuccess: () => tell(say('reviewing.checklist.saved')),
                onError: (error) => tell(explain(error, words), 'error'),
              })
            }
          >
            {say('reviewing.checklist.save')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
