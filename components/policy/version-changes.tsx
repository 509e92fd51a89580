import type { Difference, PolicyComparison } from '#lib/policy/model/comparison.ts'
import type { JsonValue } from '#lib/policy/model.ts'

/** What a version changed against the one before it. Null: it was the first. */
export function VersionChanges({ changes }: { changes: PolicyComparison | null }) {
  if (changes === null)
    return <p className="text-sm text-ink-2">The first version; there is nothing to compare it with.</p>
  const { controls, clauses } = changes
  const lists = [
    { title: 'Clauses added', items: clauses.added },
    { title: 'Clauses removed', items: clauses.removed },
    { title: 'Clauses reworded', items: clauses.changed },
    { title: 'Controls added', items: controls.added.map(({ title, clause }) => `${title} (${clause})`) },
    { title: 'Controls removed', items: controls.removed.map(({ title, clause }) => `${title} (${clause})`) },
  ].filter(({ items }) => items.length > 0)
  if (lists.length + controls.changed.length === 0) {
    return <p className="text-sm text-ink-2">No clause and no control was touched: only words around them.</p>
  }
  return (
    <div className="grid gap-2 text-sm">
      {lists.map(({ title, items }) => (
        <p key={title}>
          <span className="text-ink-3">{title}: </span>
          {items.join(', ')}
        </p>
      ))}
      {controls.changed.map((control) => (
        <div key={control.id}>
          <p>
            <span className="text-ink-3">Changed: </span>
            {control.title} ({control.clause})
          </p>
          <ul className="mt-1 grid gap-1 border-l border-line pl-3">
            {control.differences.map((difference) => (
              <DifferenceLine key={difference.path} difference={difference} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function DifferenceLine({ difference: { path, before, after } }: { difference: Difference }) {
  return (
    <li className="text-xs">
      <code className="font-mono text-ink-3">{path}</code>:{' '}
      <del className="text-ink-2">{inWords(before)}</del> <span className="sr-only">became</span>
      <span aria-hidden="true">→</span> <ins className="no-underline">{inWords(after)}</ins>
    </li>
  )
}

const inWords = (value: JsonValue): string =>
  value === null ? 'nothing' : typeof value === 'object' ? JSON.stringify(value) : String(value)
