import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isApiError } from '../api.ts';
import { isGone } from '../queries.ts';
import { useWords, type Words } from '../words.tsx';
import { useLayout } from './layout.ts';
import { TextLink } from './links.tsx';

/** The sentence for the person: the server's own, or ours where none came. */
export function explain(error: unknown, { say }: Words): string {
  if (!isApiError(error)) return say('tab.errors.unknown');
  if (error.message) return error.message;
  switch (error.code) {
    case 'timeout':
      return say('tab.errors.timeout');
    case 'unreadable':
      return say('tab.errors.unreadable');
    case 'expired':
      return say('tab.errors.expired');
    case 'sign-in':
      return say('tab.errors.sign-in');
    default:
      return say('tab.errors.offline');
  }
}

export function Loading() {
  const { say } = useWords();
  const words = say('tab.common.loading');
  // The visible label comes after the delay; the role is there, and wants a name, from the beginning.
  return <Spinner label={words} aria-label={words} delay={200} />;
}

/** Nothing here, and what to do about it. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const layout = useLayout();
  return (
    <div className={layout.card}>
      <p className={layout.h3}>{title}</p>
      {children}
    </div>
  );
}

export function ErrorState(props: {
  readonly error: unknown;
  readonly title?: string;
  readonly retry?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {props.title ? <MessageBarTitle>{props.title}</MessageBarTitle> : null}
        {explain(props.error, words)}
        {props.children}
      </MessageBarBody>
      {props.retry ? (
        <MessageBarActions>
          <Button onClick={props.retry}>{words.say('tab.common.retry')}</Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}

/** Not there, or not theirs to know of: no trying again changes that. */
function Gone({ error }: { readonly error: unknown }) {
  const words = useWords();
  return (
    <div role="alert">
      <Empty title={explain(error, words)}>
        <TextLink to="/">{words.say('tab.lost.home')}</TextLink>
      </Empty>
    </div>
  );
}

/**
 * One query as a page part. What was read before stays on the screen when a later reading fails, with a note above it.
 */
export function Read<T>(props: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const { query, children } = props;
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    if (!query.isError) return <Loading />;
    if (isGone(query.error)) return <Gone error={query.error} />;
    return <ErrorState error={query.error} retry={retry} />;
  }
  return (
    <>
      {query.isError ? <ErrorState error={query.error} retry={retry} /> : null}
      {children(query.data)}
    </>
  );
}
