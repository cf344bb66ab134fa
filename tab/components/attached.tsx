import { useQuery } from '@tanstack/react-query';
import type { Attachment, GivenBefore } from '../../src/contract/attachments.ts';
import { useApp } from '../app-context.tsx';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';
import { DocumentLink } from './links.tsx';

/** Only a text with an address, or with the mark in the place of one, can carry a file. */
const MAY_CARRY = /📎|https?:\/\//u;

/** Two texts that say the same, whether addresses of files stand in them or marks. */
export const sameSaid = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (text: string): string => text.trim().replace(/📎|https?:\/\/\S+/gu, '📎');

function useOpeners() {
  const { say } = useWords();
  return ({ kind, community }: NonNullable<Attachment['openers']>): string =>
    say(`attachments.openers.${kind}`, { community: community ?? '' });
}

/** Files that were given with a contribution or reply, as far as the reader may know of them. */
export function Attached(props: {
  readonly kind: 'contribution' | 'reply';
  readonly id: string;
  readonly text: string;
}) {
  const { kind, id, text } = props;
  const { api } = useApp();
  const { say } = useWords();
  const layout = useLayout();
  const given = useQuery({
    queryKey: ['attachments', kind, id, text],
    queryFn: () => api.attachments(kind, id),
    enabled: MAY_CARRY.test(text),
  });
  const items = given.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={say('attachments.title')}>
      <ul className={layout.list}>
        {items.map((item, at) => (
          // Nothing of a closed one but its place among the others is known.
          <li key={item.url ?? `${item.standing}-${at}`}>
            <One item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ item }: { readonly item: Attachment }) {
  const { say } = useWords();
  const layout = useLayout();
  const openers = useOpeners();
  const { standing, title, url, library } = item;
  if (standing === 'open' && title && url) {
    return (
      <>
        📎 <DocumentLink href={url}>{title}</DocumentLink>{' '}
        <span className={layout.muted}>
          {[
            library ? say('attachments.library', { library }) : '',
            item.openers ? openers(item.openers) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    );
  }
  return (
    <>
      📎 <span className={layout.muted}>{say(`attachments.standing.${standing}`)}</span>{' '}
      {url ? <DocumentLink href={url}>{say('attachments.elsewhere-open')}</DocumentLink> : null}
    </>
  );
}

/** What an author is about to give, and who could not open it. */
export function GivenBeforeList({ items }: { readonly items: readonly GivenBefore[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const openers = useOpeners();
  if (items.length === 0) return null;
  const known = ({ title, library, openers: who, cannot, readers: count }: GivenBefore): string => {
    if (title === null || who === null) return say('attachments.before.unknown');
    const said = say('attachments.before.known', {
      ...{ title, library: library ?? '', openers: openers(who) },
    });
    if (cannot === null) return `${said} ${say('attachments.before.unknown-readers')}`;
    return cannot === 0
      ? `${said} ${say('attachments.before.all-open')}`
      : `${said} ${say('attachments.before.cannot', { count: cannot, readers: count })}`;
  };
  return (
    <div className={layout.tight}>
      <strong>{say('attachments.before.title')}</strong>
      <span className={layout.muted}>{say('attachments.before.what')}</span>
      <ul>
        {items.map((item) => (
          <li key={item.url}>{known(item)}</li>
        ))}
      </ul>
    </div>
  );
}
