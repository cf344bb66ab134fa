import { mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Showing } from '../../../src/contract/showcase.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Piece, Presses } from './parts.tsx';

/** Of one's own what is asked for or shown, and what one's communities show this month. */
export default function ShowcasePage() {
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['showcase'], queryFn: api.showcase });
  return (
    <Page title={say('showcase.title')}>
      <p className={layout.plain}>{say('showcase.what')}</p>
      <Read query={query}>
        {({ own, shown }) => (
          <>
            {own.length > 0 ? (
              <Section id="own" title={say('showcase.yours')}>
                <ul className={layout.list}>
                  {own.map((one) => (
                    <Own key={one.id} showing={one} />
                  ))}
                </ul>
              </Section>
            ) : null}
            <Section id="shown" title={say('showcase.theirs')}>
              {shown.length > 0 ? <Shown all={shown} /> : <Empty title={say('showcase.none')} />}
              {me.communities
                .filter(({ role }) => role === 'moderator')
                .map(({ id, name }) => (
                  <TextLink key={id} to={`/communities/${encodeURIComponent(id)}/showcase`}>
                    {say('showcase.choose.go', { community: name })}
                  </TextLink>
                ))}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

function Own({ showing }: { readonly showing: Showing }) {
  const { say, date, day } = useWords();
  const layout = useLayout();
  const { standing, piece, by, community, answerBy, until } = showing;
  const asked = standing === 'asked';
  return (
    <Piece piece={piece}>
      {asked ? (
        <p className={layout.plain}>
          {say('showcase.ask.who', { name: by, community: community.name, date: day(until) })}
        </p>
      ) : null}
      <p className={layout.plain}>
        {say(`showcase.own.${standing}`, { date: asked ? date(answerBy) : day(until) })}
      </p>
      {asked ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>{say('showcase.ask.free')}</p>
      ) : null}
      <Presses showing={showing} />
    </Piece>
  );
}

/** As everybody in the community reads it. */
export function Shown({ all }: { readonly all: readonly Showing[] }) {
  const { say, day } = useWords();
  const layout = useLayout();
  return (
    <ul className={layout.list}>
      {all.map(({ id, piece, community, until }) => (
        <Piece key={id} piece={piece}>
          <p className={mergeClasses(layout.plain, layout.muted)}>
            {say('showcase.until', { community: community.name, date: day(until) })}
          </p>
        </Piece>
      ))}
    </ul>
  );
}
