import type { Metadata } from 'next'
import { RedactionTerms } from '#components/incidents/post-mortem/redaction-terms.tsx'
import { DestinationDialog } from '#components/incidents/settings/destination-dialog.tsx'
import { DestinationTable } from '#components/incidents/settings/destination-table.tsx'
import { HookDialog } from '#components/incidents/settings/hook-dialog.tsx'
import { HookTable } from '#components/incidents/settings/hook-table.tsx'
import { RegulatoryClockDialog } from '#components/incidents/settings/regulatory-clock-dialog.tsx'
import { RegulatoryClockTable } from '#components/incidents/settings/regulatory-clock-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { settingsHeadline } from '#lib/incidents/model/settings-headline.ts'
import { destinations } from '#lib/incidents/queries/destinations.ts'
import { listHooks } from '#lib/incidents/queries/hooks.ts'
import { listRedactionTerms } from '#lib/incidents/queries/redaction-terms.ts'
import { regulatoryClockSettings } from '#lib/incidents/queries/regulatory-clocks.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Incident settings' }

/** Where post-mortems are published, what must not be in them, who tells timelines, which other clocks run. */
export default async function IncidentSettingsPage() {
  const ctx = await pageCtx('incident-settings.manage')
  const [repositories, hooks, clocks, terms] = await Promise.all([
    destinations(ctx, {}),
    listHooks(ctx, {}),
    regulatoryClockSettings(ctx, {}),
    listRedactionTerms(ctx, {}),
  ])
  const now = ctx.clock.now()
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title={settingsHeadline(repositories)}
        lede="Where post-mortems are published, what must not be in them, which machines outside tell timelines, and which clocks laws and contracts add."
      />
      <Section
        title="Repositories for post-mortems"
        note={`They may be reached at the hosts allowed here: ${settings().publicationHosts.join(', ')}.`}
        actions={<DestinationDialog />}
      >
        <DestinationTable rows={repositories} />
      </Section>
      <Section
        title="Words that must not be published"
        note="The redaction check stops a post-mortem that holds one of them, beside names, addresses and secrets that it knows by itself."
      >
        <RedactionTerms terms={terms} now={now} />
      </Section>
      <Section
        title="Hooks"
        note="Machines outside that write on timelines, in signed messages."
        actions={<HookDialog />}
      >
        <HookTable rows={hooks} now={now} />
      </Section>
      <Section
        title="Clocks of law and contract"
        note="Beside those of the policy, and labelled apart."
        actions={<RegulatoryClockDialog />}
      >
        <RegulatoryClockTable rows={clocks} />
      </Section>
    </div>
  )
}
