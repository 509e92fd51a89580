import { clsx } from 'clsx'
import type { PostMortemDiff } from '#lib/incidents/model/post-mortem-view.ts'

type Line = PostMortemDiff['lines'][number]
const looks: Record<Line['kind'], { sign: string; word: string; look: string }> = {
  same: { sign: ' ', word: '', look: '' },
  removed: { sign: '−', word: 'removed: ', look: 'bg-breach-soft text-breach' },
  added: { sign: '+', word: 'added: ', look: 'bg-met-soft text-met' },
}
/** So many unchanged lines are shown around a change; the rest is folded. */
const around = 3

/** Two versions compared by line: what went is red with a minus, what came green with a plus. */
export function DiffView({ diff }: { diff: PostMortemDiff }) {
  const label = `From version ${diff.from.version} to version ${diff.to.version}`
  const lines = withNumbers(diff.lines)
  if (diff.lines.every(({ kind }) => kind === 'same'))
    return <p className="text-sm text-ink-2">The two versions hold the same file.</p>
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto rounded-lg border border-line bg-panel"
    >
      <pre className="w-max min-w-full py-2 font-mono text-xs/5 max-sm:w-auto">
        {lines.map(({ key, kind, text }) => {
          if (kind === 'fold')
            return (
              <span key={key} className="block bg-hover px-2.5 text-ink-3">
                {text}
                {'\n'}
              </span>
            )
          const { sign, word, look } = looks[kind]
          return (
            <span key={key} className={clsx('block px-2.5 max-sm:whitespace-pre-wrap', look)}>
              <span aria-hidden="true" className="mr-2 select-none">
                {sign}
              </span>
              <span className="sr-only">{word}</span>
              {text}
              {'\n'}
            </span>
          )
        })}
      </pre>
    </section>
  )
}

type Shown = { key: number; kind: Line['kind'] | 'fold'; text: string }

/** Folds long stretches of unchanged lines. */
function withNumbers(lines: readonly Line[]): Shown[] {
  const isNear = (index: number) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same')
  const shown: Shown[] = []
  let folded = 0
  const unfold = (key: number) => {
    if (folded > 0)
      shown.push({
        key: -key - 1,
        kind: 'fold',
        text: folded === 1 ? '… one line as before' : `… ${folded} lines as before`,
      })
    folded = 0
  }
  for (const [index, line] of lines.entries()) {
    if (!isNear(index)) {
      folded++
      continue
    }
    unfold(index)
    shown.push({ key: index, ...line })
  }
  unfold(lines.length)
  return shown
}
