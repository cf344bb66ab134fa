import { Button, Field, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { HandoverGaps } from '../../../src/contract/handovers.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

/** What somebody who left has left open, for the focal point of the unit: names, and nothing of what was written. */
export default function GapsRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['handover-gaps', id], queryFn: () => api.handoverGaps(id) });
  return (
    <Page
      title={say('tab.handover.gaps.title')}
      above={<TextLink to="/handovers">{say('tab.handover.back')}</TextLink>}
    >
      <Read query={query}>
        {(gaps) => (
          <>
            <p className={layout.plain}>{say('tab.handover.gaps.what')}</p>
            <Open id={id} gaps={gaps} />
            <Added gaps={gaps} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Open({ id, gaps }: { readonly id: string; readonly gaps: HandoverGaps }) {
  const { say } = useWords();
  const layout = useLayout();
  if (gaps.open.length === 0) return <Empty title={say('tab.handover.gaps.none')} />;
  return gaps.open.map(({ title, fields }) => (
    <Section key={title} id={`open-${fields[0]?.id ?? ''}`} title={`${gaps.person.name}: ${title}`}>
      <ul className={layout.list}>
        {fields.map((field) => (
          <li key={field.id} className={layout.card}>
            <Fill id={id} field={field} />
          </li>
        ))}
      </ul>
    </Section>
  ));
}

interface FillProps {
  readonly id: string;
  readonly field: { readonly id: string; readonly label: string };
}

function Fill({ id, field }: FillProps) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [text, setText, clear] = useTyped(`gap:${id}:${field.id}`, () => '');
  const write = useWrite(async () => {
    await api.fillGap(id, field.id, text.trim());
    clear();
    tell(say('tab.handover.gaps.done'));
  });
  return (
    <div className={layout.tight}>
      <Field label={field.label}>
        <Textarea
          value={text}
          maxLength={4_000}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div>
        <Button
          disabled={text.trim() === '' || write.isPending}
          onClick={() => write.mutate(undefined)}
        >
          {say('tab.handover.gaps.fill')}
          <span className={layout.hidden}> {field.label}</span>
        </Button>
      </div>
    </div>
  );
}

function Added({ gaps }: { readonly gaps: HandoverGaps }) {
  const { say } = useWords();
  const layout = useLayout();
  if (gaps.added.length === 0) return null;
  return (
    <Section id="added" title={say('tab.handover.gaps.added')}>
      {gaps.added.map(({ field, label, text }) => (
        <div key={field} className={layout.card}>
          <h3 className={layout.h3}>{label}</h3>
          <p className={layout.written}>{text}</p>
        </div>
      ))}
    </Section>
  );
}
