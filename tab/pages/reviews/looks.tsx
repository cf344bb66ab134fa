import { mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { PeerReviews } from '../../../src/contract/peer-review.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { CaptureTag } from '../capture/parts.tsx';

type Line = PeerReviews['mine'][number];

/** What colleagues ask this person to look over, and how it stands with their own. */
export function Looks() {
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({ queryKey: ['peer-reviews'], queryFn: api.peerReviews });
  return (
    <Read query={query}>
      {({ waiting, mine }) => (
        <>
          <Lines
            id="looks-waiting"
            title={say('reviewing.list.waiting')}
            none={say('reviewing.list.waiting-none')}
            lines={waiting}
          />
          <Lines
            id="looks-mine"
            title={say('reviewing.list.mine')}
            none={say('reviewing.list.mine-none')}
            lines={mine}
          />
        </>
      )}
    </Read>
  );
}

function Lines(props: {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly lines: readonly Line[];
}) {
  const { say, day } = useWords();
  const layout = useLayout();
  return (
    <Section id={props.id} title={props.title}>
      {props.lines.length === 0 ? <Empty title={props.none} /> : null}
      <ul className={layout.list}>
        {props.lines.map(({ id, title, template, state, author, reviewer, since }) => (
          <li key={id} className={layout.card}>
            <div className={mergeClasses(layout.row, layout.between)}>
              <h3 className={layout.h3}>{title}</h3>
              <CaptureTag state={state} />
            </div>
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say('reviewing.list.by', { form: template, name: author })} · {reviewer} ·{' '}
              {day(since)}
            </p>
            <div>
              <LinkButton to={`/captures/${id}/review`}>
                {say('reviewing.list.open')}
                <span className={layout.hidden}> {title}</span>
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
