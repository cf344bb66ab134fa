import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

/** How far below the window the end of a list may be when its next part is fetched: pixels. */
const AHEAD = 1_500;

/** The next part of a list: fetched before whoever scrolls is at the end, and by a press. */
export function More(props: {
  readonly busy: boolean;
  /** The last time it could not be had: only a press tries again. */
  readonly failed: boolean;
  readonly onMore: () => void;
  readonly children: ReactNode;
}) {
  const { busy, failed, onMore, children } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (busy || failed) return;
    const look = () => {
      const end = box.current?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      if (end < innerHeight + AHEAD) onMore();
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [busy, failed, onMore]);
  return (
    <div ref={box}>
      <Button disabledFocusable={busy} onClick={onMore}>
        {children}
      </Button>
    </div>
  );
}
