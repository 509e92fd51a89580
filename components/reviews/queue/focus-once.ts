/** As a `ref`: a field that the reader asked for a moment ago takes the keyboard when it appears, and only then. */
export const focusOnce = (field: HTMLElement | null): void => field?.focus()
