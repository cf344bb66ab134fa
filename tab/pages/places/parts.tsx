import { Button, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Placed, Trouble } from '../../../src/contract/places.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { useWords } from '../../words.tsx';

/** What is wrong, each with what to do about it. */
export function Troubles({ troubles }: { readonly troubles: readonly Trouble[] }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <ul className={layout.list}>
      {troubles.map((trouble) => (
        <li key={trouble} className={layout.tight}>
          <strong>{say(`places.trouble.${trouble}`)}</strong>
          <span>{say(`places.remedy.${trouble}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Team, channel, people and library as Microsoft 365 has them now. */
export function Facts({ placed }: { readonly placed: Placed }) {
  const { say } = useWords();
  const layout = useLayout();
  const { team, channel, roster, library, place } = placed;
  return (
    <dl className={mergeClasses(layout.tight, layout.plain)}>
      <Fact name={say('places.team')}>{team ?? place.teamId ?? say('places.unset')}</Fact>
      <Fact name={say('places.channel')}>
        {channel
          ? `${channel.name} (${say(`places.kind.${channel.kind}`)})`
          : (place.channelId ?? say('places.unset'))}
      </Fact>
      {roster ? (
        <Fact name={say('places.people')}>
          {say('places.members', { count: roster.members })},{' '}
          {say('places.moderators', { count: roster.moderators })}
        </Fact>
      ) : null}
      <Fact name={say('places.library')}>
        {library ? (
          <DocumentLink href={library.url}>{library.name}</DocumentLink>
        ) : (
          (place.driveId ?? say('places.unset'))
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const layout = useLayout();
  return (
    <div className={layout.row}>
      <dt className={layout.muted}>{name}</dt>
      <dd className={layout.plain}>{children}</dd>
    </div>
  );
}

/** What private and shared channels do not do, said where they are chosen and where they are used. */
export function KindNote({ kind }: { readonly kind: 'standard' | 'private' | 'shared' }) {
  const { say } = useWords();
  const layout = useLayout();
  return kind === 'standard' ? null : (
    <p className={mergeClasses(layout.plain, layout.muted)}>{say(`places.note.${kind}`)}</p>
  );
}

/** The way to the rest of a list. */
export function More({ onMore, busy }: { readonly onMore: () => void; readonly busy: boolean }) {
  const { say } = useWords();
  return (
    <div>
      <Button onClick={onMore} disabled={busy}>
        {say(busy ? 'tab.common.working' : 'places.more')}
      </Button>
    </div>
  );
}
