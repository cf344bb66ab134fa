import type { Action } from 'adaptivecards';
import { useEffect, useRef, useState } from 'react';
import { draw } from './draw.ts';

interface CardViewProps {
  readonly json: unknown;
  /** Without it the card is only looked at. */
  readonly onAction?: (action: Action) => void;
  readonly busy?: boolean;
  /** Takes the focus when it is drawn: after an answer has replaced the card that had it. */
  readonly focused?: boolean;
}

const fallbackOf = (json: unknown): string =>
  typeof json === 'object' &&
  json !== null &&
  'fallbackText' in json &&
  typeof json.fallbackText === 'string'
    ? json.fallbackText
    : '';

/** An Adaptive Card, drawn by the library that clients use. A card that cannot be drawn says so, and hurts nothing. */
export function CardView({ json, onAction, busy = false, focused = false }: CardViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState('');
  const act = useRef(onAction);
  act.current = busy ? undefined : onAction;
  // What is the same card in another object need not lose what was typed into it.
  const text = JSON.stringify(json);
  useEffect(() => {
    const target = place.current;
    if (!target) return;
    try {
      const { element } = draw(JSON.parse(text), (action) => act.current?.(action));
      setBroken('');
      target.replaceChildren(element);
      if (focused) target.focus();
    } catch (error) {
      // A card is the bot's data: whatever is wrong with it is shown in its place.
      target.replaceChildren();
      setBroken(error instanceof Error ? error.message : 'unknown');
    }
  }, [text, focused]);
  return (
    <div className="card" aria-busy={busy}>
      {broken !== '' && (
        <p className="problem">
          This card cannot be drawn: {broken} {fallbackOf(json)}
        </p>
      )}
      <div ref={place} tabIndex={-1} className="card-drawn" inert={!onAction} />
    </div>
  );
}
