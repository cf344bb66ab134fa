import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly choose: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly className?: string;
}

/** A button with a list under it: arrows go through it, Escape closes it and leads back. */
export function Menu({ label, items, className = 'plain' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const away = (event: Event): void => {
      const { target } = event;
      const inside = target instanceof Node && box.current?.parentElement?.contains(target);
      if (!inside) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...(box.current?.querySelectorAll<Element>('[role=menuitem]') ?? [])];
    const at = all.indexOf(document.activeElement ?? document.body);
    const next = all.at((at + step + all.length) % all.length);
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <div className="menu">
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        {...(open ? { 'aria-controls': id } : {})}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        <div ref={box} id={id} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKey}>
          {items.map(({ key, label: name, hint, choose }) => (
            <button
              type="button"
              key={key}
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                choose();
              }}
            >
              {name}
              {hint && <span className="quiet">{hint}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
