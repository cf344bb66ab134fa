import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import type { CaughtUp } from '../../../src/contract/summaries.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { keep, readKept } from '../../kept.ts';
import { useInterims, useWrite } from '../../queries.ts';
import { now } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { InterimRead, Points } from './interim/reading.tsx';

interface Part {
  readonly discussion: DiscussionPage;
}

/** For whoever comes late or comes back: what they have missed, and what was summed up on the way. */
export function Summaries({ discussion }: Part) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { data } = useInterims(discussion.id);
  const [newest, ...older] = data?.published ?? [];
  const place = { discussion: discussion.id, questions: discussion.questions };
  if (discussion.contributions === 0 && !newest) return null;
  return (
    <Section id="summaries" title={say('summaries.title')}>
      {data?.draft ? (
        <div>
          <LinkButton to={`/discussions/${discussion.id}/interim`} primary>
            {say('summaries.draft.open')}
          </LinkButton>
        </div>
      ) : null}
      <CatchUp discussion={discussion} />
      {newest ? (
        <div className={layout.card}>
          <h3 className={layout.h3}>{say('summaries.until', { date: date(newest.until) })}</h3>
          <InterimRead place={place} interim={newest} />
        </div>
      ) : null}
      {older.map((interim) => (
        <details key={interim.id}>
          <summary>{say('summaries.until', { date: date(interim.until) })}</summary>
          <InterimRead place={place} interim={interim} />
        </details>
      ))}
    </Section>
  );
}

/** When this screen showed the discussion the last time; of this time it is noted for the next. */
function useLastVisit(key: string): string | null {
  const [before] = useState(() => readKept<string>(key));
  useEffect(() => keep(key, now().toISOString()), [key]);
  return before;
}

function CatchUp({ discussion }: Part) {
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const visited = useLastVisit(`praxis.visited:${me.id}:${discussion.id}`);
  const [told, setTold] = useState<CaughtUp | null>(null);
  const write = useWrite((all: boolean) =>
    api.catchUp(discussion.id, { all, ...(visited ? { visited } : {}) }),
  );
  const ask = (all: boolean) => write.mutate(all, { onSuccess: setTold });
  return (
    <div className={layout.section}>
      <div className={layout.row}>
        <Button disabled={write.isPending} onClick={() => ask(false)}>
          {say('summaries.catch-up.button')}
        </Button>
        {told?.since && told.all > 0 ? (
          <Button disabled={write.isPending} onClick={() => ask(true)}>
            {say('summaries.catch-up.from-start')}
          </Button>
        ) : null}
      </div>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div role="status">{told ? <Told discussion={discussion} told={told} /> : null}</div>
    </div>
  );
}

function Told({ discussion, told }: Part & { readonly told: CaughtUp }) {
  const { say, list, dateTime } = useWords();
  const layout = useLayout();
  const { since, contributions: count, languages, points } = told;
  const date = since ? dateTime(since) : '';
  const named = list(languages.map((one) => say(`common.languages.${one}`)));
  const place = { discussion: discussion.id, questions: discussion.questions };
  if (count === 0) {
    return (
      <p className={layout.plain}>
        {say(since ? 'summaries.catch-up.nothing' : 'summaries.catch-up.silent', { date })}
      </p>
    );
  }
  return (
    <div className={layout.card}>
      <h3 className={layout.h3}>{say('summaries.catch-up.title')}</h3>
      <p className={layout.plain}>
        {since
          ? say('summaries.catch-up.since', { count, date, languages: named })
          : say('summaries.catch-up.all', { count, languages: named })}
      </p>
      {points.length === 0 ? (
        <p className={layout.plain}>{say('summaries.catch-up.short')}</p>
      ) : (
        <Points place={place} statements={points} />
      )}
      <p className={layout.muted}>{say('summaries.catch-up.words')}</p>
    </div>
  );
}
