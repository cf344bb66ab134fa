import { type ReactNode, useEffect, useId, useRef } from 'react';

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
  useEffect(() => {
    const from = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className="modal"
      aria-labelledby={id}
      style={{ width, ...(height ? { minHeight: height } : {}) }}
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
    </dialog>
  );
}
