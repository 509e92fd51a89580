export type Notice = { title: string; detail?: string; tone?: 'met' | 'breach' | 'plain'; undo?: () => void }

type Drawer = (notice: Notice) => void
let draw: Drawer | null = null
let wake: (() => void) | null = null
const waiting: Notice[] = []

/**
 * Tells the reader that something happened, in a corner, for a few seconds. What must be acted on belongs on the page.
 * The code that draws notices is fetched at the first one: most visits never need it.
 */
export function notify(notice: Notice): void {
  if (draw !== null) {
    draw(notice)
    return
  }
  waiting.push(notice)
  wake?.()
}

/** Whether a notice is waiting to be drawn. */
export const hasWaitingNotice = (): boolean => draw !== null || waiting.length > 0

/** Calls `listener` when the first notice comes in. Returns the way to stop. */
export function onFirstNotice(listener: () => void): () => void {
  wake = listener
  return () => {
    wake = null
  }
}

/** Hands every notice, those that waited first, to the one that draws. Returns the way to stop. */
export function drawNotices(drawer: Drawer): () => void {
  draw = drawer
  for (const notice of waiting.splice(0)) drawer(notice)
  return () => {
    draw = null
  }
}
