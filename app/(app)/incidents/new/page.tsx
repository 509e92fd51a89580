import type { Metadata } from 'next'
import { OpenIncidentForm } from '#components/incidents/incident/open-incident-form.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listSystems } from '#lib/access/queries/systems.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Open an incident' }

/** Opens an incident that no report and no other system told of. */
export default async function NewIncidentPage() {
  const ctx = await pageCtx('incidents.respond')
  const systems = isAllowed(ctx, 'access.read') ? await listSystems(ctx, {}) : []
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumbs steps={[{ label: 'Incidents', href: '/incidents' }, { label: 'Open an incident' }]} />
        }
        title="Say what happens; the rest can follow"
        lede="The clock to classify it starts at once. A critical one calls out whoever is on call as soon as it is classified."
      />
      <div className="max-w-2xl">
        <OpenIncidentForm systems={systems.map(({ id, name }) => ({ id, name }))} now={ctx.clock.now()} />
      </div>
    </>
  )
}
