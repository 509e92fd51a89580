import type { Metadata } from 'next'
import { WebhookDialog } from '#components/alerts/webhook-dialog.tsx'
import { WebhookTable } from '#components/alerts/webhook-table.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listWebhooks } from '#lib/alerts/queries/webhooks.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'
import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'

export const metadata: Metadata = { title: 'Webhooks' }

function finding(live: number): string {
  if (live === 0) return 'Nobody outside is told of anything'
  return `${sentenceCase(countInWords(live))} ${live === 1 ? 'system outside is' : 'systems outside are'} told as things happen`
}

export default async function WebhooksPage() {
  const ctx = await pageCtx('webhooks.manage')
  const rows = await listWebhooks(ctx, {})
  const hosts = settings().webhookHosts
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={finding(rows.filter(({ isDisabled }) => !isDisabled).length)}
        lede={
          hosts.length === 0
            ? 'Signed messages go only to hosts that whoever runs Plumbline has allowed.'
            : `Signed messages go only to the hosts allowed here: ${hosts.join(', ')}.`
        }
        {...(hosts.length > 0 && { actions: <WebhookDialog /> })}
      />
      {hosts.length === 0 && (
        <Banner title="No host may be called yet">
          Whoever runs Plumbline lists the hosts in PLUMBLINE_WEBHOOK_HOSTS, for example “hooks.example.org,
          *.example.net”. Then a webhook can be added here.
        </Banner>
      )}
      <WebhookTable rows={rows} now={ctx.clock.now()} />
    </div>
  )
}
