'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { acceptRedactionAction } from '#lib/incidents/actions/post-mortems.ts'
import type { RedactionHit } from '#lib/incidents/model/redaction.ts'
import { TextDialog } from '../text-dialog.tsx'

/**
 * Lets a hit pass, with the reason why anybody may read it. Whoever does has a part in the text and does not approve it;
 * in a version that is being reviewed or is approved, it sets its approvals aside.
 */
export function AcceptHit({
  number,
  version,
  hit,
  isJudged,
}: {
  number: number
  version: number
  hit: RedactionHit
  isJudged: boolean
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        Let it pass
      </Button>
      <TextDialog
        title="Let it pass"
        description={`“${hit.words.slice(0, 200)}” will be public wherever it stands in this post-mortem. Reviewers see who let it pass, and why; you will not be one of them.${
          isJudged ? ` The text becomes version ${version + 1}, which is reviewed anew.` : ''
        }`}
        field={{ name: 'reason', label: 'Why anybody may read it', hint: 'At least ten characters.' }}
        deed="Let it pass"
        isOpen={isOpen}
        onOpenChange={setOpen}
        act={(reason) => acceptRedactionAction({ number, version, hitKey: hit.key, reason })}
      />
    </>
  )
}
