'use client'

import Bookmark from 'lucide-react/icons/bookmark'
import Trash2 from 'lucide-react/icons/trash-2'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { deleteFilterAction, saveFilterAction } from '#lib/scans/actions.ts'

export type SavedFilter = { id: string; name: string; query: string }

/** The reader's own filters: go to one, keep the present one under a name, delete one. */
export function SavedFilters({ saved, query }: { saved: readonly SavedFilter[]; query: string }) {
  const router = useRouter()
  const [failure, setFailure] = useState<string>()
  const remove = async (id: string) => {
    const result = await deleteFilterAction({ id })
    setFailure(result.ok ? undefined : `${result.message} ${result.nextStep}`)
    router.refresh()
  }
  return (
    <Popover
      label="Saved filters"
      align="end"
      trigger={
        <Button>
          <Bookmark aria-hidden="true" /> Saved
        </Button>
      }
    >
      {saved.length === 0 ? (
        <p className="text-ink-2">No filters saved yet. Narrow the list, then give it a name here.</p>
      ) : (
        <ul className="-mx-1.5">
          {saved.map((filter) => (
            <li key={filter.id} className="flex items-center rounded-sm px-1.5 py-1 hover:bg-hover">
              <TextLink quiet href={`/findings?${filter.query}`} className="min-w-0 flex-1 truncate">
                {filter.name}
              </TextLink>
              <Button
                variant="quiet"
                size="small"
                aria-label={`Delete ${filter.name}`}
                onClick={() => void remove(filter.id)}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {failure !== undefined && (
        <p role="alert" className="mt-2 text-breach">
          {failure}
        </p>
      )}
      <div className="mt-3 border-t border-line-2 pt-3">
        <ActionForm<{ data: { id: string } }>
          action={saveFilterAction}
          label="Save this filter"
          resets
          onDone={() => router.refresh()}
        >
          <input type="hidden" name="query" value={query} />
          <TextField name="name" label="Name for the present filter" maxLength={60} autoComplete="off" />
          <SubmitButton variant="secondary" pendingLabel="Saving…">
            Save filter
          </SubmitButton>
        </ActionForm>
      </div>
    </Popover>
  )
}
