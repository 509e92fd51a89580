import type { ReactNode } from 'react'

/** Names and values in two aligned columns; stacked where there is no room. */
export function DefinitionList({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
      {items.map((item) => (
        <div key={item.term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-3">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
