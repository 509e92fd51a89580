import { clsx } from 'clsx'

/**
 * Raw text, numbered, with some lines marked: the element of a report a fact came from.
 *
 * @param text plain text; it is never interpreted
 * @param firstLine the number of its first line in the whole file
 * @param marked lines to mark, numbered like the file, both ends included
 */
export function CodeBlock({
  text,
  label,
  firstLine = 1,
  marked,
}: {
  text: string
  label: string
  firstLine?: number
  marked?: { from: number; to: number }
}) {
  const lines = text.split('\n')
  const digits = String(firstLine + lines.length - 1).length
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-line bg-panel">
      <figcaption className="border-b border-line-2 px-3 py-2 text-xs text-ink-3">{label}</figcaption>
      {/* Focusable, because a block that scrolls must scroll by keyboard too (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section tabIndex={0} aria-label={label} className="max-h-120 overflow-auto py-2 -outline-offset-2">
        <pre className="w-max min-w-full font-mono text-xs/5">
          {lines.map((line, index) => {
            const number = firstLine + index
            const isMarked = marked !== undefined && number >= marked.from && number <= marked.to
            return (
              <span
                key={number}
                data-marked={isMarked || undefined}
                className={clsx(
                  'block border-l-2 pr-4 pl-2.5',
                  isMarked ? 'border-accent bg-accent-soft' : 'border-transparent',
                )}
              >
                <span
                  aria-hidden="true"
                  className="mr-4 inline-block text-right text-ink-3 select-none"
                  style={{ width: `${digits}ch` }}
                >
                  {number}
                </span>
                {line}
                {'\n'}
              </span>
            )
          })}
        </pre>
      </section>
    </figure>
  )
}
