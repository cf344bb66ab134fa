import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FocalPointList, NameFocalPoint } from '../../../src/contract/focal-points.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords, type Words } from '../../words.tsx';
import { FocalForm } from './focal-form.tsx';

const KEY = ['focal-points'];

type Kept = NonNullable<FocalPointList['kept']>;
type Point = Kept['points'][number];

/** Who sees to what a unit writes down: known to everybody there, named and let go by administrators. */
export default function FocalPointsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: KEY, queryFn: api.focalPoints });
  return (
    <Page title={say('prompting.focal.title')}>
      <p className={layout.plain}>{say('prompting.focal.what')}</p>
      <Read query={query}>
        {(list) => (
          <>
            <Own list={list} />
            {list.seesUnits ? (
              <TextLink to="/prompts/units">{say('prompting.units.title')}</TextLink>
            ) : null}
            {list.kept ? <Keeping kept={list.kept} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

const daysOf = ({ from, until }: Pick<Point, 'from' | 'until'>, { say, day }: Words): string =>
  until === null
    ? say('prompting.focal.since', { first: day(from) })
    : say('prompting.focal.span', { first: day(from), last: day(until) });

function Own({ list: { unit, own } }: { readonly list: FocalPointList }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  if (unit === null) return <p className={layout.plain}>{say('prompting.focal.no-unit')}</p>;
  return (
    <Section id="own" title={say('prompting.focal.unit-of', { unit })}>
      {own.length === 0 ? (
        <Empty title={say('prompting.focal.none')} />
      ) : (
        <ul className={layout.list}>
          {own.map((one) => (
            <li key={one.id} className={layout.row}>
              <span>{one.name}</span>
              <a href={`mailto:${one.mail}`}>{one.mail}</a>
              <span className={layout.muted}>{daysOf(one, words)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type Asked =
  | { readonly what: 'name'; readonly before: Point | null }
  | { readonly what: 'end'; readonly point: Point };

/** What administrators keep. */
function Keeping({ kept: { points, units } }: { readonly kept: Kept }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const keep = (next: FocalPointList) => queries.setQueryData(KEY, next);
  const name = useWrite((wish: NameFocalPoint) => api.nameFocalPoint(wish).then(keep));
  const end = useWrite((id: string) => api.endFocalPoint(id).then(keep));
  return (
    <>
      <Section id="all" title={say('prompting.focal.all')}>
        <div>
          <Button
            appearance="primary"
            onClick={() => setAsked({ what: 'name', before: null })}
            disabled={units.length === 0}
          >
            {say('prompting.focal.name')}
          </Button>
        </div>
        <Points points={points.filter(({ state }) => state !== 'over')} onAsk={setAsked} />
      </Section>
      <Earlier points={points.filter(({ state }) => state === 'over')} />
      {asked?.what === 'name' ? (
        <FocalForm
          units={units}
          before={asked.before}
          onClose={close}
          onName={(wish) => name.mutateAsync(wish)}
        />
      ) : null}
      {asked?.what === 'end' ? (
        <Confirm
          title={say('prompting.focal.end-of', { name: asked.point.name, unit: asked.point.unit })}
          confirm={say('prompting.focal.end')}
          onClose={close}
          onConfirm={() => end.mutateAsync(asked.point.id)}
        >
          <p className={layout.plain}>{say('prompting.focal.end-what')}</p>
        </Confirm>
      ) : null}
    </>
  );
}

function Points(props: {
  readonly points: readonly Point[];
  readonly onAsk: (asked: Asked) => void;
}) {
  const { points, onAsk } = props;
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  if (points.length === 0) return <Empty title={say('prompting.focal.nobody')} />;
  return (
    <ul className={layout.list}>
      {points.map((point) => (
        <li key={point.id} className={layout.card}>
          <h3 className={layout.h3}>
            {point.unit} · {point.name}
          </h3>
          <p className={layout.plain}>
            {say(`prompting.focal.states.${point.state}`)} · {daysOf(point, words)}
          </p>
          <div className={layout.row}>
            <Button
              size="small"
              aria-label={say('prompting.focal.follow-of', { name: point.name })}
              onClick={() => onAsk({ what: 'name', before: point })}
            >
              {say('prompting.focal.follow')}
            </Button>
            <Button
              size="small"
              aria-label={say('prompting.focal.end-of', { name: point.name, unit: point.unit })}
              onClick={() => onAsk({ what: 'end', point })}
            >
              {say('prompting.focal.end')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Earlier({ points }: { readonly points: readonly Point[] }) {
  const words = useWords();
  const layout = useLayout();
  if (points.length === 0) return null;
  return (
    <Section id="earlier" title={words.say('prompting.focal.earlier')}>
      <ul className={layout.list}>
        {points.map((point) => (
          <li key={point.id} className={layout.muted}>
            {point.unit} · {point.name} · {daysOf(point, words)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
