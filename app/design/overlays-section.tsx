'use client'

import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import { Popover } from '#components/ui/popover.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import { Row, Specimen } from './specimen.tsx'

/** What opens above the page. */
export function OverlaysSection() {
  return (
    <Section title="Above the page">
      <Specimen name="Dialogs">
        <Row>
          <Dialog
            title="Why this is one finding"
            description="The same issue key was seen by two scanners."
            trigger={<Button>Open a dialog</Button>}
          >
            <p className="text-sm">
              Trivy and Grype both name libssl3 in inference-api under CVE-2026-40117.
            </p>
          </Dialog>
          <ConfirmDialog
            title="Revoke the token ci-main?"
            consequence="Pipelines that use it are refused from the next request on. It cannot be brought back."
            deed="Revoke token"
            trigger={<Button variant="danger">Revoke…</Button>}
            onConfirm={async () => 'The token was already revoked by somebody else. Reload to see by whom.'}
          />
          <Popover trigger={<Button>As of now</Button>} label="As of">
            Choose a day to see the posture as it was known then.
          </Popover>
          <Tooltip text="Download the raw bytes">
            <Button variant="quiet" size="icon" aria-label="Download">
              <Download aria-hidden="true" />
            </Button>
          </Tooltip>
          <Menu
            trigger={
              <Button variant="quiet" size="icon" aria-label="More">
                <Ellipsis aria-hidden="true" />
              </Button>
            }
            entries={[
              { kind: 'heading', label: 'Finding F-8841' },
              { kind: 'link', label: 'Open', href: '/design' },
              { kind: 'action', label: 'Accept until a date…', onSelect: () => undefined },
              { kind: 'separator', id: 'before-danger' },
              {
                kind: 'action',
                label: 'Mark as false positive',
                onSelect: () => undefined,
                isDangerous: true,
              },
            ]}
          />
        </Row>
      </Specimen>
      <Specimen name="Notice">
        <Row>
          <Button onClick={() => notify({ title: 'Link copied' })}>Plain</Button>
          <Button
            onClick={() =>
              notify({ tone: 'met', title: 'Imported', detail: '1,448 results, 12 new, 3 fixed' })
            }
          >
            Done
          </Button>
          <Button
            onClick={() =>
              notify({
                tone: 'breach',
                title: 'Not saved',
                detail: 'The server is away. Your text is kept here.',
              })
            }
          >
            Failed
          </Button>
          <Button onClick={() => notify({ title: 'Filter removed', undo: () => undefined })}>
            With undo
          </Button>
        </Row>
      </Specimen>
    </Section>
  )
}
