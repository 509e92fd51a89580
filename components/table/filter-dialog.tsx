'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** The filters behind a button, where there is no room beside the list. */
export function FilterDialog({ children }: { children: ReactNode }) {
  return (
    <Dialog
      title="Filters"
      trigger={
        <Button>
          <ListFilter aria-hidden="true" /> Filters
        </Button>
      }
    >
      {children}
    </Dialog>
  )
}
