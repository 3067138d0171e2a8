// What an answer that changes by itself must leave alone.

/** Whether somebody is about to choose from a menu of an entry or fills in one of its fields. */
export function isInUse(entry: HTMLElement): boolean {
  if (document.activeElement?.closest('form')?.closest('article.entry') === entry) return true;
  return [...entry.querySelectorAll('option')].some((option) => option.selected && !option.defaultSelected);
}

/** Changes an entry and gives the focus back to the same control, known by its id, else by its words. */
export function keepFocus(entry: HTMLElement, change: () => void): void {
  const { activeElement: active } = document;
  const id = active instanceof HTMLElement && entry.contains(active) ? active.dataset['press'] : undefined;
  change();
  if (id === undefined || active?.isConnected === true) return;
  const controls = [...entry.querySelectorAll<HTMLElement>('[data-press]:not([disabled])')];
  const same =
    controls.find(({ dataset }) => dataset['press'] === id) ??
    controls.find(({ textContent }) => textContent === active?.textContent);
  same?.focus({ preventScroll: true });
}
