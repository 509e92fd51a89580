'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { acceptRedactionAction } from '#lib/incidents/actions/post-mortems.ts'
import type { RedactionHit } from '#lib/incidents/model/redaction.ts'
import { TextDialog } from '../text-dialog.tsx'

/** Lets a hit pass, with the reason why anybody may read it. */
export function AcceptHit({ number, version, hit }: { number: number; version: number; hit: RedactionHit }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        Let it pass
      </Button>
      <TextDialog
        title="Let it pass"
        description={`“${hit.words.slice(0, 200)}” will be public wherever it stands in this post-mortem. Reviewers see who let it pass, and why.`}
        field={{ name: 'reason', label: 'Why anybody may read it', hint: 'At least ten characters.' }}
        deed="Let it pass"
        isOpen={isOpen}
        onOpenChange={setOpen}
        act={(reason) => acceptRedactionAction({ number, version, hitKey: hit.key, reason })}
      />
    </>
  )
}
