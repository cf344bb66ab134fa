import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLayout } from './layout.ts';

/** So many lines come and go together. */
const PART = 50;
/** Up to so many all stand there: nothing is gained by taking any away. */
const SHORT = 200;
/** Until a part was seen for the first time: pixels of a line. */
const LINE = 44;
/** Of a line that is a card. */
export const CARD = 112;
/** How far outside of the window parts are drawn, so that nobody sees them come. */
const AHEAD = '1500px 0px';

/** By list and first line: how high its parts were when they were last seen, for whoever comes back to the list. */
const seen = new Map<string, Map<number, number>>();

function heightsOf(name: string): Map<number, number> {
  const known = seen.get(name) ?? new Map<number, number>();
  seen.set(name, known);
  return known;
}

/**
 * A list that may have thousands of lines: far from the window only their room is kept. What has the focus stays, and
 * all of it stands there when it is printed and when the browser's search is opened. Assistive technology hears how
 * many there are, and which this is.
 */
export function LongList<T>(props: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What stands in a line. */
  readonly children: (item: T) => ReactNode;
  /** Of a line. */
  readonly className?: string | ((item: T) => string) | undefined;
  /** Pixels of a line that was not seen yet. */
  readonly line?: number;
  /** What list of the tab it is: who comes back finds it as high as it was. */
  readonly name?: string;
}) {
  const layout = useLayout();
  const { items, keyOf, children, className, line: high = LINE, name } = props;
  const heights = useMemo(() => (name ? heightsOf(name) : new Map<number, number>()), [name]);
  const whole = useWhole();
  const parts = Array.from({ length: Math.ceil(items.length / PART) }, (_, part) => part * PART);
  const line = (item: T, at: number) => (
    // biome-ignore lint/a11y/useSemanticElements: an <li> stands directly in its list, and here are parts between
    <div
      key={keyOf(item)}
      role="listitem"
      aria-setsize={items.length}
      aria-posinset={at + 1}
      className={typeof className === 'function' ? className(item) : className}
    >
      {children(item)}
    </div>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="list" className={layout.list}>
      {items.length <= SHORT
        ? items.map(line)
        : parts.map((from) => {
            const some = items.slice(from, from + PART);
            return (
              <Part
                key={from}
                height={heights.get(from) ?? some.length * high}
                onHeight={(height) => heights.set(from, height)}
                whole={whole}
              >
                {() => some.map((item, at) => line(item, from + at))}
              </Part>
            );
          })}
    </div>
  );
}

function Part(props: {
  /** Pixels, until it is measured. */
  readonly height: number;
  readonly onHeight: (height: number) => void;
  readonly whole: boolean;
  readonly children: () => ReactNode;
}) {
  const layout = useLayout();
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [height, setHeight] = useState(props.height);
  const onHeight = useRef(props.onHeight);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        if (!entry.isIntersecting && element.contains(document.activeElement)) return;
        const now = entry.boundingClientRect.height;
        if (!entry.isIntersecting && now > 0) {
          setHeight(now);
          onHeight.current(now);
        }
        setNear(entry.isIntersecting);
      },
      // Said by name, since in Teams' frame the margin of a root that is not said counts for nothing.
      { root: document, rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const shown = near || props.whole;
  return (
    <div
      ref={box}
      role="none"
      className={layout.list}
      style={shown ? undefined : { height: `${height}px` }}
    >
      {shown ? props.children() : null}
    </div>
  );
}

/** Whether all lines are wanted: on paper, and from the moment in which somebody searches the page by its browser. */
function useWhole(): boolean {
  const [whole, setWhole] = useState(false);
  useEffect(() => {
    const all = () => setWhole(true);
    const searched = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'f') all();
    };
    addEventListener('beforeprint', all);
    addEventListener('keydown', searched);
    return () => {
      removeEventListener('beforeprint', all);
      removeEventListener('keydown', searched);
    };
  }, []);
  return whole;
}
