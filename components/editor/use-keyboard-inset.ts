'use client';

import { useEffect } from 'react';

/**
 * How much of the page's lower end a phone's keyboard covers, as `--keyboard` on the root element: what is docked there
 * stands above it. Browsers that make the page shorter instead (`interactive-widget`) leave it at 0.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const { style } = document.documentElement;
    const measure = () => {
      // Zoomed in, the difference is the zoom's and not a keyboard's.
      const covered = view.scale > 1.01 ? 0 : window.innerHeight - view.height - view.offsetTop;
      style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
    };
    measure();
    view.addEventListener('resize', measure);
    view.addEventListener('scroll', measure);
    return () => {
      view.removeEventListener('resize', measure);
      view.removeEventListener('scroll', measure);
      style.removeProperty('--keyboard');
    };
  }, []);
}
