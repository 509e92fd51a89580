'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { type RunFacetCounts, RunFacets } from './run-facets.tsx'

/** The filters behind a button, where there is no room beside the list. */
export function RunFilterSheet(facets: RunFacetCounts) {
  return (
    <div data-chrome className="lg:hidden">
      <Dialog
        title="Filters"
        trigger={
          <Button>
            <ListFilter aria-hidden="true" /> Filters
          </Button>
        }
      >
        <RunFacets {...facets} />
      </Dialog>
    </div>
  )
}
