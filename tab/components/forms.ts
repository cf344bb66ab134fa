/** After its messages are drawn, the first field of a form that has one takes the focus. */
export function focusProblem(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
