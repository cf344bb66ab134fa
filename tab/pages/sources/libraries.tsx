import { useQuery } from '@tanstack/react-query';
import type { LibraryProgress } from '../../../src/contract/libraries.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

const READING_MS = 2_000;
const QUIET_MS = 30_000;

const TONES: Readonly<Record<LibraryProgress['state'], Tone>> = {
  waiting: 'informative',
  reading: 'brand',
  ready: 'success',
  failed: 'danger',
};

/** While a library is being read, how far it is is asked more often. */
function useLibraries() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['libraries'],
    queryFn: api.libraries,
    refetchInterval: ({ state }) => (state.data?.reading ? READING_MS : QUIET_MS),
  });
}

/** Every library of SharePoint that is read: how far, since when, and which of its files could not be. */
export function Libraries() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useLibraries();
  return (
    <Section id="libraries" title={say('sources.libraries.title')}>
      <Read query={query}>
        {({ libraries }) =>
          libraries.length === 0 ? (
            <p className={layout.plain}>{say('sources.libraries.none')}</p>
          ) : (
            <ul className={layout.list}>
              {libraries.map((library) => (
                <LibraryItem key={library.driveId} library={library} />
              ))}
            </ul>
          )
        }
      </Read>
    </Section>
  );
}

function LibraryItem({ library }: { readonly library: LibraryProgress }) {
  const { say } = useWords();
  const layout = useLayout();
  const { name, state, audience, reason, products, lastSuccess } = library;
  return (
    <li className={layout.tight}>
      <div className={layout.row}>
        <strong>{name}</strong>
        <Tag tone={TONES[state]}>{say(`sources.libraries.states.${state}`)}</Tag>
      </div>
      <p className={layout.plain}>
        {say(`sources.libraries.audiences.${audience}`)}{' '}
        {say('sources.libraries.documents', { count: products })}
      </p>
      {state === 'reading' ? <Reading library={library} /> : null}
      {reason ? (
        <p className={layout.plain}>
          {say(`sources.libraries.failed.${reason}`)} {say('sources.libraries.since')}{' '}
          <When at={library.since} />
        </p>
      ) : null}
      <p className={layout.plain}>
        {lastSuccess ? (
          <>
            {say('sources.libraries.last')} <When at={lastSuccess} />
          </>
        ) : (
          say('sources.libraries.never')
        )}
      </p>
      <Unreadable library={library} />
    </li>
  );
}

function Reading({ library }: { readonly library: LibraryProgress }) {
  const { say } = useWords();
  const layout = useLayout();
  const { name, read, total, since, secondsLeft } = library;
  const minutes = secondsLeft === null ? null : Math.ceil(secondsLeft / 60);
  return (
    <div className={layout.tight}>
      {total === null ? null : (
        <progress aria-label={name} max={Math.max(total, read, 1)} value={read} />
      )}
      <p className={layout.plain}>
        {total === null
          ? say('sources.libraries.read', { count: read })
          : say('sources.libraries.read-of', { count: read, total })}{' '}
        {say('sources.libraries.since')} <When at={since} />
        {minutes === null ? null : ` ${say('sources.libraries.left', { count: minutes })}`}
      </p>
    </div>
  );
}

function Unreadable({ library: { unreadable, files } }: { readonly library: LibraryProgress }) {
  const { say } = useWords();
  const layout = useLayout();
  if (unreadable === 0) return null;
  const title = say('sources.libraries.unreadable', { count: unreadable });
  if (files.length === 0) return <p className={layout.plain}>{title}</p>;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {files.map(({ name, reason, webUrl }) => (
          <li key={webUrl}>
            <DocumentLink href={webUrl}>{name}</DocumentLink>: {say(`common.unreadable.${reason}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
