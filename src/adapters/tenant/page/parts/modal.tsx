import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface ModalProps {
  readonly title: string;
  readonly close: () => void;
  readonly width: string;
  readonly height?: string;
  readonly children: ReactNode;
}

/** A dialog over the page: the browser keeps the keyboard in it, closes it by Escape, and leads back afterwards. */
export function Modal({ title, close, width, height, children }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const from = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  // Outside of any form it was opened in, whose keys and submits are none of its business.
  return createPortal(
    <dialog
      ref={box}
      className="modal"
      aria-labelledby={id}
      style={{ width, ...(height ? { minHeight: height } : {}) }}
      onKeyDown={(event) => event.stopPropagation()}
      onSubmit={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain" onClick={close}>
          Close
        </button>
      </header>
      {children}
    </dialog>,
    document.body,
  );
}
