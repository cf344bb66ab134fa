import { useWords } from '../words.tsx';

/** An instant in the reader's language and zone; the zone is named with the time. */
export function When({ at }: { readonly at: string }) {
  const { dateTime } = useWords();
  return <time dateTime={at}>{dateTime(at)}</time>;
}

/** A calendar day, the same in every zone. */
export function Day({ on }: { readonly on: string }) {
  const { day } = useWords();
  return <time dateTime={on.slice(0, 10)}>{day(on)}</time>;
}
