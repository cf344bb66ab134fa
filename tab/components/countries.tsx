import { Fragment } from 'react';
import { useWords } from '../words.tsx';
import { TextLink } from './links.tsx';

/** Countries, by their English names, lead to what there is to know before going there. */
export function Countries({ names }: { readonly names: readonly string[] }) {
  const { country } = useWords();
  return names.map((name, at) => (
    <Fragment key={name}>
      {at > 0 ? ' · ' : null}
      <TextLink inText to={`/briefing/${encodeURIComponent(name)}`}>
        {country(name)}
      </TextLink>
    </Fragment>
  ));
}
