import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AlertBell } from '#components/alerts/alert-bell.tsx'
import { navigationFor } from '#components/identity/app-navigation.tsx'
import { StepUpProvider } from '#components/identity/step-up.tsx'
import { navCounts } from '#components/incidents/nav-counts.ts'
import { AsOfPicker } from '#components/posture/as-of-picker.tsx'
import { AppFrame } from '#components/shell/app-frame.tsx'
import { CommandTrigger } from '#components/shell/command-trigger.tsx'
import { DemoBanner } from '#components/shell/demo-banner.tsx'
import { Keyboard } from '#components/shell/keyboard.tsx'
import { LiveUpdates } from '#components/shell/live-updates.tsx'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import { myAlertsOnce } from '#lib/alerts/queries/my-alerts-once.ts'
import { signOutAction } from '#lib/identity/actions.ts'
import { navigationCounts } from '#lib/incidents/queries/navigation-counts.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { requireSignedIn } from '#lib/platform/auth/page.ts'
import { roles, roleTitles } from '#lib/platform/auth/roles.ts'
import { secondMs } from '#lib/platform/clock.ts'
import { settings } from '#lib/platform/env.ts'
import { webLiveFeed } from '#lib/platform/events/web-feed.ts'

/** The frame of every page for signed-in people. Whoever lacks a step of signing in is led to it. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const { ctx, session } = await requireSignedIn()
  const [alerts, waiting] = await Promise.all([
    myAlertsOnce(ctx),
    // Somebody without any role sees the frame and nothing else.
    isAllowed(ctx, 'posture.read')
      ? navigationCounts(ctx, {})
      : { incidents: null, reports: null, tasks: null },
  ])
  // From here on changes are remembered for this page, until it listens by itself. What it reads may be read already.
  webLiveFeed()
  const renderedAt = new Date(ctx.clock.now().getTime() - secondMs).toISOString()
  const navigation = navigationFor(session.roles, navCounts(waiting))
  const places = navigation.flatMap((group) => group.items)
  const held = roles.filter((role) => session.roles.has(role)).map((role) => roleTitles[role])
  return (
    <StepUpProvider>
      <Keyboard
        places={places.flatMap(({ keys, label, href }) =>
          keys === undefined ? [] : [{ keys, label, href }],
        )}
      >
        <AppFrame
          navigation={navigation}
          user={{ name: session.user.name, roleTitle: held.join(', ') }}
          accountLinks={[
            { label: 'Your account', href: '/account' },
            { label: 'When to be mailed', href: '/account/notifications' },
          ]}
          theme={parseTheme((await cookies()).get(themeCookie)?.value)}
          signOut={signOutAction}
          {...(settings().mode === 'demo' && {
            banner: (
              <DemoBanner text="This is a demonstration: The Covenant, its people and its systems are made up." />
            ),
          })}
          barEnd={
            <>
              <LiveUpdates renderedAt={renderedAt} />
              <AsOfPicker now={ctx.clock.now()} />
              {alerts !== null && <AlertBell waiting={alerts.waiting} />}
              <CommandTrigger
                searchUrl="/api/search"
                sections={[
                  {
                    title: 'Go to',
                    items: [
                      ...places,
                      ...(isAllowed(ctx, 'incidents.respond')
                        ? [{ label: 'Open an incident', href: '/incidents/new' }]
                        : []),
                      ...(isAllowed(ctx, 'incidents.read')
                        ? [{ label: 'Analysis of incidents', href: '/incidents/analysis' }]
                        : []),
                      { label: 'Your account', href: '/account' },
                    ].map((place) => ({
                      id: place.href,
                      label: place.label,
                      href: place.href,
                      ...('keys' in place && place.keys !== undefined && { keys: place.keys }),
                    })),
                  },
                ]}
              />
            </>
          }
        >
          {children}
        </AppFrame>
      </Keyboard>
    </StepUpProvider>
  )
}
