'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { FilterDialog } from './filter-dialog.tsx'

/** From which width on the facets stand beside the list; below, they wait behind a button. */
const looks = {
  lg: { frame: 'lg:grid-cols-[12.5rem_minmax(0,1fr)]', aside: 'max-lg:hidden', button: 'lg:hidden' },
  xl: { frame: 'xl:grid-cols-[12.5rem_minmax(0,1fr)]', aside: 'max-xl:hidden', button: 'xl:hidden' },
} as const

/** What stands around a list that is searched, filtered and grows as it is scrolled. */
export function ListFrame({
  facets,
  besideFrom,
  search,
  tools,
  chips,
  noun,
  retry,
  isPending,
  children,
}: {
  /** Null where there is nothing to choose. */
  facets: ReactNode
  besideFrom: keyof typeof looks
  search: ReactNode
  /** Behind the search and the button of the filters. */
  tools?: ReactNode
  chips: ReactNode
  /** Of what the list is, in the plural. */
  noun: string
  /** When the next rows could not be loaded: asks for them again. Null when nothing failed. */
  retry: (() => void) | null
  /** Another list is on its way; what is shown is the last one. */
  isPending: boolean
  children: ReactNode
}) {
  const look = looks[besideFrom]
  return (
    <div className={facets === null ? undefined : clsx('grid grid-cols-[minmax(0,1fr)] gap-6', look.frame)}>
      {facets !== null && (
        <aside aria-label="Filters" className={look.aside}>
          {facets}
        </aside>
      )}
      <div className="grid min-w-0 content-start gap-3" aria-busy={isPending}>
        <div className="flex flex-wrap items-center gap-2">
          {search}
          {facets !== null && (
            <span className={look.button}>
              <FilterDialog>{facets}</FilterDialog>
            </span>
          )}
          {tools}
        </div>
        {chips}
        {retry !== null && (
          <Banner
            tone="breach"
            title={`More ${noun} could not be loaded.`}
            actions={<Button onClick={retry}>Try again</Button>}
          >
            What is shown stays. Check your connection.
          </Banner>
        )}
        <div className={isPending ? 'opacity-60 transition-opacity' : 'transition-opacity'}>{children}</div>
      </div>
    </div>
  )
}
