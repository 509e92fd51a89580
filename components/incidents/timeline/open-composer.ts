const asked = 'plumbline:compose'

/** Opens the composer of the timeline on this page, from wherever a button for it stands. */
export function openComposer(): void {
  document.dispatchEvent(new Event(asked))
}

/** Calls `open` when it is asked for. Returns the way to stop. */
export function onComposerAsked(open: () => void): () => void {
  document.addEventListener(asked, open)
  return () => document.removeEventListener(asked, open)
}
