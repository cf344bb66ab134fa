import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { LessonQuery, LessonSynthesis } from '../../../src/contract/lessons.ts';
import { useApp } from '../../app-context.tsx';
import { bytesOf, DOCX, saveFile } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Point } from './point.tsx';

/** What worked and what did not, over many records. */
export default function LessonsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const asked: LessonQuery = {
    topic: params.get('topic') ?? '',
    country: params.get('country') ?? '',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
  };
  const query = useQuery({ queryKey: ['lessons', asked], queryFn: () => api.lessons(asked) });
  const ask = (change: Partial<LessonQuery>) =>
    setParams(
      Object.fromEntries(
        Object.entries({ ...asked, ...change }).filter(([, value]) => value !== ''),
      ),
      { replace: true, state: { stays: true } },
    );
  return (
    <Page
      title={say('experience.title')}
      above={<TextLink to="/search">{say('tab.search.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('experience.what')}</p>
      <Read query={query}>
        {(found) => (
          <>
            <Asking asked={asked} found={found} onAsk={ask} />
            <Groups found={found} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Asking(props: {
  readonly asked: LessonQuery;
  readonly found: LessonSynthesis;
  readonly onAsk: (change: Partial<LessonQuery>) => void;
}) {
  const { asked, found, onAsk } = props;
  const { say, topic, country } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const write = useWrite(() => api.lessonDocument(asked));
  return (
    <div className={layout.fields}>
      <Field label={say('experience.topic')}>
        <Select value={asked.topic} onChange={(_, { value }) => onAsk({ topic: value })}>
          <option value="">{say('experience.any')}</option>
          {found.topics.map((slug) => (
            <option key={slug} value={slug}>
              {topic(slug)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('experience.country')}>
        <Select value={asked.country} onChange={(_, { value }) => onAsk({ country: value })}>
          <option value="">{say('experience.any')}</option>
          {found.countries.map((name) => (
            <option key={name} value={name}>
              {country(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('experience.from')}>
        <Input type="date" value={asked.from} onChange={(_, { value }) => onAsk({ from: value })} />
      </Field>
      <Field label={say('experience.to')}>
        <Input type="date" value={asked.to} onChange={(_, { value }) => onAsk({ to: value })} />
      </Field>
      <Button
        disabled={write.isPending || found.records === 0}
        onClick={() =>
          write.mutate(undefined, {
            onSuccess: ({ name, base64 }) => saveFile(name, bytesOf(base64), DOCX),
          })
        }
      >
        {say('experience.docx')}
      </Button>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </div>
  );
}

function Groups({ found: { groups, records } }: { readonly found: LessonSynthesis }) {
  const { say } = useWords();
  const layout = useLayout();
  if (records === 0) return <Empty title={say('experience.none')} />;
  return (
    <>
      <p className={layout.plain}>{say('experience.rests', { count: records })}</p>
      {groups.map(({ outcome, count, points }) => (
        <Section
          key={outcome}
          id={`outcome-${outcome}`}
          title={say(`experience.outcome.${outcome}`)}
        >
          <p className={layout.plain}>{say('experience.count', { count })}</p>
          <ul className={layout.list}>
            {points.map((point) => (
              <Point key={`${point.said} ${point.lessons[0]?.id}`} point={point} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
