import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { useLayout } from './layout.ts';
import { Share } from './share.tsx';

/** By key of the history's entry: how far down its page was when it was left, in pixels. */
const places = new Map<string, number>();

/** Remembers how far down the page is; @returns where it was, for whoever comes back to it, else null. */
function usePlace(): number | null {
  const { key } = useLocation();
  const back = useNavigationType() === 'POP';
  useLayoutEffect(() => () => void places.set(key, scrollY), [key]);
  return back ? (places.get(key) ?? null) : null;
}

/**
 * A page with its one heading. After a change of route the heading has the focus, so that keyboard and
 * screen reader begin where the eyes do, and whoever comes back sees what they left; not on the first page, whose
 * beginning is the window's, and not where the address only follows what is done on the page (`state.stays`).
 */
export function Page(props: {
  readonly title: string;
  readonly lang?: string;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
  /** The page is one item, whose link is passed on. */
  readonly item?: boolean;
  readonly children: ReactNode;
}) {
  const layout = useLayout();
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname, state } = useLocation();
  const place = usePlace();
  const stays = (state as { readonly stays?: boolean } | null)?.stays === true;
  useEffect(() => {
    document.title = `${props.title} · Praxis`;
  }, [props.title]);
  useEffect(() => {
    // `default` is the key of the page the window was opened with.
    if (pathname && key !== 'default' && !stays)
      heading.current?.focus({ preventScroll: place !== null });
    if (place) scrollTo(0, place);
  }, [key, pathname, stays, place]);
  return (
    <div className={layout.parts}>
      <div className={layout.tight}>
        {props.above}
        <div className={mergeClasses(layout.row, layout.between)}>
          <h1 ref={heading} tabIndex={-1} lang={props.lang} className={layout.h1}>
            <bdi>{props.title}</bdi>
          </h1>
          {props.actions ? <div className={layout.row}>{props.actions}</div> : null}
        </div>
        {props.item ? <Share /> : null}
      </div>
      {props.children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section(props: {
  readonly title: string;
  readonly id: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const layout = useLayout();
  return (
    <section aria-labelledby={props.id} className={layout.section}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h2 id={props.id} className={layout.h2}>
          {props.title}
        </h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
