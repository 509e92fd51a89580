import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import { UrlStore } from '#components/table/url-store.tsx'
import { ChartsSection } from './charts-section.tsx'
import { DesignFrame } from './design-frame.tsx'
import { FormsSection } from './forms-section.tsx'
import { OverlaysSection } from './overlays-section.tsx'
import { PostureSection } from './posture-section.tsx'
import { SignsSection } from './signs-section.tsx'
import { TablesSection } from './tables-section.tsx'
import { TokensSection } from './tokens-section.tsx'
import { WordsSection } from './words-section.tsx'

export const metadata: Metadata = { title: 'Design' }

/** Every shared part in every state, with made-up data. For development; a built app answers 404 unless told otherwise. */
export default async function DesignPage() {
  if (process.env.NODE_ENV === 'production' && process.env.PLUMBLINE_DESIGN === undefined) notFound()
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <DesignFrame theme={theme}>
      <div className="grid gap-14">
        <PostureSection />
        <ChartsSection />
        <UrlStore>
          <TablesSection />
        </UrlStore>
        <SignsSection />
        <WordsSection />
        <OverlaysSection />
        <FormsSection />
        <TokensSection />
      </div>
    </DesignFrame>
  )
}
