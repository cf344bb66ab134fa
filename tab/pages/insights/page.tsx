import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Insights } from '../../../src/contract/insights.ts';
import { useApp } from '../../app-context.tsx';
import { CsvButton } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords, type Words } from '../../words.tsx';
import { Charge } from './charge.tsx';
import { Decisions } from './decisions.tsx';
import { IndicatorCard } from './indicator.tsx';
import { ofKind, periodSaid } from './said.ts';
import { sheetOf } from './sheet.ts';

type Asked = Readonly<Record<'period' | 'kind' | 'name', string>>;

/** What the figures say, what they rest on, what is missing, and what is decided because of them. */
export default function InsightsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const [params, setParams] = useSearchParams();
  const asked: Asked = {
    period: params.get('period') ?? '',
    kind: params.get('kind') ?? '',
    name: params.get('name') ?? '',
  };
  const query = useQuery({
    queryKey: ['insights', asked],
    queryFn: () => api.insights(asked),
    placeholderData: (before) => before,
  });
  const choose = (change: Partial<Asked>) =>
    setParams(
      Object.fromEntries(
        Object.entries({ ...asked, ...change }).filter(([, value]) => value !== ''),
      ),
      { replace: true, state: { stays: true } },
    );
  return (
    <Page title={say('figures.title')}>
      <Read query={query}>
        {(found) => (
          <>
            <Head found={found} onChoose={choose} />
            <Groups found={found} />
            <Decisions found={found} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** Whose figures these are, in words. */
const whoseOf = ({ scope, scopes }: Insights, { say }: Pick<Words, 'say'>): string =>
  scopes.find(({ kind, name }) => kind === scope.kind && name === scope.name)?.label ??
  say('figures.everybody');

function Head(props: {
  readonly found: Insights;
  readonly onChoose: (change: Partial<Asked>) => void;
}) {
  const { found, onChoose } = props;
  const words = useWords();
  const { say, dateTime } = words;
  const layout = useLayout();
  const unowned = found.indicators.filter(({ owner }) => owner === null).length;
  return (
    <div className={layout.stack}>
      <p className={layout.plain}>{say('figures.what', { smallest: found.smallest })}</p>
      <div className={layout.fields}>
        <Periods found={found} onChoose={onChoose} />
        {found.scopes.length > 0 ? <Scopes found={found} onChoose={onChoose} /> : null}
        <CsvButton
          name={`insights-${found.period.id}`}
          rows={() => sheetOf(found, whoseOf(found, words), words)}
        >
          {say('figures.csv')}
        </CsvButton>
      </div>
      <p className={layout.muted}>
        {[
          ...(found.countedAt ? [say('figures.counted', { at: dateTime(found.countedAt) })] : []),
          ...(found.mayDecide && unowned > 0 ? [say('figures.unowned', { count: unowned })] : []),
        ].join(' · ')}
      </p>
    </div>
  );
}

interface HeadProps {
  readonly found: Insights;
  readonly onChoose: (change: Partial<Asked>) => void;
}

function Periods({ found, onChoose }: HeadProps) {
  const words = useWords();
  const { say } = words;
  return (
    <Field label={say('figures.period')}>
      <Select value={found.period.id} onChange={(_, { value }) => onChoose({ period: value })}>
        {(['month', 'quarter', 'year'] as const).map((kind) => (
          <optgroup key={kind} label={say(`figures.length.${kind}`)}>
            {ofKind(found.periods, kind).map(({ id }) => (
              <option key={id} value={id}>
                {periodSaid(id, words)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

/** A scope as one value of a list. */
const keyOf = ({ kind, name }: { readonly kind: string; readonly name: string }): string =>
  kind === 'all' ? '' : `${kind}:${name}`;

function Scopes({ found, onChoose }: HeadProps) {
  const { say } = useWords();
  const kinds = (['community', 'unit', 'region'] as const).filter((kind) =>
    found.scopes.some((one) => one.kind === kind),
  );
  return (
    <Field label={say('figures.scope')} hint={say('figures.one-at-a-time')}>
      <Select
        value={keyOf(found.scope)}
        onChange={(_, { value }) => {
          const colon = value.indexOf(':');
          onChoose({ kind: value.slice(0, Math.max(colon, 0)), name: value.slice(colon + 1) });
        }}
      >
        <option value="">{say('figures.everybody')}</option>
        {kinds.map((kind) => (
          <optgroup key={kind} label={say(`figures.kind.${kind}`)}>
            {found.scopes
              .filter((one) => one.kind === kind)
              .map((one) => (
                <option key={one.name} value={keyOf(one)}>
                  {one.label}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

function Groups({ found }: { readonly found: Insights }) {
  const { say } = useWords();
  const layout = useLayout();
  const groups = [...Map.groupBy(found.indicators, ({ group }) => group)];
  return groups.map(([group, indicators]) => (
    <Section key={group} id={`group-${group}`} title={say(`figures.group.${group}`)}>
      <ul className={layout.list}>
        {indicators.map((one) => (
          <IndicatorCard key={one.id} one={one} countedAt={found.countedAt}>
            {found.mayDecide ? <Charge one={one} /> : null}
          </IndicatorCard>
        ))}
      </ul>
    </Section>
  ));
}
