import { mergeClasses } from '@fluentui/react-components';
import { ArchiveRegular } from '@fluentui/react-icons/svg/archive';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import type { ReactElement } from 'react';
import type { DiscussionSummary } from '../../../src/contract/discussions.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { LanguageTag, Tag, type Tone } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

type State = DiscussionSummary['state'];

const LOOKS: Record<State, { readonly tone: Tone; readonly icon: ReactElement }> = {
  draft: { tone: 'informative', icon: <EditRegular /> },
  scheduled: { tone: 'informative', icon: <CalendarRegular /> },
  open: { tone: 'success', icon: <ChatMultipleRegular /> },
  closing: { tone: 'warning', icon: <ClockRegular /> },
  closed: { tone: 'informative', icon: <LockClosedRegular /> },
  summarised: { tone: 'brand', icon: <CheckmarkCircleRegular /> },
  archived: { tone: 'informative', icon: <ArchiveRegular /> },
  cancelled: { tone: 'informative', icon: <DismissRegular /> },
  merged: { tone: 'informative', icon: <MergeRegular /> },
};

export const isRunning = (state: State): boolean =>
  state === 'draft' || state === 'scheduled' || state === 'open' || state === 'closing';

export function StateTag({ state }: { readonly state: State }) {
  const { say } = useWords();
  const { tone, icon } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {say(`common.states.discussion.${state}`)}
    </Tag>
  );
}

/** Whom it is for, where guests are among them. */
export function GuestTag(props: { readonly discussion: Pick<DiscussionSummary, 'guests'> }) {
  const { say } = useWords();
  return props.discussion.guests ? <Tag tone="brand">{say('guests.tag')}</Tag> : null;
}

/** The date that matters next: when it opens, when it ends, when it ended. */
export function NextDate(props: {
  readonly discussion: Pick<DiscussionSummary, 'state' | 'startsAt' | 'endsAt'>;
}) {
  const { discussion } = props;
  const { say } = useWords();
  const { state, startsAt, endsAt } = discussion;
  if (state === 'cancelled' || state === 'merged') return null;
  const [label, at] =
    state === 'scheduled' || state === 'draft'
      ? [say('tab.discussions.opens'), startsAt]
      : isRunning(state)
        ? [say('tab.discussions.ends'), endsAt]
        : [say('tab.discussions.ended'), endsAt];
  return (
    <span>
      {label} <When at={at} />
    </span>
  );
}

interface Shown {
  readonly discussion: DiscussionSummary;
}

export function DiscussionCard({ discussion }: Shown) {
  const layout = useLayout();
  return (
    <li className={layout.card}>
      <DiscussionLine discussion={discussion} />
    </li>
  );
}

/** What stands in the card. */
export function DiscussionLine({ discussion }: Shown) {
  const layout = useLayout();
  const { say } = useWords();
  const { id, title, community, state, language, contributions } = discussion;
  return (
    <>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>
          <TextLink to={`/discussions/${id}`} lang={language}>
            {title}
          </TextLink>
        </h3>
        <span className={layout.row}>
          <LanguageTag language={language} />
          <GuestTag discussion={discussion} />
          <StateTag state={state} />
        </span>
      </div>
      <p className={layout.muted}>
        {community.name} · <NextDate discussion={discussion} /> ·{' '}
        {say('tab.discussions.contributions', { count: contributions })}
      </p>
    </>
  );
}
