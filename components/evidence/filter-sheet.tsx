'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { EvidenceSummary } from '#lib/evidence/model.ts'
import { EvidenceFilters } from './evidence-filters.tsx'

/** The filters behind a button, where there is no room beside the list. */
export function FilterSheet({ facets }: Pick<EvidenceSummary, 'facets'>) {
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
        <EvidenceFilters facets={facets} />
      </Dialog>
    </div>
  )
}
