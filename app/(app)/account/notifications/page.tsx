import type { Metadata } from 'next'
import { PreferencesForm } from '#components/alerts/preferences-form.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import type { Preferences } from '#lib/alerts/model/preferences.ts'
import { myPreferences } from '#lib/alerts/queries/my-preferences.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'When to be mailed' }

const titles: Readonly<Record<Preferences['cadence'], string>> = {
  immediate: 'You are mailed at once',
  hourly: 'You are mailed at most once an hour',
  daily: 'You are mailed once a day',
  weekly: 'You are mailed once a week',
  off: 'You are not mailed',
}

export default async function NotificationsPage() {
  const ctx = await pageCtx('alerts.own')
  const { email, preferences, isChosen } = await myPreferences(ctx, {})
  const isMailOn = settings().mail !== undefined
  return (
    <>
      <PageHeader
        title={isMailOn ? titles[preferences.cadence] : 'This installation sends no mail'}
        lede={
          <>
            Alerts for you go to {email}, many in one mail. Your inbox has them at any time.
            {!isChosen && ' You have chosen nothing yet: this is how it is for everybody.'}
          </>
        }
      />
      <div className="flex max-w-lg flex-col gap-6">
        {!isMailOn && (
          <Banner tone="risk" title="Mail is off">
            No mail server is set, so nothing is mailed and nothing is kept for later. What you choose here
            holds once whoever runs Plumbline sets SMTP_URL and MAIL_FROM.
          </Banner>
        )}
        <PreferencesForm
          preferences={preferences}
          timeZones={[
            ...new Set(['UTC', preferences.timeZone, ...Intl.supportedValuesOf('timeZone')]),
          ].toSorted()}
        />
      </div>
    </>
  )
}
