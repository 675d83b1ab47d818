'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** A dialog that is modal for as long as it is drawn. The focus goes to what is marked `data-first`; closing it gives the focus back to where it was. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it is gone from the page: a dialog that is only removed takes the focus with it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => shown?.close();
  }, []);
  return dialog;
}
