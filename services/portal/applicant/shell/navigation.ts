let navigated = false;

/** The reader went to another page within the site. */
export function noteNavigation(): void {
  navigated = true;
}

/** Whether a page is shown because the reader went there: then it takes the focus. The first one leaves it alone. */
export function wasNavigatedTo(): boolean {
  return navigated;
}
