import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import { ToastHost } from '#components/ui/toast-host.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Plumbline', template: '%s · Plumbline' },
  description: 'Whether the infrastructure stands true to its security policy, clause by clause.',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  width: 'device-width',
  initialScale: 1,
}

/**
 * The root. The theme comes from a cookie, so the first byte already carries it: no script, no flash, nothing for the
 * content security policy to allow. Without the cookie the browser's own preference decides, in CSS.
 * Reading the cookie also makes every page dynamic, which the nonce of the policy needs (Next.js puts it on its own
 * scripts when it finds it in the request's policy header).
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en" {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <body className="min-h-dvh font-sans antialiased">
        {children}
        <ToastHost />
      </body>
    </html>
  )
}
